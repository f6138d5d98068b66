#include "core/state/state_database.h"
