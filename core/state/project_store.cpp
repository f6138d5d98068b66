#include "core/state/project_store.h"
