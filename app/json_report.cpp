#include "app/json_report.h"
