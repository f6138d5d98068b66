#include "core/connectors/postgresql/postgres_table_reader.h"

#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_catalog.h"
#include "core/connectors/postgresql/postgres_column_sql.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

namespace godwit {

namespace {

/// In words, of the table $OID.
constexpr const char *odditiesSql =
    "SELECT 'the exclusion constraint ' || k.conname || ' ' ||"
    " pg_catalog.pg_get_constraintdef(k.oid)"
    " FROM pg_catalog.pg_constraint k WHERE k.contype = 'x' AND k.conrelid = $OID"
    " UNION ALL SELECT 'the row security policy ' || p.polname FROM pg_catalog.pg_policy p"
    " WHERE p.polrelid = $OID"
    " UNION ALL SELECT 'the rule ' || r.rulename FROM pg_catalog.pg_rewrite r"
    " WHERE r.ev_class = $OID"
    " UNION ALL SELECT 'the inheritance from ' || i.inhparent::pg_catalog.regclass"
    " FROM pg_catalog.pg_inherits i WHERE i.inhrelid = $OID"
    " UNION ALL SELECT 'the inheritance of ' || i.inhrelid::pg_catalog.regclass"
    " || ', whose rows are not among its own any more' FROM pg_catalog.pg_inherits i"
    " JOIN pg_catalog.pg_class p ON p.oid = i.inhparent AND p.relkind = 'r'"
    " WHERE i.inhparent = $OID"
    " UNION ALL SELECT 'the domain ' || pg_catalog.format_type(a.atttypid, NULL) || ' of column '"
    " || a.attname || ', whose conditions become the table''s,' FROM pg_catalog.pg_attribute a"
    " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid AND t.typtype = 'd'"
    " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = $OID"
    " UNION ALL SELECT 'GENERATED ALWAYS of the identity column ' || a.attname || ', which takes a"
    " number that it is given,' FROM pg_catalog.pg_attribute a WHERE a.attidentity = 'a'"
    " AND NOT a.attisdropped AND a.attrelid = $OID"
    " UNION ALL SELECT 'the step ' || s.seqincrement || ' of the numbers of column ' || a.attname"
    " FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid"
    " JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
    " WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')"
    " AND s.seqincrement <> 1 AND d.refobjid = $OID"
    " UNION ALL SELECT 'UNLOGGED' FROM pg_catalog.pg_class c WHERE c.relpersistence = 'u'"
    " AND c.oid = $OID"
    " UNION ALL SELECT 'the storage option ' || o FROM pg_catalog.pg_class c,"
    " unnest(c.reloptions) o WHERE c.oid = $OID"
    " UNION ALL SELECT 'the statistics object ' || s.stxname FROM pg_catalog.pg_statistic_ext s"
    " WHERE s.stxrelid = $OID"
    " UNION ALL SELECT 'the index ' || ic.relname || ' of its partition '"
    " || i.indrelid::pg_catalog.regclass || ' alone' FROM pg_catalog.pg_partition_tree($OID) t"
    " JOIN pg_catalog.pg_index i ON i.indrelid = t.relid AND t.level > 0"
    " JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid WHERE NOT ic.relispartition";

/// What another PostgreSQL server makes the table whole with, in this order: its partitions, keys
/// and constraints, indexes. Beside it what CREATE TABLE would say in its place, where it can;
/// checks stand there only, as they are read for themselves.
constexpr const char *statementsSql =
    "SELECT kind, s, line FROM (SELECT 1 AS kind, t.level AS n, c.relname AS name,"
    " pg_catalog.format('CREATE TABLE %I.%I PARTITION OF %s ', n.nspname, c.relname,"
    " t.parentrelid::pg_catalog.regclass) || pg_catalog.pg_get_expr(c.relpartbound, c.oid)"
    " || COALESCE(' PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid), '') AS s, NULL AS line"
    " FROM pg_catalog.pg_partition_tree($OID) t JOIN pg_catalog.pg_class c ON c.oid = t.relid"
    " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE t.level > 0"
    " UNION ALL SELECT 2, pg_catalog.strpos('puxfc', k.contype), k.conname, CASE WHEN k.contype <>"
    " 'c' THEN pg_catalog.format('ALTER TABLE %s ADD %s', k.conrelid::pg_catalog.regclass, d.line)"
    " END, d.line FROM pg_catalog.pg_constraint k, LATERAL (SELECT pg_catalog.format("
    "'CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)) AS line) d"
    " WHERE k.contype IN ('p', 'u', 'x', 'f', 'c') AND k.conparentid = 0 AND k.conrelid = $OID"
    " UNION ALL SELECT 3, 0, c.relname,"
    " pg_catalog.replace(pg_catalog.pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), NULL"
    " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
    " WHERE i.indislive AND (i.indisvalid OR NOT i.indisunique) AND i.indrelid = $OID"
    " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid"
    " AND k.contype IN ('p', 'u', 'x'))) AS all_of_them ORDER BY kind, n, name";

std::string action(std::string_view letter)
{
    switch (letter.empty() ? 'a' : letter.front()) {
    case 'r':
        return "RESTRICT";
    case 'c':
        return "CASCADE";
    case 'n':
        return "SET NULL";
    case 'd':
        return "SET DEFAULT";
    default:
        return {};
    }
}

/// `(x > 0)` without the parentheses around it all.
std::string withoutParentheses(std::string_view text)
{
    if (!text.starts_with('(') || !text.ends_with(')'))
        return std::string(text);
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'')
            inText = !inText;
        if (inText)
            continue;
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0 && i + 1 < text.size())
            return std::string(text);
    }
    return std::string(text.substr(1, text.size() - 2));
}

/// A domain's check speaks of VALUE; a table's of its column.
std::string aboutColumn(const std::string &check, const std::string &column)
{
    std::string out;
    for (const Lexeme &token : lexSqlite(check))
        out += token.kind == LexemeKind::Word && token.text == "VALUE"
                   ? quoteName(Dialect::PostgreSql, column)
                   : std::string(token.text);
    return out;
}

/// Members joined by the character 1, as the query below joins them.
std::vector<std::string> membersOf(std::string_view joined)
{
    return joined.empty() ? std::vector<std::string>() : split(joined, '\x01');
}

} // namespace

Result<TableSchema> PostgresTableReader::run()
{
    for (const auto step :
         {&PostgresTableReader::readTable, &PostgresTableReader::readColumns,
          &PostgresTableReader::readIndexes, &PostgresTableReader::readForeignKeys,
          &PostgresTableReader::readChecks, &PostgresTableReader::readOddities,
          &PostgresTableReader::readStatements}) {
        if (auto done = (this->*step)(); !done)
            return failure(std::move(done));
    }
    readNextNumber();
    writeStatement();
    return std::move(m_table);
}

Result<void> PostgresTableReader::readTable()
{
    auto rows = m_connection.query(
        "SELECT c.oid, pg_catalog.obj_description(c.oid, 'pg_class'), " + estimatedRowsOf() + ", "
        + dataBytesOf()
        + ", CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END"
          " FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p') AND c.oid ="
          " pg_catalog.to_regclass("
        + m_connection.literal(quoteTable(Dialect::PostgreSql, m_table.name)) + ")");
    if (!rows)
        return failure(std::move(rows));
    if (rows->rows() == 0)
        return fail(ErrorCode::ObjectMissing, "there is no table " + m_table.name.qualified(),
                    "check the name, and whether the account may see it");
    m_oid = rows->cell(0, 0);
    m_table.comment = rows->cell(0, 1);
    m_table.estimatedRows = parseUnsigned(rows->cell(0, 2)).value_or(0);
    m_table.dataBytes = parseUnsigned(rows->cell(0, 3)).value_or(0);
    if (!rows->isNull(0, 4))
        m_table.partitionClause = "PARTITION BY " + std::string(rows->cell(0, 4));
    return {};
}

Result<void> PostgresTableReader::readColumns()
{
    auto rows = m_connection.query(
        "SELECT a.attname, d.declared, d.typtype, a.attnotnull OR d.strict,"
        " COALESCE(pg_catalog.pg_get_expr(x.adbin, x.adrelid), own.typdefault),"
        " a.attidentity, a.attgenerated, pg_catalog.col_description(a.attrelid, a.attnum),"
        " CASE WHEN own.typtype = 'd' THEN pg_catalog.format_type(a.atttypid, NULL) END,"
        " (SELECT pg_catalog.string_agg(e.enumlabel, pg_catalog.chr(1) ORDER BY e.enumsortorder)"
        " FROM pg_catalog.pg_enum e WHERE e.enumtypid = d.typ),"
        " CASE WHEN a.attcollation <> own.typcollation THEN co.collname END"
        " FROM pg_catalog.pg_attribute a"
        " JOIN pg_catalog.pg_type own ON own.oid = a.atttypid"
        " JOIN LATERAL ("
        + baseTypeOfAttribute()
        + ") d ON true"
          " LEFT JOIN pg_catalog.pg_attrdef x ON x.adrelid = a.attrelid AND x.adnum = a.attnum"
          " LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation"
          " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = "
        + m_oid + " ORDER BY a.attnum");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        Column column;
        column.name = rows->cell(i, 0);
        column.type = postgresType(rows->cell(i, 1));
        if (rows->cell(i, 2) == "e") {
            column.type = ColumnType();
            column.type.kind = TypeKind::Enum;
            column.type.declared = rows->cell(i, 1);
            column.type.members = membersOf(rows->cell(i, 9));
        }
        column.type.collation = rows->cell(i, 10);
        column.nullable = rows->cell(i, 3) != "t";
        const std::string expression(rows->cell(i, 4));
        column.comment = rows->cell(i, 7);
        if (!rows->isNull(i, 8))
            m_domains[column.name] = rows->cell(i, 8);
        if (rows->cell(i, 6) == "s") {
            column.generated = Generated::Stored;
            column.generatedExpression = withoutParentheses(expression);
        } else if (!rows->cell(i, 5).empty()) {
            column.autoIncrement = true;
        } else if (!rows->isNull(i, 4)) {
            column.autoIncrement = expression.starts_with("nextval(");
            column.defaultExpression = expression;
        }
        m_table.columns.push_back(std::move(column));
    }
    return {};
}

Result<void> PostgresTableReader::readIndexes()
{
    auto rows = m_connection.query(
        "SELECT ic.relname, i.indisprimary, i.indisunique, am.amname,"
        " pg_catalog.pg_get_expr(i.indpred, i.indrelid), a.attname,"
        " pg_catalog.pg_get_indexdef(i.indexrelid, k.n, false), i.indoption[k.n - 1] & 1,"
        " pg_catalog.obj_description(i.indexrelid, 'pg_class')"
        " FROM pg_catalog.pg_index i"
        " JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid"
        " JOIN pg_catalog.pg_am am ON am.oid = ic.relam"
        " CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts::int) k(n)"
        " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid"
        " AND a.attnum = i.indkey[k.n - 1] AND a.attnum > 0"
        " WHERE i.indislive AND (i.indisvalid OR NOT i.indisunique) AND NOT i.indisexclusion"
        " AND i.indrelid = "
        + m_oid + " ORDER BY i.indisprimary DESC, ic.relname, k.n");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const std::string name(rows->cell(i, 0));
        if (m_table.indexes.empty() || m_table.indexes.back().name != name) {
            Index index;
            index.name = name;
            index.kind = rows->cell(i, 1) == "t"   ? IndexKind::Primary
                         : rows->cell(i, 2) == "t" ? IndexKind::Unique
                                                   : IndexKind::Plain;
            index.algorithm = toUpper(rows->cell(i, 3));
            index.where = withoutParentheses(rows->cell(i, 4));
            index.comment = rows->cell(i, 8);
            m_table.indexes.push_back(std::move(index));
        }
        IndexPart part;
        part.column = rows->cell(i, 5);
        if (part.column.empty())
            part.expression = withoutParentheses(rows->cell(i, 6));
        part.descending = rows->cell(i, 7) == "1";
        m_table.indexes.back().parts.push_back(std::move(part));
    }
    return {};
}

Result<void> PostgresTableReader::readForeignKeys()
{
    auto rows = m_connection.query(
        "SELECT k.conname, n.nspname, f.relname, k.confdeltype, k.confupdtype, k.condeferrable,"
        " a.attname, b.attname FROM pg_catalog.pg_constraint k"
        " JOIN pg_catalog.pg_class f ON f.oid = k.confrelid"
        " JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace"
        " CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY p(own, other, "
        "n)"
        " JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.own"
        " JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = p.other"
        " WHERE k.contype = 'f' AND NOT f.relispartition AND k.conrelid = "
        + m_oid + " ORDER BY k.conname, k.oid, p.n");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const std::string name(rows->cell(i, 0));
        if (m_table.foreignKeys.empty() || m_table.foreignKeys.back().name != name) {
            ForeignKey key;
            key.name = name;
            key.referencedTable = {std::string(rows->cell(i, 1)), std::string(rows->cell(i, 2))};
            key.onDelete = action(rows->cell(i, 3));
            key.onUpdate = action(rows->cell(i, 4));
            key.deferrable = rows->cell(i, 5) == "t";
            m_table.foreignKeys.push_back(std::move(key));
        }
        m_table.foreignKeys.back().columns.emplace_back(rows->cell(i, 6));
        m_table.foreignKeys.back().referencedColumns.emplace_back(rows->cell(i, 7));
    }
    return {};
}

Result<void> PostgresTableReader::readChecks()
{
    auto rows = m_connection.query(
        "SELECT k.conname, pg_catalog.pg_get_expr(k.conbin, k.conrelid), NULL"
        " FROM pg_catalog.pg_constraint k WHERE k.contype = 'c' AND k.conrelid = "
        + m_oid
        + " UNION ALL SELECT k.conname, pg_catalog.pg_get_expr(k.conbin, 0), a.attname"
          " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_constraint k"
          " ON k.contypid = a.atttypid AND k.contype = 'c'"
          " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = "
        + m_oid + " ORDER BY 1, 3");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        Check check;
        check.name = rows->cell(i, 0);
        check.expression = withoutParentheses(rows->cell(i, 1));
        if (!rows->isNull(i, 2))
            check.expression = aboutColumn(check.expression, std::string(rows->cell(i, 2)));
        m_table.checks.push_back(std::move(check));
    }
    return {};
}

Result<void> PostgresTableReader::readOddities()
{
    auto triggers = m_connection.query("SELECT tgname FROM pg_catalog.pg_trigger WHERE NOT"
                                       " tgisinternal AND tgrelid = "
                                       + m_oid + " ORDER BY tgname");
    if (!triggers)
        return failure(std::move(triggers));
    for (std::size_t i = 0; i < triggers->rows(); ++i)
        m_table.triggers.emplace_back(triggers->cell(i, 0));
    auto rows = m_connection.query(replaced(odditiesSql, "$OID", m_oid));
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i)
        m_table.oddities.emplace_back(rows->cell(i, 0));
    return {};
}

Result<void> PostgresTableReader::readStatements()
{
    auto rows = m_connection.query(replaced(statementsSql, "$OID", m_oid));
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        if (!rows->isNull(i, 1))
            m_table.extraStatements.emplace_back(rows->cell(i, 1));
        if (!rows->isNull(i, 2))
            m_constraintLines.emplace_back(rows->cell(i, 2));
        if (rows->cell(i, 0) == "3")
            m_indexStatements.emplace_back(rows->cell(i, 1));
    }
    return {};
}

void PostgresTableReader::readNextNumber()
{
    for (const Column &column : m_table.columns) {
        if (!column.autoIncrement)
            continue;
        // Empty where the account may not read the sequence, and where it was never used.
        const auto last = m_connection.queryText(
            "SELECT pg_catalog.pg_sequence_last_value(pg_catalog.pg_get_serial_sequence("
            + m_connection.literal(quoteTable(Dialect::PostgreSql, m_table.name)) + ", "
            + m_connection.literal(column.name) + ")::pg_catalog.regclass)");
        if (const auto number = last ? parseUnsigned(*last) : std::nullopt)
            m_table.autoIncrement = *number + 1;
        return;
    }
}

// As far as a reader of the plan wants to know: the server has no statement that prints one.
void PostgresTableReader::writeStatement()
{
    std::vector<std::string> lines;
    for (const Column &column : m_table.columns) {
        const auto domain = m_domains.find(column.name);
        std::string line = quoteName(Dialect::PostgreSql, column.name) + ' '
                           + (domain == m_domains.end() ? column.type.declared : domain->second);
        if (column.generated == Generated::Stored)
            line += " GENERATED ALWAYS AS (" + column.generatedExpression + ") STORED";
        else if (column.defaultExpression)
            line += " DEFAULT " + *column.defaultExpression;
        else if (column.autoIncrement)
            line += " GENERATED BY DEFAULT AS IDENTITY";
        lines.push_back(line + (column.nullable ? "" : " NOT NULL"));
    }
    lines.insert(lines.end(), m_constraintLines.begin(), m_constraintLines.end());
    std::string &sql = m_table.createStatement;
    sql = "CREATE TABLE " + quoteTable(Dialect::PostgreSql, m_table.name) + " (\n  "
          + join(lines, ",\n  ") + "\n)";
    if (!m_table.partitionClause.empty())
        sql += ' ' + m_table.partitionClause;
    for (const std::string &index : m_indexStatements)
        sql += ";\n" + index;
}

} // namespace godwit
