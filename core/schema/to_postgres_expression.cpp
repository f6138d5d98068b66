// Operators, loosest first, as MySQL and SQLite rank them.
#include "core/base/text.h"
#include "core/schema/to_postgres_parser.h"

namespace godwit {

namespace {

constexpr int deepest = 150; // parentheses inside each other

} // namespace

SqlValue ToPostgres::disjunction()
{
    if (++m_nesting > deepest) {
        impossible("an expression nested so deeply");
        m_at = m_tokens.size();
    }
    SqlValue left = exclusive();
    const auto isOr = [&] {
        return isWord("OR") || (!m_sqlite && !m_setting.pipesConcat && isSymbol("||"));
    };
    while (isOr()) {
        ++m_at;
        const SqlValue right = exclusive();
        left = made(asCondition(left, binding::disjunction) + " OR "
                        + asCondition(right, binding::disjunction),
                    SqlKind::Boolean, binding::disjunction);
    }
    --m_nesting;
    return left;
}

SqlValue ToPostgres::exclusive()
{
    SqlValue left = conjunction();
    while (!m_sqlite && takeWord("XOR")) {
        const SqlValue right = conjunction();
        left = made(asCondition(left, binding::comparison + 1) + " <> "
                        + asCondition(right, binding::comparison + 1),
                    SqlKind::Boolean, binding::comparison);
    }
    return left;
}

SqlValue ToPostgres::conjunction()
{
    SqlValue left = negation();
    while (isWord("AND") || (!m_sqlite && isSymbol("&&"))) {
        ++m_at;
        const SqlValue right = negation();
        left = made(asCondition(left, binding::conjunction) + " AND "
                        + asCondition(right, binding::conjunction),
                    SqlKind::Boolean, binding::conjunction);
    }
    return left;
}

SqlValue ToPostgres::negation()
{
    if (!takeWord("NOT"))
        return comparison();
    const SqlValue value = negation();
    return made("NOT " + asCondition(value, binding::negation + 1), SqlKind::Boolean,
                binding::negation);
}

SqlValue ToPostgres::comparison()
{
    SqlValue left = bitwise();
    for (;;) {
        if (isKind(LexemeKind::Symbol)) {
            const std::string op = m_tokens[m_at].text;
            const bool known = op == "=" || op == "==" || op == "<>" || op == "!=" || op == "<"
                               || op == ">" || op == "<=" || op == ">=" || op == "<=>";
            if (!known)
                return left;
            ++m_at;
            left = comparedWith(std::move(left), op);
            continue;
        }
        const bool negated = isWord("NOT");
        const std::size_t ahead = negated ? 1 : 0;
        if (isWord("IS")) {
            left = isTest(std::move(left));
        } else if (m_sqlite && (isWord("ISNULL") || isWord("NOTNULL"))) {
            left = made(wrapped(left, binding::isTest + 1)
                            + (isWord("ISNULL") ? " IS NULL" : " IS NOT NULL"),
                        SqlKind::Boolean, binding::isTest);
            ++m_at;
        } else if (m_sqlite && negated && isWord("NULL", 1)) {
            left = made(wrapped(left, binding::isTest + 1) + " IS NOT NULL", SqlKind::Boolean,
                        binding::isTest);
            m_at += 2;
        } else if (isWord("BETWEEN", ahead)) {
            m_at += ahead + 1;
            left = between(std::move(left), negated);
        } else if (isWord("IN", ahead)) {
            m_at += ahead + 1;
            left = membership(std::move(left), negated);
        } else if (isWord("LIKE", ahead)) {
            m_at += ahead + 1;
            left = like(std::move(left), negated);
        } else if (isWord("REGEXP", ahead) || isWord("RLIKE", ahead)) {
            m_at += ahead + 1;
            left = matches(std::move(left), negated);
        } else if (isWord("GLOB", ahead) || isWord("MATCH", ahead) || isWord("SOUNDS", ahead)
                   || (isWord("MEMBER", ahead) && isWord("OF", ahead + 1))) {
            impossible(toUpper(m_tokens[m_at + ahead].text));
            m_at = m_tokens.size();
        } else {
            return left;
        }
    }
}

SqlValue ToPostgres::comparedWith(SqlValue left, const std::string &op)
{
    std::string quantifier;
    if ((isWord("ANY") || isWord("SOME") || isWord("ALL")) && isSymbol("(", 1)) {
        quantifier = toUpper(m_tokens[m_at++].text) + ' ';
        ++m_at;
        const std::string query = selectStatement();
        expectSymbol(")");
        return made(wrapped(left, binding::comparison + 1) + ' ' + (op == "!=" ? "<>" : op) + ' '
                        + quantifier + '(' + query + ')',
                    SqlKind::Boolean, binding::comparison);
    }
    SqlValue right = bitwise();
    alignForComparison(left, right);
    if (op == "<=>")
        return binary(left, "IS NOT DISTINCT FROM", right, binding::isTest, SqlKind::Boolean);
    const char *sign = op == "!=" ? "<>" : op == "==" ? "=" : op.c_str();
    // Neither store chains them as PostgreSQL would: a < b < c compares a truth with c.
    if (left.rank == binding::comparison)
        left.rank = 0;
    return binary(left, sign, right, binding::comparison, SqlKind::Boolean);
}

SqlValue ToPostgres::isTest(SqlValue left)
{
    ++m_at;
    const bool negated = takeWord("NOT");
    const std::string is = negated ? " IS NOT " : " IS ";
    SqlValue value;
    if (takeWord("NULL")) {
        value = made(wrapped(left, binding::isTest + 1) + is + "NULL", SqlKind::Boolean,
                     binding::isTest);
    } else if (isWord("TRUE") || isWord("FALSE") || isWord("UNKNOWN")) {
        value = made(asCondition(left, binding::isTest + 1) + is + toUpper(m_tokens[m_at].text),
                     SqlKind::Boolean, binding::isTest);
        ++m_at;
    } else {
        const bool distinct = takeWords("DISTINCT", "FROM");
        SqlValue right = bitwise();
        alignForComparison(left, right);
        value = binary(left, negated != distinct ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM",
                       right, binding::isTest, SqlKind::Boolean);
    }
    value.nullable = false;
    return value;
}

SqlValue ToPostgres::between(SqlValue left, bool negated)
{
    SqlValue low = bitwise();
    if (!takeWord("AND"))
        impossible("BETWEEN without AND");
    SqlValue high = bitwise();
    SqlValue again = left;
    alignForComparison(left, low);
    alignForComparison(again, high);
    return made(wrapped(left, binding::membership + 1) + (negated ? " NOT BETWEEN " : " BETWEEN ")
                    + wrapped(low, binding::membership + 1) + " AND "
                    + wrapped(high, binding::membership + 1),
                SqlKind::Boolean, binding::membership);
}

SqlValue ToPostgres::membership(SqlValue left, bool negated)
{
    expectSymbol("(");
    std::string list;
    if (startsQuery()) {
        list = selectStatement();
    } else {
        std::vector<std::string> items;
        SqlValue first = left;
        while (!atEnd() && !isSymbol(")")) {
            SqlValue item = disjunction();
            SqlValue own = left;
            alignForComparison(own, item);
            first = own;
            items.push_back(item.sql);
            if (!takeSymbol(","))
                break;
        }
        left = first;
        list = join(items, ", ");
        if (items.empty())
            impossible("an empty list");
    }
    expectSymbol(")");
    return made(wrapped(left, binding::membership + 1) + (negated ? " NOT IN (" : " IN (") + list
                    + ')',
                SqlKind::Boolean, binding::membership);
}

SqlValue ToPostgres::like(SqlValue left, bool negated)
{
    SqlValue pattern = bitwise();
    // SQLite's LIKE takes no notice of the case of ASCII letters; MySQL's goes by the collation.
    const bool folds = m_sqlite || left.ignoresCase || pattern.ignoresCase;
    if (folds)
        remark("LIKE without regard to case, which becomes ILIKE");
    if (left.kind != SqlKind::Text)
        left = asText(std::move(left));
    std::string sql = wrapped(left, binding::membership + 1) + (negated ? " NOT" : "")
                      + (folds ? " ILIKE " : " LIKE ") + wrapped(pattern, binding::membership + 1);
    if (takeWord("ESCAPE"))
        sql += " ESCAPE " + wrapped(bitwise(), binding::membership + 1);
    else if (m_sqlite)
        sql += " ESCAPE ''";
    return made(std::move(sql), SqlKind::Boolean, binding::membership);
}

SqlValue ToPostgres::matches(SqlValue left, bool negated)
{
    const SqlValue pattern = bitwise();
    // Without a known collation MySQL's usual one is meant, which ignores case.
    const bool folds = left.ignoresCase || m_setting.columns == nullptr;
    judgePattern(pattern);
    if (left.kind != SqlKind::Text)
        left = asText(std::move(left));
    return binary(left, negated ? (folds ? "!~*" : "!~") : (folds ? "~*" : "~"), pattern,
                  binding::other, SqlKind::Boolean);
}

/// Classes, groups and repetitions are the same in both; word borders and look-arounds are not.
void ToPostgres::judgePattern(const SqlValue &pattern)
{
    const bool simple = pattern.isLiteral && pattern.literal.find("[[") == std::string::npos
                        && pattern.literal.find("(?") == std::string::npos
                        && pattern.literal.find("\\b") == std::string::npos
                        && pattern.literal.find("\\p") == std::string::npos;
    if (!simple)
        different("the regular expression, whose dialects differ");
}

SqlValue ToPostgres::bitwise()
{
    SqlValue left = sum();
    for (;;) {
        const char *op = isSymbol("|")    ? "|"
                         : isSymbol("&")  ? "&"
                         : isSymbol("<<") ? "<<"
                         : isSymbol(">>") ? ">>"
                                          : nullptr;
        if (!op)
            return left;
        ++m_at;
        left = asNumber(std::move(left));
        SqlValue right = asNumber(sum());
        if (*op == '<' || *op == '>')
            different("a shift of bits beyond 63");
        if (left.kind == SqlKind::Decimal || right.kind == SqlKind::Decimal)
            impossible("bits of a number beyond bigint");
        left = binary(left, op, right, binding::other, SqlKind::Integer);
    }
}

SqlValue ToPostgres::sum()
{
    SqlValue left = product();
    while (isSymbol("+") || isSymbol("-")) {
        const bool minus = isSymbol("-");
        ++m_at;
        if (!m_sqlite && isWord("INTERVAL")) {
            left = plusInterval(std::move(left), minus);
            continue;
        }
        left = asNumber(std::move(left));
        SqlValue right = asNumber(product());
        // MySQL and SQLite add in 64 bits.
        if (left.integerBytes > 0 && left.integerBytes < 8 && right.kind == SqlKind::Integer) {
            left.sql = wrapped(left, binding::cast) + "::bigint";
            left.rank = binding::cast;
        }
        const SqlKind kind =
            left.kind == SqlKind::Float || right.kind == SqlKind::Float       ? SqlKind::Float
            : left.kind == SqlKind::Decimal || right.kind == SqlKind::Decimal ? SqlKind::Decimal
            : left.kind == SqlKind::Unknown || right.kind == SqlKind::Unknown ? SqlKind::Unknown
                                                                              : SqlKind::Integer;
        left = binary(left, minus ? "-" : "+", right, binding::sum, kind);
    }
    return left;
}

SqlValue ToPostgres::plusInterval(SqlValue left, bool minus)
{
    const SqlValue span = interval();
    const SqlKind kind = left.kind;
    if (kind == SqlKind::Text && left.isLiteral)
        left = made(left.sql + "::timestamp", SqlKind::Timestamp, binding::cast);
    else if (kind == SqlKind::Text)
        impossible("a date that is a text");
    SqlValue value = binary(left, minus ? "-" : "+", span, binding::sum, SqlKind::Timestamp);
    const bool wholeDays = span.literal == "DAY" || span.literal == "WEEK"
                           || span.literal == "MONTH" || span.literal == "YEAR"
                           || span.literal == "QUARTER";
    if (kind == SqlKind::Date && wholeDays) {
        value.sql = '(' + value.sql + ")::date";
        value.rank = binding::cast;
        value.kind = SqlKind::Date;
    }
    return value;
}

SqlValue ToPostgres::product()
{
    SqlValue left = joinedTexts();
    for (;;) {
        const bool div = !m_sqlite && isWord("DIV");
        const bool mod = isSymbol("%") || (!m_sqlite && isWord("MOD") && !isSymbol("(", 1));
        if (!div && !mod && !isSymbol("*") && !isSymbol("/"))
            return left;
        const bool times = isSymbol("*");
        ++m_at;
        left = asNumber(std::move(left));
        SqlValue right = asNumber(joinedTexts());
        const bool small = left.integerBytes > 0 && left.integerBytes < 8;
        if (times && small && right.kind == SqlKind::Integer) {
            left.sql = wrapped(left, binding::cast) + "::bigint";
            left.rank = binding::cast;
        }
        if (times) {
            const SqlKind kind = left.kind == SqlKind::Float || right.kind == SqlKind::Float
                                     ? SqlKind::Float
                                 : left.kind == SqlKind::Integer ? right.kind
                                                                 : left.kind;
            left = binary(left, "*", right, binding::product, kind);
            continue;
        }
        Arguments both = {std::move(left), std::move(right)};
        left = division(div ? "DIV" : mod ? "MOD" : "/", both);
    }
}

SqlValue ToPostgres::joinedTexts()
{
    SqlValue left = unary();
    for (;;) {
        if ((m_sqlite || m_setting.pipesConcat) && isSymbol("||")) {
            ++m_at;
            SqlValue right = unary();
            left = binary(asText(std::move(left)), "||", asText(std::move(right)), binding::other,
                          SqlKind::Text);
        } else if (!m_sqlite && isSymbol("^")) {
            ++m_at;
            left = binary(asNumber(std::move(left)), "#", asNumber(unary()), binding::other,
                          SqlKind::Integer);
        } else {
            return left;
        }
    }
}

SqlValue ToPostgres::unary()
{
    if (!m_sqlite && takeSymbol("!")) {
        const SqlValue value = unary();
        return made("NOT " + asCondition(value, binding::negation + 1), SqlKind::Boolean,
                    binding::negation);
    }
    if (takeSymbol("+"))
        return unary();
    if (takeSymbol("-")) {
        SqlValue value = asNumber(unary());
        const bool literal = value.isLiteral;
        const std::string number = value.literal;
        value.sql = "-" + wrapped(value, binding::cast);
        value.rank = binding::unary;
        value.isLiteral = literal;
        value.literal = literal ? "-" + number : std::string();
        return value;
    }
    if (takeSymbol("~")) {
        SqlValue value = asNumber(unary());
        different("~, which gives a negative number");
        return made("~" + wrapped(value, binding::cast), SqlKind::Integer, binding::unary);
    }
    if (!m_sqlite && isWord("BINARY") && !isSymbol("(", 1)) {
        ++m_at;
        SqlValue value = unary();
        value.ignoresCase = false;
        return value;
    }
    return postfix();
}

SqlValue ToPostgres::postfix()
{
    SqlValue value = primary();
    for (;;) {
        if (isSymbol("->") || isSymbol("->>")) {
            const bool text = isSymbol("->>");
            ++m_at;
            if (m_sqlite && isKind(LexemeKind::Number)) {
                value = made(wrapped(value, binding::other) + (text ? " ->> " : " -> ")
                                 + m_tokens[m_at].text,
                             text ? SqlKind::Text : SqlKind::Json, binding::other);
                ++m_at;
                continue;
            }
            const SqlValue path = primary();
            if (!path.isLiteral)
                impossible("a JSON path that is no text");
            value = jsonAt(value, path.literal, text);
        } else if (takeWord("COLLATE")) {
            const std::string collation = toLower(nameAt(m_at));
            ++m_at;
            value.ignoresCase = collation.ends_with("_ci") || collation == "nocase";
            if (collation == "rtrim")
                different("the collation RTRIM");
        } else {
            return value;
        }
    }
}

SqlValue ToPostgres::group()
{
    ++m_at;
    if (startsQuery()) {
        const std::string query = selectStatement();
        expectSymbol(")");
        return made('(' + query + ')', SqlKind::Unknown);
    }
    SqlValue value = disjunction();
    if (isSymbol(",")) { // a row of values
        std::string row = value.sql;
        while (takeSymbol(","))
            row += ", " + disjunction().sql;
        expectSymbol(")");
        return made('(' + row + ')', SqlKind::Unknown);
    }
    expectSymbol(")");
    return value;
}

} // namespace godwit
