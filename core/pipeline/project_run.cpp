#include "core/pipeline/project_run.h"
