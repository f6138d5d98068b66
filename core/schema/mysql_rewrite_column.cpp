#include "core/base/text.h"
#include "core/schema/mysql_collations.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/table_from_text.h"

#include <algorithm>

namespace godwit {

namespace {

std::string inColumn(const ColumnText &column)
{
    return "column " + printable(column.name);
}

/// Of the widest value a VARCHAR or VARBINARY can hold.
std::uint64_t widestBytes(const MysqlRewrite &rewrite, const ColumnText &column)
{
    const std::uint64_t length = columnTypeFromText(column).length.value_or(0);
    const Column *known = rewrite.source.findColumn(column.name);
    const std::string charset = known ? known->type.charset : std::string();
    if (charset.empty() || charset == "binary" || charset == "latin1" || charset == "ascii")
        return length;
    return length * (charset == "gbk" ? 2 : 4);
}

void rewriteType(MysqlRewrite &rewrite, ColumnText &column)
{
    const std::string name = column.typeName();
    const auto become = [&](std::string type, const std::string &why) {
        rewrite.note(inColumn(column) + ": " + name + " becomes " + type + why);
        column.type = std::move(type);
    };
    const std::string asText = ", as its text; the type's own checks and functions are gone";
    const auto asciiText = [&](const std::string &type) {
        become(type, asText);
        column.clauses.insert(column.clauses.begin(),
                              {ColumnClauseKind::CharacterSet, "CHARACTER SET ascii", "ascii"});
    };
    if (name == "uuid" && !rewrite.to.uuidType)
        asciiText("char(36)");
    else if (name == "inet4" && !rewrite.to.inet4Type)
        asciiText("varchar(15)");
    else if (name == "inet6" && !rewrite.to.inet6Type)
        asciiText("varchar(45)");
    else if (rewrite.from.oceanBase && !rewrite.to.oceanBase
             && (name == "vector" || name == "sparsevector" || name == "array" || name == "map"))
        become("longtext CHARACTER SET utf8mb4", asText);
    else if (rewrite.from.oceanBase && !rewrite.to.oceanBase && name == "roaringbitmap")
        become("longblob", ", as its bytes; the type's functions are gone");
    else if (name == "vector" && !rewrite.to.vectorType) {
        const std::uint64_t bytes = columnTypeFromText(column).length.value_or(0);
        become(bytes > 65000 ? "longblob" : "varbinary(" + std::to_string(bytes) + ')',
               ", with the same bytes");
    } else if (name == "json" && !rewrite.to.jsonType) {
        if (rewrite.to.mariaDb)
            rewrite.note(inColumn(column)
                         + ": JSON is LONGTEXT with a check at MariaDB; the text arrives as MySQL "
                           "prints it");
        else
            become("longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "");
    } else if ((name == "varchar" || name == "varbinary") && rewrite.from.oceanBase
               && !rewrite.to.oceanBase && widestBytes(rewrite, column) > 65000) {
        const bool text = name == "varchar";
        const bool medium = widestBytes(rewrite, column) > 65535;
        become(medium ? (text ? "mediumtext" : "longblob") : (text ? "text" : "blob"),
               ", as a row of MySQL's holds 65535 bytes beside its TEXT and BLOB values");
    } else if (name == "geomcollection" && (rewrite.to.mariaDb || !rewrite.to.sridAttribute)) {
        column.type = "geometrycollection"; // the same type by its older name
    }
}

void setClause(ColumnText &column, ColumnClauseKind kind, const std::string &keyword,
               const std::string &value)
{
    const std::string text = keyword + ' ' + value;
    if (ColumnClause *clause = column.find(kind)) {
        clause->text = text;
        clause->value = value;
        return;
    }
    // A collation stands behind the charset, a charset before everything else.
    auto at = column.clauses.begin();
    if (kind == ColumnClauseKind::Collate && at != column.clauses.end()
        && at->kind == ColumnClauseKind::CharacterSet)
        ++at;
    column.clauses.insert(at, {kind, text, value});
}

void noteCollation(MysqlRewrite &rewrite, const std::string &where, const std::string &from,
                   const CollationChoice &choice)
{
    const std::string message =
        where + ": collation " + from + " becomes " + choice.collation + ", which "
        + rewrite.sinkProduct() + " has"
        + (choice.consequence.empty() ? std::string() : "; " + choice.consequence);
    if (choice.consequence.empty())
        rewrite.note(message);
    else
        rewrite.lost(message);
}

/// Servers differ in the collation that a charset alone stands for, so both are spelled out; what a
/// column takes from its table stays unsaid, or newer servers would print it as the column's own.
void rewriteCharset(MysqlRewrite &rewrite, ColumnText &column)
{
    const Column *known = rewrite.source.findColumn(column.name);
    const ColumnClause *charset = column.find(ColumnClauseKind::CharacterSet);
    const ColumnClause *collation = column.find(ColumnClauseKind::Collate);
    if (!charset && !collation)
        return;
    const std::string name = collation ? collation->value
                             : known   ? known->type.collation
                                       : std::string();
    if (!charset && name == rewrite.source.collation) {
        column.remove(ColumnClauseKind::Collate);
        return;
    }
    if (name.empty())
        return;
    const std::string ownCharset =
        charset ? charset->value : std::string(name.substr(0, name.find('_')));
    const CollationChoice choice =
        chooseCollation(ownCharset, name, rewrite.target.facts.collations);
    if (!choice.same)
        noteCollation(rewrite, inColumn(column), name, choice);
    if (charset && choice.charset != charset->value)
        setClause(column, ColumnClauseKind::CharacterSet, "CHARACTER SET", choice.charset);
    else if (!charset && !choice.same)
        setClause(column, ColumnClauseKind::CharacterSet, "CHARACTER SET", choice.charset);
    setClause(column, ColumnClauseKind::Collate, "COLLATE", choice.collation);
}

void rewriteGenerated(MysqlRewrite &rewrite, ColumnText &column)
{
    ColumnClause *generated = column.find(ColumnClauseKind::Generated);
    if (!generated || generated->isRowPeriod)
        return;
    if (rewrite.usesDropped(generated->value)) {
        column.remove(ColumnClauseKind::Generated);
        rewrite.lost("generated " + inColumn(column)
                     + " becomes an ordinary one with the source's values: it is generated from a "
                       "column that is not migrated");
        return;
    }
    if (!rewrite.to.notNullGenerated && column.find(ColumnClauseKind::NotNull)) {
        column.remove(ColumnClauseKind::NotNull);
        rewrite.note(inColumn(column)
                     + ": MariaDB has no NOT NULL for generated columns; it becomes nullable");
        generated = column.find(ColumnClauseKind::Generated);
    }
    generated->text = rewrite.expression(generated->text);
}

void rewriteVisibility(MysqlRewrite &rewrite, ColumnText &column)
{
    ColumnClause *clause = column.find(ColumnClauseKind::Invisible);
    if (!clause)
        return;
    if (!rewrite.to.invisibleColumns) {
        column.remove(ColumnClauseKind::Invisible);
        rewrite.lost(inColumn(column) + ": " + rewrite.sinkProduct()
                     + " has no invisible columns; SELECT * will show it");
    } else if (!rewrite.sameDialect) {
        const bool bare = rewrite.to.mariaDb || rewrite.to.oceanBase;
        clause->text = bare ? "INVISIBLE" : "/*!80023 INVISIBLE */";
    }
}

void rewriteSrid(MysqlRewrite &rewrite, ColumnText &column)
{
    ColumnClause *clause = column.find(ColumnClauseKind::Srid);
    if (!clause || rewrite.to.sridAttribute)
        return;
    const std::string srid = clause->value;
    if (rewrite.to.mariaDb) {
        column.remove(ColumnClauseKind::Srid);
        column.type += " REF_SYSTEM_ID=" + srid; // belongs to the type there
        rewrite.note(inColumn(column) + ": SRID " + srid
                     + " becomes REF_SYSTEM_ID, which MariaDB records but does not enforce");
    } else {
        column.remove(ColumnClauseKind::Srid);
        rewrite.lost(inColumn(column) + ": the restriction to SRID " + srid + " is lost");
    }
}

bool isOnlyJsonValid(const ColumnClause &check)
{
    return toLower(check.value).starts_with("json_valid(");
}

void rewriteColumnCheck(MysqlRewrite &rewrite, ColumnText &column)
{
    ColumnClause *clause = column.find(ColumnClauseKind::Check);
    if (!clause)
        return;
    if (rewrite.sameDialect && rewrite.to.checks) {
        clause->text = rewrite.expression(clause->text);
        return;
    }
    const std::string sql = rewrite.expression(clause->value);
    if (isOnlyJsonValid(*clause))
        rewrite.note(inColumn(column)
                     + ": MariaDB's JSON stays LONGTEXT, so that its bytes arrive unchanged"
                     + (rewrite.to.checks ? "" : "; that they are JSON is no longer checked"));
    else if (!rewrite.to.checks)
        rewrite.lost(inColumn(column) + ": " + rewrite.sinkProduct()
                     + " does not enforce CHECK; lost: " + sql);
    // MySQL lets a column's own check name no other column; a table's check may.
    if (rewrite.to.checks && !rewrite.usesDropped(sql))
        rewrite.checks.push_back("CHECK (" + sql + ')');
    column.remove(ColumnClauseKind::Check);
}

void rewriteOthers(MysqlRewrite &rewrite, ColumnText &column)
{
    if (!rewrite.to.compressedColumns && column.find(ColumnClauseKind::Compressed)) {
        column.remove(ColumnClauseKind::Compressed);
        rewrite.note(inColumn(column) + ": column compression is MariaDB's; stored plain");
    }
    if (!rewrite.to.systemVersioning)
        column.remove(ColumnClauseKind::SystemVersioning);
    if (rewrite.sameDialect)
        return;
    for (const ColumnClause &clause : column.clauses)
        if (clause.kind == ColumnClauseKind::Other)
            rewrite.note(inColumn(column) + ": left out, as " + rewrite.sinkProduct()
                         + " has no such attribute: " + printable(clause.text));
    column.remove(ColumnClauseKind::Other);
}

/// Servers print what lies beyond the BMP in their catalogue as question marks.
void warnOfQuestionMarks(MysqlRewrite &rewrite, const ColumnText &column)
{
    const Column *known = rewrite.source.findColumn(column.name);
    if (!known || known->type.members.empty())
        return;
    const std::string &charset = known->type.charset;
    const bool wide = charset == "utf8mb4" || charset == "utf16" || charset == "utf16le"
                      || charset == "utf32" || charset == "gb18030";
    const bool marked = std::any_of(known->type.members.begin(), known->type.members.end(),
                                    [](const std::string &m) { return m.find('?') != m.npos; });
    if (wide && marked)
        rewrite.lost(inColumn(column)
                     + ": a member holds '?', which the server also prints for emoji and the like; "
                       "compare the member lists on both sides");
}

/// MariaDB reads and prints every zero as 0.
void noteNegativeZero(MysqlRewrite &rewrite, const ColumnText &column)
{
    const std::string type = column.typeName();
    if (rewrite.to.mariaDb && !rewrite.sameDialect && (type == "float" || type == "double")
        && column.text().find("unsigned") == std::string::npos)
        rewrite.note(inColumn(column) + ": -0 would arrive as 0, as MariaDB has no negative zero");
}

/// Older servers give such a column a default and an ON UPDATE of their own.
void warnOfImplicitTimestamp(MysqlRewrite &rewrite, const ColumnText &column)
{
    const int version = rewrite.target.facts.versionNumber;
    const bool implicit = !rewrite.to.oceanBase && version < (rewrite.to.mariaDb ? 101000 : 80002);
    if (implicit && column.typeName() == "timestamp" && column.find(ColumnClauseKind::NotNull)
        && !column.find(ColumnClauseKind::Default) && !column.find(ColumnClauseKind::Generated))
        rewrite.lost(
            inColumn(column)
            + ": without a default of its own it may get DEFAULT and ON UPDATE "
              "CURRENT_TIMESTAMP, unless explicit_defaults_for_timestamp is on at the sink");
}

} // namespace

std::string rewriteColumn(MysqlRewrite &rewrite, const std::string &definition)
{
    ColumnText column = parseColumnText(definition);
    const std::string before = column.text();
    warnOfQuestionMarks(rewrite, column);
    noteNegativeZero(rewrite, column);
    warnOfImplicitTimestamp(rewrite, column);
    rewriteType(rewrite, column);
    rewriteCharset(rewrite, column);
    rewriteGenerated(rewrite, column);
    rewriteDefault(rewrite, column);
    rewriteVisibility(rewrite, column);
    rewriteSrid(rewrite, column);
    rewriteColumnCheck(rewrite, column);
    rewriteOthers(rewrite, column);
    const std::string after = column.text();
    return after == before ? definition : after;
}

} // namespace godwit
