#include "core/base/text.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/table_from_text.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

bool isLob(TypeKind kind)
{
    return kind == TypeKind::Text || kind == TypeKind::Blob || kind == TypeKind::Json
           || kind == TypeKind::Geometry;
}

bool isTimestampCall(std::string_view sql)
{
    const std::vector<SqlToken> tokens = tokenize(sql);
    return !tokens.empty()
           && (tokens[0].is("CURRENT_TIMESTAMP") || tokens[0].is("NOW")
               || tokens[0].is("LOCALTIMESTAMP"));
}

/// A function in @p sql that the sink's dialect does not have; empty if none is known.
std::string missingFunction(std::string_view sql, bool toMariaDb)
{
    static constexpr std::array<std::string_view, 10> onlyMysql = {
        "uuid_to_bin",       "bin_to_uuid", "is_uuid",      "regexp_like", "json_storage_size",
        "json_storage_free", "st_latitude", "st_longitude", "st_swapxy",   "statement_digest"};
    static constexpr std::array<std::string_view, 10> onlyMariaDb = {
        "json_detailed", "json_compact", "json_loose",       "column_create", "column_get",
        "add_months",    "to_char",      "natural_sort_key", "sformat",       "sys_guid"};
    const auto &missing = toMariaDb ? onlyMysql : onlyMariaDb;
    for (const SqlToken &token : tokenize(sql)) {
        const std::string word = toLower(token.text);
        if (token.kind == TokenKind::Word
            && std::find(missing.begin(), missing.end(), word) != missing.end())
            return word;
    }
    return {};
}

bool usesSequence(std::string_view sql)
{
    const std::vector<SqlToken> tokens = tokenize(sql);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].is("nextval") || tokens[i].is("lastval")
            || (tokens[i].is("next") && i + 1 < tokens.size() && tokens[i + 1].is("value")))
            return true;
    return false;
}

class DefaultRewriter
{
public:
    DefaultRewriter(MysqlRewrite &rewrite, ColumnText &column)
        : m_rewrite(rewrite)
        , m_column(column)
        , m_type(columnTypeFromText(column))
        , m_where("column " + printable(column.name))
    {}

    void run()
    {
        onUpdate();
        ColumnClause *clause = m_column.find(ColumnClauseKind::Default);
        if (!clause || equalsIgnoringCase(clause->value, "NULL"))
            return;
        if (isTimestampCall(clause->value) && holdsMoment())
            set(withPrecision(clause->value));
        else if (isPlainDefault(clause->value) && !isTimestampCall(clause->value))
            literal(clause->value);
        else
            expression(clause->value);
    }

private:
    bool holdsMoment() const
    {
        return m_type.kind == TypeKind::DateTime || m_type.kind == TypeKind::Timestamp;
    }

    void set(const std::string &value)
    {
        ColumnClause *clause = m_column.find(ColumnClauseKind::Default);
        clause->value = value;
        clause->text = "DEFAULT " + value;
    }

    void drop(const std::string &why)
    {
        const std::string value = m_column.find(ColumnClauseKind::Default)->value;
        m_column.remove(ColumnClauseKind::Default);
        m_rewrite.lost(m_where + ": the default is lost, as " + why + ": " + printable(value));
    }

    /// MySQL wants the digits of CURRENT_TIMESTAMP to be the column's; MariaDB does not care.
    std::string withPrecision(const std::string &value)
    {
        const std::string digits = tokenDigits(value);
        const std::string wanted = std::to_string(m_type.scale.value_or(0));
        if (m_rewrite.to.mariaDb || digits == wanted)
            return value;
        return wanted == "0" ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(" + wanted + ')';
    }

    static std::string tokenDigits(const std::string &value)
    {
        for (const SqlToken &token : tokenize(value))
            if (token.kind == TokenKind::Number)
                return std::string(token.text);
        return "0";
    }

    void onUpdate()
    {
        ColumnClause *clause = m_column.find(ColumnClauseKind::OnUpdate);
        if (!clause)
            return;
        const std::string value = withPrecision(clause->value);
        if (value == clause->value)
            return;
        clause->value = value;
        clause->text = "ON UPDATE " + value;
    }

    void literal(std::string value)
    {
        // The schema reader asks for a default's bytes where the printed text cannot hold them.
        const Column *known = m_rewrite.source.findColumn(m_column.name);
        if (known && known->defaultExpression && *known->defaultExpression != value) {
            value = *known->defaultExpression;
            set(value);
        }
        if (!isLob(m_type.kind) || m_rewrite.to.literalLobDefaults)
            return;
        if (!m_rewrite.to.expressionDefaults || !m_rewrite.to.lobDefaults) {
            drop(m_rewrite.sinkProduct() + " has no defaults for this type");
            return;
        }
        set('(' + value + ')');
        m_rewrite.note(m_where + ": the default becomes the expression (" + printable(value)
                       + "), which MySQL needs for this type");
    }

    void expression(const std::string &value)
    {
        if (usesSequence(value)) {
            drop("sequences are not migrated");
            return;
        }
        if (isLob(m_type.kind) && !m_rewrite.to.lobDefaults) {
            drop(m_rewrite.sinkProduct() + " has no defaults for this type");
            return;
        }
        if (!m_rewrite.to.expressionDefaults) {
            drop(m_rewrite.sinkProduct() + " has no default expressions");
            return;
        }
        if (!m_rewrite.sameDialect) {
            const std::string missing = missingFunction(value, m_rewrite.to.mariaDb);
            if (!missing.empty()) {
                drop(m_rewrite.sinkProduct() + " has no function " + missing);
                return;
            }
        }
        const std::string known = m_rewrite.expression(value);
        const bool inParentheses = known.starts_with('(');
        if (inParentheses || m_rewrite.to.bareFunctionDefaults) {
            set(known);
            return;
        }
        set('(' + known + ')');
        m_rewrite.note(m_where + ": the default " + printable(known)
                       + " is put in parentheses, as MySQL wants it");
    }

    MysqlRewrite &m_rewrite;
    ColumnText &m_column;
    ColumnType m_type;
    std::string m_where;
};

} // namespace

void rewriteDefault(MysqlRewrite &rewrite, ColumnText &column)
{
    DefaultRewriter(rewrite, column).run();
}

} // namespace godwit
