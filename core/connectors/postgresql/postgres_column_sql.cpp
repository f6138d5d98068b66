#include "core/connectors/postgresql/postgres_column_sql.h"

namespace godwit {

std::string baseTypeOfAttribute()
{
    return "WITH RECURSIVE step(typ, typmod, strict) AS ("
           "SELECT a.atttypid, a.atttypmod, false UNION ALL "
           "SELECT t.typbasetype, t.typtypmod, step.strict OR t.typnotnull FROM step"
           " JOIN pg_catalog.pg_type t ON t.oid = step.typ AND t.typtype = 'd')"
           " SELECT step.typ, pg_catalog.format_type(step.typ, step.typmod) AS declared,"
           " t.typtype, step.strict FROM step JOIN pg_catalog.pg_type t ON t.oid = step.typ"
           " WHERE t.typtype <> 'd'";
}

std::string hasDeferrableKey()
{
    return "EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid"
           " AND NOT i.indimmediate)";
}

} // namespace godwit
