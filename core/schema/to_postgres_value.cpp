// Tokens, values and how they are made to fit each other.
#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/to_postgres_parser.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

// Longest first.
constexpr std::array<std::string_view, 12> operators = {
    "<=>", "->>", "<=", ">=", "<>", "!=", "==", "<<", ">>", "&&", "->", ":="};

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isNumberText(std::string_view text)
{
    bool digits = false;
    int points = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9')
            digits = true;
        else if (c == '.')
            ++points;
        else if (!(i == 0 && (c == '-' || c == '+')))
            return false;
    }
    return digits && points <= 1;
}

bool isNumeric(SqlKind kind)
{
    return kind == SqlKind::Integer || kind == SqlKind::Decimal || kind == SqlKind::Float;
}

bool isTemporal(SqlKind kind)
{
    return kind == SqlKind::Date || kind == SqlKind::Time || kind == SqlKind::Timestamp;
}

void addOnce(std::vector<std::string> &all, std::string what)
{
    if (std::find(all.begin(), all.end(), what) == all.end())
        all.push_back(std::move(what));
}

/// MySQL's catalogue prints texts inside expressions as _utf8mb4\'text\'.
std::string withoutEscapedQuotes(std::string_view sql)
{
    const std::size_t found = sql.find("\\'");
    const bool printedSo =
        found != sql.npos && found > 0 && sql.find('\'') == found + 1 && (sql[found - 1] != '\'');
    return printedSo ? replaced(std::string(sql), "\\'", "'") : std::string(sql);
}

} // namespace

SqlKind sqlKindOf(const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Boolean:
        return SqlKind::Boolean;
    case TypeKind::Integer:
    case TypeKind::Year:
        return SqlKind::Integer;
    case TypeKind::Decimal:
        return SqlKind::Decimal;
    case TypeKind::Float:
    case TypeKind::Double:
        return SqlKind::Float;
    case TypeKind::Bit:
        return SqlKind::Bits;
    case TypeKind::Char:
    case TypeKind::Varchar:
    case TypeKind::Text:
        return SqlKind::Text;
    case TypeKind::Binary:
    case TypeKind::Varbinary:
    case TypeKind::Blob:
        return SqlKind::Bytes;
    case TypeKind::Json:
        return SqlKind::Json;
    case TypeKind::Date:
        return SqlKind::Date;
    case TypeKind::Time:
        return SqlKind::Time;
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return SqlKind::Timestamp;
    default:
        return SqlKind::Unknown;
    }
}

std::string PostgresSql::doubts() const
{
    std::vector<std::string> all = impossible;
    all.insert(all.end(), differences.begin(), differences.end());
    all.insert(all.end(), remarks.begin(), remarks.end());
    return join(all, ", ");
}

ToPostgres::ToPostgres(std::string_view sql, const PostgresSetting &setting, int depth)
    : m_setting(setting)
    , m_sqlite(setting.from == Dialect::Sqlite)
    , m_depth(depth)
{
    cut(m_sqlite ? std::string(sql) : withoutEscapedQuotes(sql));
}

void ToPostgres::cut(std::string_view sql)
{
    bool joined = false;
    for (const Lexeme &lexeme : m_sqlite ? lexSqlite(sql) : lexMysql(sql)) {
        if (lexeme.isGap()) {
            joined = false;
            continue;
        }
        const bool symbol = lexeme.kind == LexemeKind::Symbol;
        if (symbol && joined && !m_tokens.empty() && m_tokens.back().kind == LexemeKind::Symbol) {
            const std::string both = m_tokens.back().text + std::string(lexeme.text);
            const bool known =
                std::find(operators.begin(), operators.end(), both) != operators.end();
            if (known) {
                m_tokens.back().text = both;
                continue;
            }
        }
        m_tokens.push_back({lexeme.kind, std::string(lexeme.text), joined});
        joined = true;
    }
}

bool ToPostgres::isKind(LexemeKind kind, std::size_t ahead) const
{
    return m_at + ahead < m_tokens.size() && m_tokens[m_at + ahead].kind == kind;
}

bool ToPostgres::isWord(std::string_view word, std::size_t ahead) const
{
    return isKind(LexemeKind::Word, ahead) && equalsIgnoringCase(m_tokens[m_at + ahead].text, word);
}

bool ToPostgres::isSymbol(std::string_view symbol, std::size_t ahead) const
{
    return isKind(LexemeKind::Symbol, ahead) && m_tokens[m_at + ahead].text == symbol;
}

bool ToPostgres::takeWord(std::string_view word)
{
    const bool found = isWord(word);
    m_at += found ? 1 : 0;
    return found;
}

bool ToPostgres::takeWords(std::string_view first, std::string_view second)
{
    const bool found = isWord(first) && isWord(second, 1);
    m_at += found ? 2 : 0;
    return found;
}

bool ToPostgres::takeSymbol(std::string_view symbol)
{
    const bool found = isSymbol(symbol);
    m_at += found ? 1 : 0;
    return found;
}

void ToPostgres::expectSymbol(std::string_view symbol)
{
    if (takeSymbol(symbol))
        return;
    impossible(atEnd() ? "an expression without its end"
                       : "what stands at " + printable(m_tokens[m_at].text));
    m_at = m_tokens.size(); // nothing that follows can be trusted
}

std::string ToPostgres::nameAt(std::size_t at) const
{
    if (at >= m_tokens.size())
        return {};
    const Token &token = m_tokens[at];
    return Lexeme{token.kind, token.text}.name();
}

bool ToPostgres::isNameToken(std::size_t ahead) const
{
    return isKind(LexemeKind::Word, ahead) || isKind(LexemeKind::Name, ahead);
}

void ToPostgres::impossible(std::string what)
{
    addOnce(m_result.impossible, std::move(what));
}

void ToPostgres::different(std::string what)
{
    addOnce(m_result.differences, std::move(what));
}

SqlValue ToPostgres::made(std::string sql, SqlKind kind, int rank)
{
    SqlValue value;
    value.sql = std::move(sql);
    value.kind = kind;
    value.rank = rank;
    return value;
}

std::string ToPostgres::wrapped(const SqlValue &value, int least)
{
    return value.rank >= least ? value.sql : '(' + value.sql + ')';
}

SqlValue ToPostgres::binary(const SqlValue &left, const char *op, const SqlValue &right, int rank,
                            SqlKind kind) const
{
    SqlValue value =
        made(wrapped(left, rank) + ' ' + op + ' ' + wrapped(right, rank + 1), kind, rank);
    value.nullable = left.nullable || right.nullable;
    value.ignoresCase = left.ignoresCase || right.ignoresCase;
    return value;
}

SqlValue ToPostgres::textLiteral(const std::string &text) const
{
    SqlValue value = made(quoteText(Dialect::PostgreSql, text), SqlKind::Text);
    value.isLiteral = true;
    value.literal = text;
    value.nullable = false;
    return value;
}

// MySQL's and SQLite's conditions are numbers: everything but 0 and NULL is true.
std::string ToPostgres::asCondition(const SqlValue &value, int least)
{
    switch (value.kind) {
    case SqlKind::Boolean:
    case SqlKind::Null:
        return wrapped(value, least);
    case SqlKind::Integer:
    case SqlKind::Decimal:
    case SqlKind::Float:
    case SqlKind::Unknown: {
        if (value.isLiteral)
            return value.literal == "0" ? "FALSE" : "TRUE";
        const SqlValue test = made(wrapped(value, binding::comparison + 1) + " <> 0",
                                   SqlKind::Boolean, binding::comparison);
        return wrapped(test, least);
    }
    default:
        impossible("a condition that is no number");
        return wrapped(value, least);
    }
}

SqlValue ToPostgres::asNumber(SqlValue value)
{
    if (value.kind == SqlKind::Boolean) {
        if (value.sql == "TRUE" || value.sql == "FALSE") {
            SqlValue number = made(value.sql == "TRUE" ? "1" : "0", SqlKind::Integer);
            number.isLiteral = true;
            number.literal = number.sql;
            number.nullable = false;
            return number;
        }
        SqlValue number =
            made(wrapped(value, binding::cast) + "::integer", SqlKind::Integer, binding::cast);
        number.nullable = value.nullable;
        return number;
    }
    if (value.kind == SqlKind::Text && value.isLiteral && isNumberText(value.literal)) {
        const bool whole = value.literal.find('.') == std::string::npos;
        SqlValue number = made(value.literal, whole ? SqlKind::Integer : SqlKind::Decimal,
                               value.literal[0] == '-' ? binding::unary : binding::atom);
        number.isLiteral = true;
        number.literal = value.literal;
        number.nullable = false;
        return number;
    }
    if (value.kind == SqlKind::Bits) {
        SqlValue number =
            made(wrapped(value, binding::cast) + "::bigint", SqlKind::Integer, binding::cast);
        number.nullable = value.nullable;
        return number;
    }
    if (value.kind == SqlKind::Text || value.kind == SqlKind::Bytes || value.kind == SqlKind::Json
        || isTemporal(value.kind))
        impossible("arithmetic on what is no number");
    return value;
}

SqlValue ToPostgres::asText(SqlValue value)
{
    if (value.kind == SqlKind::Text)
        return value;
    if (value.kind == SqlKind::Boolean)
        value = asNumber(std::move(value));
    if (value.kind == SqlKind::Float)
        different("a floating-point number as a text");
    if (value.kind == SqlKind::Bytes)
        impossible("bytes as a text");
    if (isTemporal(value.kind) || value.kind == SqlKind::Json)
        notImmutable();
    if (value.isLiteral) {
        return textLiteral(value.literal);
    }
    SqlValue text = made(wrapped(value, binding::cast) + "::text", SqlKind::Text, binding::cast);
    text.nullable = value.nullable;
    return text;
}

void ToPostgres::foldCase(SqlValue &value) const
{
    if (value.isLiteral && isAscii(value.literal)) {
        value = textLiteral(toLower(value.literal));
    } else {
        value.sql = "lower(" + value.sql + ")";
        value.rank = binding::atom;
    }
    value.ignoresCase = false;
}

/// Makes both sides of a comparison one kind.
void ToPostgres::alignForComparison(SqlValue &left, SqlValue &right)
{
    for (auto [one, other] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
        if (one->kind == SqlKind::Boolean && other->kind != SqlKind::Boolean
            && other->kind != SqlKind::Null)
            *one = asNumber(std::move(*one));
        if (isNumeric(other->kind) && one->kind == SqlKind::Text) {
            if (one->isLiteral && isNumberText(one->literal))
                *one = asNumber(std::move(*one));
            else
                impossible("a comparison of a text with a number");
        }
        if (isNumeric(one->kind) && (isTemporal(other->kind) || other->kind == SqlKind::Bytes))
            impossible("a comparison of a number with something else");
        if (one->kind == SqlKind::Bits && isNumeric(other->kind)) {
            *one = made(wrapped(*one, binding::cast) + "::bigint", SqlKind::Integer, binding::cast);
        }
        if (isTemporal(other->kind) && one->kind == SqlKind::Text && !one->isLiteral)
            impossible("a comparison of a text with a date");
        if (one->kind == SqlKind::Json && other->kind == SqlKind::Text)
            *one = made(wrapped(*one, binding::other) + " #>> '{}'", SqlKind::Text, binding::other);
        else if (one->kind == SqlKind::Json && isNumeric(other->kind))
            *one = made('(' + wrapped(*one, binding::other) + " #>> '{}')::numeric",
                        SqlKind::Decimal, binding::cast);
        if (isTemporal(one->kind) && other->kind == SqlKind::Text)
            notImmutable();
    }
    const bool texts = (left.kind == SqlKind::Text || left.kind == SqlKind::Unknown)
                       && (right.kind == SqlKind::Text || right.kind == SqlKind::Unknown);
    if (texts && (left.ignoresCase || right.ignoresCase)) {
        remark("the comparison of texts without regard to case, which becomes lower()");
        foldCase(left);
        foldCase(right);
    }
}

/// The values that one expression may give, such as those of CASE: PostgreSQL wants one type.
SqlValue ToPostgres::alignBranches(std::vector<SqlValue *> branches)
{
    const auto any = [&](auto test) {
        return std::any_of(branches.begin(), branches.end(),
                           [&](const SqlValue *value) { return test(value->kind); });
    };
    const bool allBoolean =
        std::all_of(branches.begin(), branches.end(), [](const SqlValue *value) {
            return value->kind == SqlKind::Boolean || value->kind == SqlKind::Null;
        });
    const bool texts = any([](SqlKind kind) { return kind == SqlKind::Text; });
    SqlValue shape;
    shape.nullable = false;
    for (SqlValue *value : branches) {
        if (!allBoolean && value->kind == SqlKind::Boolean)
            *value = asNumber(std::move(*value));
        if (texts && (isNumeric(value->kind) || value->kind == SqlKind::Boolean))
            *value = asText(std::move(*value));
        shape.nullable = shape.nullable || value->nullable;
        shape.ignoresCase = shape.ignoresCase || value->ignoresCase;
        if (shape.kind == SqlKind::Unknown && value->kind != SqlKind::Null)
            shape.kind = value->kind;
        else if (value->kind == SqlKind::Float
                 || (value->kind == SqlKind::Decimal && shape.kind == SqlKind::Integer))
            shape.kind = value->kind;
        if (isTemporal(shape.kind) && value->kind == SqlKind::Text && !value->isLiteral)
            shape.kind = SqlKind::Text;
    }
    return shape;
}

void ToPostgres::remark(std::string what)
{
    addOnce(m_result.remarks, std::move(what));
}

PostgresSql ToPostgres::finish(SqlValue value)
{
    if (!atEnd())
        impossible("what stands at " + printable(m_tokens[m_at].text));
    m_result.sql = std::move(value.sql);
    m_result.kind = value.kind;
    return std::move(m_result);
}

PostgresSql ToPostgres::expression()
{
    SqlValue value = disjunction();
    return finish(std::move(value));
}

PostgresSql ToPostgres::condition()
{
    SqlValue value = disjunction();
    value.sql = asCondition(value, 0);
    value.kind = SqlKind::Boolean;
    return finish(std::move(value));
}

PostgresSql ToPostgres::query()
{
    // SELECT comes before FROM: the first time only tells the tables.
    (void)selectStatement();
    m_result = {};
    m_selected.clear();
    m_at = 0;
    m_nesting = 0;
    std::string sql = selectStatement();
    return finish(made(std::move(sql), SqlKind::Unknown));
}

PostgresSql expressionToPostgres(std::string_view sql, const PostgresSetting &setting)
{
    return ToPostgres(sql, setting).expression();
}

PostgresSql conditionToPostgres(std::string_view sql, const PostgresSetting &setting)
{
    return ToPostgres(sql, setting).condition();
}

PostgresSql queryToPostgres(std::string_view sql, const PostgresSetting &setting)
{
    return ToPostgres(sql, setting).query();
}

} // namespace godwit
