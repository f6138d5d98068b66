#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class ColumnClauseKind {
    CharacterSet,
    Collate,
    Generated,
    NotNull,
    Null,
    Default,
    OnUpdate,
    AutoIncrement,
    Comment,
    Invisible,
    Srid,
    Check,
    Compressed,       ///< MariaDB
    SystemVersioning, ///< MariaDB: WITH or WITHOUT SYSTEM VERSIONING
    Other,
};

struct ColumnClause
{
    ColumnClauseKind kind = ColumnClauseKind::Other;
    std::string text; ///< as printed
    /// Charset or collation; the default's SQL; the generated column's expression or "ROW START",
    /// the check's, without parentheses; the comment's literal; the SRID.
    std::string value;
    bool stored = false;      ///< Generated: STORED or PERSISTENT
    bool isRowPeriod = false; ///< Generated: AS ROW START or END
};

/// A column's definition as SHOW CREATE TABLE prints it, clause by clause.
struct ColumnText
{
    std::string name; ///< unquoted
    std::string type; ///< "int(10) unsigned zerofill", "enum('a','b')"
    std::vector<ColumnClause> clauses;

    const ColumnClause *find(ColumnClauseKind kind) const;
    ColumnClause *find(ColumnClauseKind kind);
    void remove(ColumnClauseKind kind);
    /// The type's first word, lower case: "int", "enum".
    std::string typeName() const;
    std::string text() const; ///< put together again
};

ColumnText parseColumnText(std::string_view definition);

/// True if a default's SQL is a literal, NULL or CURRENT_TIMESTAMP: what every server accepts
/// without parentheses.
bool isPlainDefault(std::string_view sql);

} // namespace godwit
