#include "core/state/run_state.h"
