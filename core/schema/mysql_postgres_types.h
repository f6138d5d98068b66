#pragma once

#include "core/base/result.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// One line of the table of types.
struct MysqlPostgresType
{
    std::string_view mysql;    ///< as MySQL prints it, without arguments
    std::string_view postgres; ///< as PostgreSQL prints it, without arguments
    bool lossy = false;        ///< something of the type does not arrive: a Warning says what
    std::string_view remark;   ///< what the user is told; empty for nothing
};

/// Every type of MySQL, MariaDB and OceanBase, in the order of MySQL's manual.
const std::vector<MysqlPostgresType> &mysqlPostgresTypes();

/// A column's type at the destination.
struct PostgresType
{
    ColumnType type; ///< of PostgreSQL; `declared` is what stands in CREATE TABLE
    std::string
        check; ///< a condition that the old type implied, in PostgreSQL's words; empty: none
    std::vector<Note> notes;
};

/// Where a MySQL column stands: a foreign key allows fewer types.
struct PostgresUse
{
    std::string name; ///< of the column at the destination
    bool inForeignKey = false;
    bool isJson = false; ///< MariaDB: a LONGTEXT whose check wants valid JSON
};

/// Where @p column stands in its @p table.
PostgresUse postgresUseOf(const TableSchema &table, const Column &column);

/// The check of MariaDB's JSON, a LONGTEXT: the type makes it needless.
bool isJsonCheck(const Check &check, const std::string &column);

/// Texts of this type compare without regard to case, or to accents, or to blanks.
bool ignoresCaseInMysql(const ColumnType &type);

/// @p column: of a MySQL-family server.
PostgresType postgresTypeOfMysql(const Column &column, const PostgresUse &use);

/// The condition that a column has one of @p members.
std::string memberCheck(const std::string &column, const std::vector<std::string> &members);

} // namespace godwit
