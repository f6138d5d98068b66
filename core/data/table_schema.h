// What a store says about its databases, tables and views. Values only; connectors fill them in and
// schema/ turns one store's into another's.
#pragma once

#include "core/data/table_name.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// What a column holds, whichever store it comes from.
enum class TypeKind {
    Boolean,
    Integer,
    Decimal,
    Float,  ///< four bytes
    Double, ///< eight bytes
    Bit,
    Char,
    Varchar,
    Text,
    Binary,
    Varbinary,
    Blob,
    Date,
    Time,
    DateTime,  ///< without time zone
    Timestamp, ///< an instant
    Year,
    Enum,
    Set,
    Json,
    Geometry,
    Uuid,
    Inet,    ///< MariaDB's INET4 and INET6
    Dynamic, ///< SQLite: each value has its own storage class; `affinity` says what it leans to
    Unknown,
};

enum class Affinity { Integer, Real, Numeric, Text, Blob }; ///< SQLite's

struct ColumnType
{
    TypeKind kind = TypeKind::Unknown;
    std::string declared; ///< as the store prints it: "int(10) unsigned"
    int integerBytes = 0; ///< 1, 2, 3, 4, 8 for Integer
    bool isUnsigned = false;
    bool zerofill = false;
    std::optional<std::uint64_t> length; ///< characters of text, bytes of binary, bits of Bit
    std::optional<int> precision;        ///< digits of Decimal
    std::optional<int> scale;            ///< fractional digits of Decimal, of seconds in times
    std::vector<std::string> members;    ///< of Enum and Set, in UTF-8
    std::string charset;                 ///< empty: binary or no text
    std::string collation;
    std::optional<std::uint32_t> srid;
    std::string geometryType;           ///< "point", "geometry", ...
    Affinity affinity = Affinity::Blob; ///< Dynamic only
    bool operator==(const ColumnType &) const = default;
};

/// What a look at every value of a SQLite column found; decides the type it becomes elsewhere.
struct ColumnProfile
{
    std::uint64_t nulls = 0, integers = 0, reals = 0, texts = 0, blobs = 0; ///< values
    std::int64_t smallestInteger = 0, largestInteger = 0;
    std::uint64_t longestText = 0; ///< characters
    std::uint64_t longestBlob = 0; ///< bytes; a text with a NUL inside counts as its bytes
    std::uint64_t longestTextBytes = 0;
    std::uint64_t malformedTexts = 0; ///< texts that are not UTF-8
    std::uint64_t paddedTexts = 0;    ///< texts that end with a blank
    std::uint64_t dates = 0;          ///< texts YYYY-MM-DD, from the year 1000 on
    std::uint64_t dateTimes = 0;      ///< texts YYYY-MM-DD HH:MM:SS, with or without a fraction
    std::uint64_t times = 0;          ///< texts HH:MM:SS, with or without a fraction
    int secondDigits = 0;             ///< the longest fraction of dateTimes and times
    std::uint64_t decimalTexts = 0;   ///< texts such as 12 and -0.50
    std::uint64_t unsignedTexts = 0;  ///< of these, integers from 0 to 2^64-1
    std::uint64_t decimalReals = 0;   ///< reals with a decimal form, which -0 and infinities lack
    std::uint64_t infinities = 0;
    int integerDigits = 0;  ///< of decimalTexts and decimalReals: the most before the point
    int fractionDigits = 0; ///< ... and after it, without zeros at the end
    bool operator==(const ColumnProfile &) const = default;
};

enum class Generated { No, Virtual, Stored };

struct Column
{
    std::string name;
    ColumnType type;
    bool nullable = true;
    std::optional<std::string> defaultExpression; ///< SQL text of the store, quotes included
    std::string onUpdate;                         ///< "CURRENT_TIMESTAMP(6)"
    bool autoIncrement = false;
    Generated generated = Generated::No;
    std::string generatedExpression;
    bool invisible = false;
    std::string comment;
    std::optional<ColumnProfile> profile;
    bool operator==(const Column &) const = default;
};

struct IndexPart
{
    std::string column;                        ///< empty for an expression
    std::string expression;                    ///< functional index; empty for a column
    std::optional<std::uint64_t> prefixLength; ///< characters or bytes
    bool descending = false;
    std::string collation; ///< SQLite: of this part, if not the column's
    bool operator==(const IndexPart &) const = default;
};

enum class IndexKind { Primary, Unique, Plain, Fulltext, Spatial };

struct Index
{
    std::string name;
    IndexKind kind = IndexKind::Plain;
    std::vector<IndexPart> parts;
    std::string algorithm; ///< "BTREE", "HASH"
    std::string comment;
    std::string where; ///< SQLite: partial index
    bool visible = true;
    bool operator==(const Index &) const = default;
};

struct ForeignKey
{
    std::string name;
    std::vector<std::string> columns;
    TableName referencedTable;
    std::vector<std::string> referencedColumns; ///< empty (SQLite): the referenced primary key
    std::string onDelete; ///< "CASCADE", "SET NULL", ...; empty: the store's default
    std::string onUpdate;
    bool deferrable = false;
    bool operator==(const ForeignKey &) const = default;
};

struct Check
{
    std::string name;
    std::string expression; ///< without the outer parentheses
    bool enforced = true;
    bool operator==(const Check &) const = default;
};

struct TableSchema
{
    TableName name;
    std::vector<Column> columns; ///< in the table's order
    std::vector<Index> indexes;  ///< primary key first, then in the store's order
    std::vector<ForeignKey> foreignKeys;
    std::vector<Check> checks;
    std::string engine;
    std::string charset;
    std::string collation;
    std::string comment;
    std::optional<std::uint64_t> autoIncrement; ///< the next value
    std::string partitionClause;                ///< as the store prints it; empty: not partitioned
    std::string createStatement;                ///< as the store prints it
    std::uint64_t estimatedRows = 0;
    std::uint64_t dataBytes = 0;       ///< without indexes, estimated
    bool withoutRowid = false;         ///< SQLite
    bool strict = false;               ///< SQLite
    std::vector<std::string> triggers; ///< names; triggers themselves are not migrated
    std::vector<std::string>
        extraStatements; ///< SQLite: CREATE INDEX; OceanBase: CREATE TABLEGROUP; PostgreSQL:
                         ///< partitions, constraints, indexes
    /// What else belongs to the table and has no place here, each in words, such as "the exclusion
    /// constraint x"; no other store has it.
    std::vector<std::string> oddities;

    const Column *findColumn(std::string_view columnName) const;
    const Index *primaryKey() const;
    /// The key that identifies a row: the primary key, else the first unique index without
    /// NULLs, prefixes and expressions. Null: the table has no key.
    const Index *rowKey() const;
    bool operator==(const TableSchema &) const = default;
};

struct ViewSchema
{
    TableName name;
    std::string createStatement; ///< as the store prints it
    std::string select;          ///< the body, as stored
    std::vector<std::string> columns;
    std::string algorithm;   ///< "UNDEFINED", "MERGE", "TEMPTABLE"
    std::string sqlSecurity; ///< "DEFINER", "INVOKER"
    std::string checkOption; ///< "NONE", "LOCAL", "CASCADED"
    std::string clientCharset;
    std::string connectionCollation;
    std::string sqlMode;
    std::vector<TableName> dependsOn; ///< tables and views its body names, as far as known
    bool operator==(const ViewSchema &) const = default;
};

struct DatabaseSchema
{
    std::string name;
    std::string charset;
    std::string collation;
    bool operator==(const DatabaseSchema &) const = default;
};

enum class ObjectKind { Table, View };

/// One line of a store's list of tables and views: cheap to read for a hundred thousand of them.
struct CatalogObject
{
    TableName name;
    ObjectKind kind = ObjectKind::Table;
    std::uint64_t estimatedRows = 0;
    bool rowsAreExact = false;
    std::uint64_t dataBytes = 0;
    bool hasUniqueKey = false; ///< a key in the sense of TableSchema::rowKey()
    bool operator==(const CatalogObject &) const = default;
};

/// Something of a database that Godwit never migrates: a function, a sequence of its own, ...
struct OtherObject
{
    std::string database;
    std::string kind; ///< in words: "function", "foreign table"
    std::string name;
    auto operator<=>(const OtherObject &) const = default;
};

struct Catalog
{
    std::vector<DatabaseSchema> databases;
    std::vector<OtherObject> others;    ///< sorted by database, kind, name
    std::vector<CatalogObject> objects; ///< sorted by database, then name
    bool operator==(const Catalog &) const = default;
};

} // namespace godwit
