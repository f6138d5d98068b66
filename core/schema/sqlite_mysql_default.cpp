#include "core/schema/sqlite_mysql_default.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"
#include "core/schema/profile_text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/translate_sql.h"

namespace godwit {

namespace {

bool isNumeric(const ColumnType &type)
{
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal
           || type.kind == TypeKind::Double;
}

bool isLob(const ColumnType &type)
{
    return type.kind == TypeKind::Text || type.kind == TypeKind::Blob
           || type.kind == TypeKind::Json;
}

// A literal's value, if the whole expression is one: its lexeme and the sign before it.
struct Literal
{
    LexemeKind kind = LexemeKind::Broken;
    std::string value;
};

Literal literalOf(std::string_view expression)
{
    std::string sign;
    Literal literal;
    for (const Lexeme &lexeme : lexSqlite(expression)) {
        if (lexeme.isGap())
            continue;
        if (literal.kind != LexemeKind::Broken)
            return {};
        if (lexeme.isSymbol('-') || lexeme.isSymbol('+')) {
            sign = lexeme.isSymbol('-') ? "-" : "";
            continue;
        }
        literal.kind = lexeme.kind;
        literal.value = lexeme.kind == LexemeKind::Text || lexeme.kind == LexemeKind::Name
                            ? lexeme.name()
                            : sign + std::string(lexeme.text);
    }
    return literal;
}

bool suits(const std::string &text, const ColumnType &type)
{
    ColumnProfile profile;
    addTextToProfile(profile, text);
    switch (type.kind) {
    case TypeKind::Integer:
        return parseInteger(text).has_value();
    case TypeKind::Decimal:
    case TypeKind::Double:
        return profile.decimalTexts == 1;
    case TypeKind::Date:
        return profile.dates == 1;
    case TypeKind::DateTime:
        return profile.dates + profile.dateTimes == 1;
    case TypeKind::Time:
        return profile.times == 1;
    default:
        return !type.length || profile.longestText <= *type.length;
    }
}

class DefaultTranslator
{
public:
    DefaultTranslator(const Column &column, const ColumnType &type,
                      const std::vector<Column> &columns, const ServerFacts &sink)
        : m_column(column)
        , m_type(type)
        , m_columns(columns)
        , m_features(featuresOf(sink))
    {}

    TranslatedDefault run()
    {
        const std::string &expression = *m_column.defaultExpression;
        const Literal literal = literalOf(expression);
        switch (literal.kind) {
        case LexemeKind::Word:
            word(toUpper(literal.value), expression);
            break;
        case LexemeKind::Number:
            number(literal.value);
            break;
        case LexemeKind::Text:
        case LexemeKind::Name:
            text(literal.value);
            break;
        case LexemeKind::Blob:
            bytes(literal.value);
            break;
        default:
            general(expression);
            break;
        }
        return std::move(m_result);
    }

private:
    void word(const std::string &word, const std::string &expression)
    {
        if (word == "NULL") {
            m_result.sql = m_column.nullable ? "NULL" : "";
        } else if (word == "TRUE" || word == "FALSE") {
            number(word == "TRUE" ? "1" : "0");
        } else if (word == "CURRENT_TIMESTAMP" && m_type.kind == TypeKind::DateTime) {
            m_result.sql = "CURRENT_TIMESTAMP";
            if (const int digits = m_type.scale.value_or(0); digits > 0)
                m_result.sql += "(" + std::to_string(digits) + ")";
            note(Level::Note,
                 "CURRENT_TIMESTAMP is UTC in SQLite, the session's time zone in MySQL");
        } else if (word == "CURRENT_TIMESTAMP" || word == "CURRENT_DATE"
                   || word == "CURRENT_TIME") {
            const char *function = word == "CURRENT_TIMESTAMP" ? "utc_timestamp()"
                                   : word == "CURRENT_DATE"    ? "utc_date()"
                                                               : "utc_time()";
            expressionOrLost(function, expression);
        } else if (m_features.expressionDefaults || !isNumeric(m_type)) {
            text(literalOf(expression).value); // SQLite takes a bare word for a text
        } else {
            lost(expression);
        }
    }

    void number(const std::string &value)
    {
        const bool hexadecimal = value.find_first_of("xX") != std::string::npos;
        if (isNumeric(m_type) && !hexadecimal)
            m_result.sql = value;
        else if (!isNumeric(m_type) && suits(value, m_type))
            text(value);
        else
            lost(value);
    }

    void text(const std::string &value)
    {
        if (!suits(value, m_type)) {
            lost("'" + value + "'");
            return;
        }
        const std::string quoted = quoteText(Dialect::MySql, value);
        if (!isLob(m_type) || m_features.literalLobDefaults)
            m_result.sql = quoted;
        else
            expressionOrLost(quoted, "'" + value + "'");
    }

    void bytes(const std::string &literal)
    {
        if (m_type.kind == TypeKind::Varbinary)
            m_result.sql = literal;
        else
            expressionOrLost(literal, literal);
    }

    void general(const std::string &expression)
    {
        const TranslatedSql translated =
            translateSql(expression, {Dialect::Sqlite, Dialect::MySql, false, &m_columns, {}});
        if (translated.isFaithful())
            expressionOrLost(translated.sql, expression);
        else
            lost(expression);
    }

    void expressionOrLost(const std::string &sql, const std::string &expression)
    {
        if (m_features.expressionDefaults && (m_features.lobDefaults || !isLob(m_type)))
            m_result.sql = "(" + sql + ")";
        else
            lost(expression);
    }

    void lost(const std::string &expression)
    {
        note(Level::Warning, "the default " + printable(expression)
                                 + " has no form at the destination and is lost");
    }

    void note(Level level, std::string message)
    {
        m_result.notes.push_back(
            {level, "column " + printable(m_column.name) + ": " + std::move(message)});
    }

    const Column &m_column;
    const ColumnType &m_type;
    const std::vector<Column> &m_columns;
    MysqlFeatures m_features;
    TranslatedDefault m_result;
};

} // namespace

TranslatedDefault mysqlDefault(const Column &column, const ColumnType &type,
                               const std::vector<Column> &columns, const ServerFacts &sink)
{
    if (!column.defaultExpression)
        return {};
    return DefaultTranslator(column, type, columns, sink).run();
}

} // namespace godwit
