#include "core/schema/plan_transfer.h"
