#include "core/schema/convert_schema.h"
