#include "core/connectors/sqlite/sqlite_connector.h"
