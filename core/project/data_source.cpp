#include "core/project/data_source.h"
