#include "core/state/run_store.h"
