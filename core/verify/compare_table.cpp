#include "core/verify/compare_table.h"
