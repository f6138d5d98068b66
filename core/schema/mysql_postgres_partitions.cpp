#include "core/schema/mysql_postgres_partitions.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace godwit {

namespace {

/// Days from the year 0 in MySQL's count to the first of January 1970.
constexpr std::int64_t daysToEpoch = 719528;

struct Day
{
    std::int64_t year = 0;
    unsigned month = 0, day = 0;
};

/// The day so many days after 1970-01-01, by the Gregorian calendar.
Day dayFromEpoch(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto ofEra = static_cast<unsigned>(days - era * 146097);
    const unsigned yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const unsigned ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * ofYear + 2) / 153;
    Day day;
    day.day = ofYear - (153 * shifted + 2) / 5 + 1;
    day.month = shifted < 10 ? shifted + 3 : shifted - 9;
    day.year = static_cast<std::int64_t>(yearOfEra) + era * 400 + (day.month <= 2 ? 1 : 0);
    return day;
}

std::string dayText(std::int64_t daysSinceEpoch)
{
    const Day day = dayFromEpoch(daysSinceEpoch);
    char text[40];
    std::snprintf(text, sizeof text, "%04lld-%02u-%02u", static_cast<long long>(day.year),
                  day.month, day.day);
    return text;
}

/// What stands around the partitioning column, and so what its bounds mean.
enum class Measure { Value, Year, Days, Seconds };

/// Reads the clause; gives up at the first thing that has no counterpart.
class PartitionReader
{
public:
    PartitionReader(const TableSchema &table, const TableName &sinkName)
        : m_table(table)
        , m_sinkName(sinkName)
        , m_tokens(tokenize(table.partitionClause))
    {
        std::erase_if(m_tokens, [](const SqlToken &token) {
            return token.kind == TokenKind::VersionOpen || token.kind == TokenKind::VersionClose;
        });
    }

    PostgresPartitions run()
    {
        if (m_tokens.empty())
            return {};
        if (!method() || !columns() || !keysAllowIt() || !partitions()) {
            PostgresPartitions none;
            none.notes.push_back(
                {Level::Warning, "the table is one at the destination, without partitions: "
                                     + (m_why.empty() ? "they have no counterpart there" : m_why)});
            return none;
        }
        std::vector<std::string> names;
        for (const std::string &column : m_columns)
            names.push_back(postgresColumnName(column));
        m_result.clause =
            "PARTITION BY " + m_method + " (" + quoteNames(Dialect::PostgreSql, names) + ")";
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool is(std::string_view word) const { return !atEnd() && m_tokens[m_at].is(word); }
    bool take(std::string_view word)
    {
        const bool found = is(word);
        m_at += found ? 1 : 0;
        return found;
    }
    bool give(std::string why)
    {
        m_why = std::move(why);
        return false;
    }

    bool method()
    {
        if (!take("PARTITION") || !take("BY"))
            return false;
        const bool linear = take("LINEAR");
        if (take("RANGE")) {
            m_method = "RANGE";
        } else if (take("LIST")) {
            m_method = "LIST";
        } else if (take("HASH") || take("KEY")) {
            m_method = "HASH";
            if (take("ALGORITHM") && take("="))
                ++m_at;
        } else {
            return give("its kind of partitions is MySQL's own");
        }
        m_isKey = m_method == "HASH" && m_tokens[m_at - 1].is("KEY");
        (void)take("COLUMNS");
        if (linear)
            note(Level::Note, "LINEAR partitions are plain ones in PostgreSQL");
        return true;
    }

    bool columns()
    {
        if (!take("("))
            return false;
        if (take("YEAR"))
            m_measure = Measure::Year;
        else if (take("TO_DAYS"))
            m_measure = Measure::Days;
        else if (take("UNIX_TIMESTAMP"))
            m_measure = Measure::Seconds;
        const bool wrapped = m_measure != Measure::Value;
        if (wrapped && !take("("))
            return false;
        while (!atEnd() && !is(")")) {
            const std::string name = nameOf(m_tokens[m_at++]);
            const Column *column = m_table.findColumn(name);
            if (!column || (!is(",") && !is(")")))
                return give("they go by an expression");
            if (column->generated != Generated::No)
                return give("they go by a generated column");
            m_columns.push_back(column->name);
            (void)take(",");
        }
        ++m_at;
        if (wrapped && !take(")"))
            return give("they go by an expression");
        if (wrapped && m_method != "RANGE")
            return give("they go by an expression");
        if (m_columns.empty() && m_table.primaryKey()) { // KEY ()
            for (const IndexPart &part : m_table.primaryKey()->parts)
                m_columns.push_back(part.column);
        }
        if (m_columns.empty())
            return give("they go by no column");
        if (m_method == "LIST" && m_columns.size() > 1)
            return give("PostgreSQL's lists are of one column");
        return true;
    }

    /// A unique key of a partitioned table holds every column that the partitions go by.
    bool keysAllowIt()
    {
        for (const Index &index : m_table.indexes) {
            if (index.kind != IndexKind::Primary && index.kind != IndexKind::Unique)
                continue;
            for (const std::string &column : m_columns) {
                const bool held =
                    std::any_of(index.parts.begin(), index.parts.end(), [&](const auto &part) {
                        return equalsIgnoringCase(part.column, column) && !part.prefixLength;
                    });
                if (!held)
                    return give("a unique key has not every column that they go by");
            }
        }
        return true;
    }

    bool partitions()
    {
        if (take("SUBPARTITION"))
            skipToList();
        std::uint64_t count = 0;
        if (take("PARTITIONS") && !atEnd())
            count = parseUnsigned(m_tokens[m_at++].text).value_or(0);
        if (take("SUBPARTITION"))
            skipToList();
        if (m_method == "HASH")
            return hashPartitions(count);
        if (!take("("))
            return false;
        while (take("PARTITION")) {
            if (atEnd() || !onePartition(nameOf(m_tokens[m_at++])))
                return false;
            skipOptions();
            if (!take(","))
                break;
        }
        if (m_method == "RANGE" && anyNullable())
            addDefault();
        return !m_result.statements.empty();
    }

    void skipToList()
    {
        note(Level::Warning, "the partitions have no subpartitions at the destination");
        int depth = 0;
        while (!atEnd()
               && (depth > 0
                   || !(is("(") && m_at + 1 < m_tokens.size()
                        && m_tokens[m_at + 1].is("PARTITION")))) {
            depth += is("(") ? 1 : is(")") ? -1 : 0;
            ++m_at;
        }
    }

    /// ENGINE = InnoDB, COMMENT = '...', a list of subpartitions.
    void skipOptions()
    {
        int depth = 0;
        while (!atEnd() && !(depth == 0 && (is(",") || is(")")))) {
            depth += is("(") ? 1 : is(")") ? -1 : 0;
            ++m_at;
        }
    }

    bool hashPartitions(std::uint64_t count)
    {
        std::vector<std::string> names;
        if (take("(")) {
            while (take("PARTITION") && !atEnd()) {
                names.push_back(nameOf(m_tokens[m_at++]));
                skipOptions();
                if (!take(","))
                    break;
            }
        }
        count = std::max<std::uint64_t>({count, names.size(), 1});
        if (count > 8192)
            return give("there are too many of them");
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string name = i < names.size() ? names[i] : "p" + std::to_string(i);
            add(name, "WITH (MODULUS " + std::to_string(count) + ", REMAINDER " + std::to_string(i)
                          + ")");
        }
        if (m_isKey || count > 1)
            note(Level::Note, "rows are spread over the partitions by PostgreSQL's own hash");
        return true;
    }

    bool onePartition(const std::string &name)
    {
        const bool hasValues = take("VALUES");
        if (m_method == "LIST" && take("DEFAULT")) {
            add(name, "");
            return true;
        }
        if (!hasValues)
            return false;
        if (m_method == "LIST") {
            const auto values = take("IN") ? list() : std::nullopt;
            if (!values)
                return false;
            add(name, "IN (" + join(*values, ", ") + ")");
            return true;
        }
        if (!take("LESS") || !take("THAN"))
            return false;
        std::optional<std::vector<std::string>> bound;
        if (take("MAXVALUE"))
            bound = std::vector<std::string>(m_columns.size(), "MAXVALUE");
        else
            bound = list();
        if (!bound || bound->size() != m_columns.size())
            return give("a bound of theirs is an expression");
        for (std::size_t i = 1; i < bound->size(); ++i) {
            if ((*bound)[i - 1] == "MAXVALUE")
                (*bound)[i] = "MAXVALUE";
        }
        if (m_lower.empty())
            m_lower = std::vector<std::string>(m_columns.size(), "MINVALUE");
        add(name, "FROM (" + join(m_lower, ", ") + ") TO (" + join(*bound, ", ") + ")");
        m_lower = *bound;
        return true;
    }

    std::optional<std::vector<std::string>> list()
    {
        if (!take("("))
            return std::nullopt;
        std::vector<std::string> values;
        while (!atEnd() && !is(")")) {
            const auto value = oneValue();
            if (!value)
                return std::nullopt;
            values.push_back(*value);
            (void)take(",");
        }
        ++m_at;
        return values;
    }

    std::optional<std::string> oneValue()
    {
        if (take("MAXVALUE"))
            return "MAXVALUE";
        if (take("NULL"))
            return "NULL";
        if (m_tokens[m_at].kind == TokenKind::Word && m_tokens[m_at].text.starts_with('_'))
            ++m_at; // a charset
        const bool negative = take("-");
        if (atEnd())
            return std::nullopt;
        const SqlToken &token = m_tokens[m_at++];
        if (!is(",") && !is(")"))
            return std::nullopt;
        if (token.kind == TokenKind::Text && !negative && m_measure == Measure::Value)
            return quoteText(Dialect::PostgreSql, decodeLiteral(token.text));
        if (token.kind != TokenKind::Number)
            return std::nullopt;
        const std::string number = (negative ? "-" : "") + std::string(token.text);
        return measured(number);
    }

    /// The first value of the column for which the measure reaches @p number.
    std::optional<std::string> measured(const std::string &number) const
    {
        if (m_measure == Measure::Value)
            return number;
        const auto value = parseInteger(number);
        if (!value || *value < 0)
            return std::nullopt;
        if (m_measure == Measure::Seconds) {
            const std::int64_t rest = *value % 86400;
            char time[40];
            std::snprintf(time, sizeof time, " %02d:%02d:%02d+00", static_cast<int>(rest / 3600),
                          static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
            return '\'' + dayText(*value / 86400) + time + '\'';
        }
        if (m_measure == Measure::Days)
            return *value < 366 ? std::nullopt
                                : std::optional('\'' + dayText(*value - daysToEpoch) + '\'');
        char year[40];
        std::snprintf(year, sizeof year, "'%04lld-01-01'", static_cast<long long>(*value));
        return *value < 1 ? std::nullopt : std::optional(std::string(year));
    }

    bool anyNullable() const
    {
        return std::any_of(m_columns.begin(), m_columns.end(), [&](const std::string &name) {
            const Column *column = m_table.findColumn(name);
            return column && column->nullable;
        });
    }

    /// MySQL keeps NULLs in the first range; in PostgreSQL no range holds them.
    void addDefault()
    {
        add("default", "");
        note(Level::Note, "rows without a value to be partitioned by go to a partition of their "
                          "own, as do rows beyond every range, which MySQL refuses");
    }

    void add(const std::string &name, const std::string &values)
    {
        const TableName partition{m_sinkName.database, m_names.take(m_sinkName.table + '_' + name)};
        m_result.statements.push_back("CREATE TABLE " + quoteTable(Dialect::PostgreSql, partition)
                                      + " PARTITION OF "
                                      + quoteTable(Dialect::PostgreSql, m_sinkName)
                                      + (values.empty() ? " DEFAULT" : " FOR VALUES " + values));
    }

    void note(Level level, std::string message)
    {
        m_result.notes.push_back({level, std::move(message)});
    }

    const TableSchema &m_table;
    const TableName &m_sinkName;
    std::vector<SqlToken> m_tokens;
    std::size_t m_at = 0;
    std::string m_method;
    bool m_isKey = false;
    Measure m_measure = Measure::Value;
    std::vector<std::string> m_columns;
    std::vector<std::string> m_lower; ///< where the next range begins
    std::string m_why;
    PostgresNames m_names;
    PostgresPartitions m_result;
};

} // namespace

PostgresPartitions postgresPartitions(const TableSchema &table, const TableName &sinkName)
{
    return PartitionReader(table, sinkName).run();
}

} // namespace godwit
