#include "core/connectors/mysql/mysql_connection.h"
