#include "core/schema/postgres_mysql_default.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"
#include "core/schema/postgres_expression.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

bool isNumber(const ColumnType &type)
{
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal
           || type.kind == TypeKind::Float || type.kind == TypeKind::Double;
}

bool isTemporal(const ColumnType &type)
{
    return type.kind == TypeKind::Date || type.kind == TypeKind::Time
           || type.kind == TypeKind::DateTime;
}

bool isLob(const ColumnType &type)
{
    return type.kind == TypeKind::Text || type.kind == TypeKind::Blob
           || type.kind == TypeKind::Json;
}

/// `'2024-01-01 00:00:00+00'` without its zone, `'12:00:00'`: what MySQL reads as well.
std::string plainMoment(std::string text)
{
    for (const std::string_view zone : {"+00:00", "+00"}) {
        if (text.size() > zone.size() + 8 && text.ends_with(zone))
            text.resize(text.size() - zone.size());
    }
    const bool plain = !text.empty() && text.find_first_not_of("0123456789-: .") == text.npos;
    return plain ? text : std::string();
}

class DefaultOfPostgres
{
public:
    DefaultOfPostgres(const Column &column, const ColumnType &type,
                      const std::vector<Column> &columns, const ServerFacts &sink)
        : m_column(column)
        , m_type(type)
        , m_columns(columns)
        , m_features(featuresOf(sink))
        , m_text(*column.defaultExpression)
        , m_tokens(lexSqlite(m_text))
    {}

    TranslatedDefault run()
    {
        readWords();
        if (m_core.empty())
            lost();
        else if (m_core == "NULL")
            return std::move(m_result);
        else if (isLob(m_type) && !m_features.lobDefaults)
            lost();
        else if (!moment() && !uuid() && !literal())
            general();
        return std::move(m_result);
    }

private:
    // The expression up to its cast, without parentheses around it: `now()`, `-1`, `'x'`.
    void readWords()
    {
        std::size_t begin = skipGaps(m_tokens, 0);
        while (begin < m_tokens.size() && m_tokens[begin].isSymbol('('))
            begin = skipGaps(m_tokens, begin + 1);
        std::string core;
        std::size_t at = begin;
        int depth = 0;
        for (; at < m_tokens.size(); ++at) {
            const Lexeme &token = m_tokens[at];
            if (token.isSymbol(')') && depth == 0)
                break;
            if (token.isSymbol(':') && at + 1 < m_tokens.size() && m_tokens[at + 1].isSymbol(':')
                && depth == 0)
                break;
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            core += token.text;
            if (token.kind == LexemeKind::Text)
                m_literal = token.name();
        }
        m_core = std::string(trimmed(core));
        m_isSimple = onlyCastsFollow(at);
    }

    // Nothing but `)`, `::type` and its arguments up to the end.
    bool onlyCastsFollow(std::size_t at) const
    {
        for (; at < m_tokens.size(); ++at) {
            const Lexeme &token = m_tokens[at];
            static constexpr std::array<std::string_view, 8> symbols = {"(", ")", ":", ",",
                                                                        "[", "]", ".", ""};
            if (token.kind == LexemeKind::Symbol
                && std::find(symbols.begin(), symbols.end(), token.text) == symbols.end())
                return false;
            if (token.kind == LexemeKind::Text)
                return false;
        }
        return true;
    }

    bool isCall(std::initializer_list<std::string_view> names) const
    {
        std::string name = toLower(m_core.substr(0, m_core.find('(')));
        if (const std::size_t point = name.rfind('.'); point != name.npos)
            name.erase(0, point + 1);
        const bool complete = m_core.find('(') == m_core.npos || m_core.ends_with(')');
        return m_isSimple && complete
               && std::find(names.begin(), names.end(), std::string_view(name)) != names.end();
    }

    std::string withDigits(const char *function) const
    {
        const int digits = m_type.scale.value_or(0);
        return std::string(function) + (digits > 0 ? '(' + std::to_string(digits) + ')' : "");
    }

    bool moment()
    {
        const bool now = isCall({"now", "current_timestamp", "transaction_timestamp",
                                 "localtimestamp", "statement_timestamp", "clock_timestamp"});
        if (now && m_type.kind == TypeKind::DateTime) {
            const bool isInstant = m_column.type.kind == TypeKind::Timestamp;
            if (isInstant && m_features.expressionDefaults) {
                const std::string call = withDigits("UTC_TIMESTAMP");
                m_result.sql = '(' + call + (call.ends_with(')') ? "" : "()") + ')';
                return true;
            }
            m_result.sql = withDigits("CURRENT_TIMESTAMP");
            if (isInstant)
                note(Level::Warning,
                     "its default is the session's local time, where its values are "
                     "in UTC");
            return true;
        }
        const bool today = isCall({"current_date"}) || (now && m_type.kind == TypeKind::Date)
                           || (m_core == "'now'" && m_type.kind == TypeKind::Date);
        if (!today || m_type.kind != TypeKind::Date)
            return false;
        expression("CURRENT_DATE");
        return true;
    }

    bool uuid()
    {
        if (!isCall({"gen_random_uuid", "uuid_generate_v4", "uuid_generate_v1"}))
            return false;
        expression("UUID()");
        if (!m_result.sql.empty())
            note(Level::Note,
                 "its default " + printable(m_core)
                     + " becomes UUID(), which makes them from the time and the machine");
        return true;
    }

    bool literal()
    {
        if (!m_isSimple)
            return false;
        const bool isText = m_core.starts_with('\'') && m_core.ends_with('\'');
        const bool isEscaped = m_core.starts_with("E'") && m_core.ends_with('\'');
        const std::string lower = toLower(m_core);
        if (m_type.kind == TypeKind::Bit && (isText || m_core.starts_with("B'"))) {
            m_result.sql = "b'" + m_literal + "'";
        } else if (lower == "true" || lower == "false") {
            m_result.sql = lower == "true" ? "1" : "0";
        } else if (isNumber(m_type)) {
            const std::string number = isText ? m_literal : m_core;
            const bool plain =
                !number.empty() && number.find_first_not_of("0123456789.+-eE") == number.npos;
            if (!plain && !isText)
                return false;
            setOrLose(plain ? number : std::string());
        } else if (isText && isTemporal(m_type)) {
            const std::string moment = plainMoment(m_literal);
            setOrLose(moment.empty() ? moment : quoteText(Dialect::MySql, moment));
        } else if (isText && m_type.kind == TypeKind::Blob) {
            if (!m_literal.starts_with("\\x"))
                return false;
            expression("x'" + m_literal.substr(2) + "'");
        } else if (isText && m_type.kind == TypeKind::Varbinary && m_literal.starts_with("\\x")) {
            m_result.sql = "x'" + m_literal.substr(2) + "'";
        } else if (isText) {
            text(quoteText(Dialect::MySql, m_literal));
        } else if (isEscaped) {
            text(m_core.substr(1)); // its backslashes mean the same in MySQL
        } else {
            return false;
        }
        return true;
    }

    void setOrLose(const std::string &sql)
    {
        m_result.sql = sql;
        if (sql.empty())
            lost();
    }

    void text(const std::string &quoted)
    {
        if (isLob(m_type) && !m_features.literalLobDefaults)
            expression(quoted);
        else
            m_result.sql = quoted;
    }

    void general()
    {
        const TranslatedSql translated = translatePostgresSql(
            m_text, {Dialect::PostgreSql, Dialect::MySql, false, &m_columns, {}});
        if (translated.isFaithful())
            expression(translated.sql);
        else
            lost();
    }

    void expression(const std::string &sql)
    {
        if (m_features.expressionDefaults)
            m_result.sql = '(' + sql + ')';
        else
            lost();
    }

    void lost()
    {
        note(Level::Warning,
             "the default " + printable(m_text) + " has no form at the destination and is lost");
    }

    void note(Level level, const std::string &message)
    {
        m_result.notes.push_back({level, "column " + printable(m_column.name) + ": " + message});
    }

    const Column &m_column;
    const ColumnType &m_type;
    const std::vector<Column> &m_columns;
    MysqlFeatures m_features;
    std::string m_text;
    std::vector<Lexeme> m_tokens;
    std::string m_core;
    std::string m_literal; ///< of the text in m_core
    bool m_isSimple = false;
    TranslatedDefault m_result;
};

} // namespace

TranslatedDefault mysqlDefaultOfPostgres(const Column &column, const ColumnType &type,
                                         const std::vector<Column> &columns,
                                         const ServerFacts &sink)
{
    if (!column.defaultExpression)
        return {};
    return DefaultOfPostgres(column, type, columns, sink).run();
}

} // namespace godwit
