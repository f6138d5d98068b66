#include "core/pipeline/project_plan.h"
