#include "core/connectors/mysql/mysql_schema_reader.h"
