#include "core/mapping/resolve_objects.h"
