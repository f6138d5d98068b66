#pragma once

#include "core/schema/sqlite_mysql_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What becomes of a type's values on the way.
enum class TypeLoss {
    None,  ///< every value arrives as it is
    Note,  ///< every value that MySQL can hold; the rest is refused there, with an error
    Lossy, ///< something of the type or of its values does not arrive
};

/// One line of the table of types.
struct PostgresMysqlType
{
    std::string_view postgres; ///< without arguments
    std::string_view mysql;    ///< "" where it depends on the arguments
    TypeKind kind = TypeKind::Text;
    TypeLoss loss = TypeLoss::None;
    std::string_view remark; ///< what the user is told; empty for None
};

/// Every type that PostgreSQL itself has, in the order of the manual.
const std::vector<PostgresMysqlType> &postgresMysqlTypes();

/// The MySQL type of a PostgreSQL column. A type that is not in the table becomes LONGTEXT, with a
/// warning.
ChosenType chooseMysqlTypeOfPostgres(const Column &column, const ColumnUse &use,
                                     const ServerFacts &sink);

} // namespace godwit
