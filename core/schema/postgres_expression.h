#pragma once

#include "core/schema/translate_sql.h"

#include <string_view>

namespace godwit {

/// PostgreSQL's SQL, as its catalogue prints it, in MySQL's words: casts go, `= ANY (ARRAY[...])`
/// becomes IN, names are quoted the other way. Whatever may mean something else there is named as
/// an obstacle. `setting.from` and `to` are not looked at; `||` counts as an obstacle in
/// expressions, but not in queries, whose session reads it as PostgreSQL does.
TranslatedSql translatePostgresSql(std::string_view sql, const SqlSetting &setting);

} // namespace godwit
