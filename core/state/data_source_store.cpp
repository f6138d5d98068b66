#include "core/state/data_source_store.h"
