#include "core/schema/sqlite_postgres_types.h"

#include "core/base/text.h"
#include "core/schema/postgres_types.h"

#include <algorithm>

namespace godwit {

namespace {

/// What PostgreSQL takes in MySQL's place: any text or number of bytes may be a key, and infinities
/// are numbers.
ChosenType chosenAsForMysql(const Column &column, const ColumnUse &use)
{
    ServerFacts able;
    able.dialect = Dialect::MySql;
    able.versionNumber = 80016;
    able.collations = {"utf8mb4_0900_bin"};
    ColumnUse wide = use;
    wide.keyBytes = 1ULL << 40;
    Column finite = column;
    if (finite.profile)
        finite.profile->infinities = 0;
    return chooseMysqlType(finite, wide, able);
}

} // namespace

ColumnUse sqliteUseOf(const TableSchema &table, const Column &column)
{
    ColumnUse use;
    for (const Index &index : table.indexes) {
        const bool found =
            std::any_of(index.parts.begin(), index.parts.end(),
                        [&](const IndexPart &part) { return part.column == column.name; });
        const bool unique = index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
        use.inKey = use.inKey || (found && unique && index.where.empty());
        use.inIndex = use.inIndex || found;
    }
    for (const ForeignKey &key : table.foreignKeys) {
        for (const std::string &name : key.columns)
            use.inForeignKey = use.inForeignKey || equalsIgnoringCase(name, column.name);
    }
    return use;
}

PostgresType postgresTypeOfSqlite(const Column &column, const ColumnUse &use,
                                  const std::string &sinkColumn)
{
    ChosenType mysql = chosenAsForMysql(column, use);
    // A length that was not declared is no promise.
    const bool unsized =
        !column.type.length
        && (mysql.type.kind == TypeKind::Varchar || mysql.type.kind == TypeKind::Varbinary);
    if (unsized) {
        mysql.type.kind = mysql.type.kind == TypeKind::Varchar ? TypeKind::Text : TypeKind::Blob;
        mysql.type.declared.clear();
    }
    Column as;
    as.name = column.name;
    as.type = mysql.type;
    PostgresUse sinkUse;
    sinkUse.name = sinkColumn;
    PostgresType chosen = postgresTypeOfMysql(as, sinkUse);
    chosen.notes.clear(); // they speak of MySQL's types
    for (Note &note : mysql.notes) {
        note.message = replaced(std::move(note.message), "of MySQL", "of PostgreSQL");
        note.message = replaced(std::move(note.message), "MySQL", "PostgreSQL");
        note.message = replaced(std::move(note.message), "DOUBLE", "double precision");
        note.message = replaced(std::move(note.message), "VARCHAR", "varchar");
        chosen.notes.push_back(std::move(note));
    }
    return chosen;
}

} // namespace godwit
