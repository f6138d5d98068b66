#include "core/connectors/mysql/mysql_connector.h"
