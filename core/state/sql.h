// The few lines of SQLite's C interface that the stores of this folder share.
#pragma once

#include "core/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What a result code of the home's database means for the user: StateDamaged, or Io with the
/// remedy.
Error stateError(sqlite3 *database, int resultCode);

/// StateDamaged: a row holds what no Godwit wrote. @p what: "run r_1 has a step that does not
/// exist".
[[nodiscard]] tl::unexpected<Error> damagedState(const std::string &what);

/// One prepared statement. A failure to prepare or bind is kept and reported by the first step().
class Statement
{
public:
    Statement(sqlite3 *database, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds the parameters from the first on.
    template<typename... Values>
    Statement &bind(const Values &...values)
    {
        int index = 0;
        (note(bindOne(++index, values)), ...);
        return *this;
    }

    /// True: a row is there to be read. False: the end.
    Result<bool> step();
    /// Runs a statement that gives no rows, and makes it ready for the next values.
    [[nodiscard]] Result<void> run();

    std::string text(int column) const; ///< also the bytes of a blob
    std::int64_t integer(int column) const;
    std::uint64_t count(int column) const; ///< an integer stored from an unsigned one
    double real(int column) const;
    bool isNull(int column) const;

private:
    int bindOne(int index, std::string_view text);
    int bindOne(int index, const char *text) { return bindOne(index, std::string_view(text)); }
    int bindOne(int index, const std::string &text)
    {
        return bindOne(index, std::string_view(text));
    }
    int bindOne(int index, std::int64_t number);
    int bindOne(int index, std::uint64_t number);
    int bindOne(int index, int number);
    int bindOne(int index, bool flag);
    int bindOne(int index, double number);
    /// Without a value: NULL.
    template<typename Value>
    int bindOne(int index, const std::optional<Value> &value)
    {
        return value ? bindOne(index, *value) : sqlite3_bind_null(m_statement, index);
    }
    void note(int resultCode);

    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
    int m_result = SQLITE_OK;
};

/// Calls @p read, which answers Result<void>, on each row that @p rows gives.
template<typename Read>
[[nodiscard]] Result<void> eachRow(Statement &rows, Read read)
{
    for (;;) {
        const auto more = rows.step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        if (Result<void> done = read(rows); !done)
            return done;
    }
}

/// What @p read, which answers with a Value or a Result of one, makes of each row.
template<typename Value, typename Read>
Result<std::vector<Value>> allRows(Statement &rows, Read read)
{
    std::vector<Value> values;
    auto done = eachRow(rows, [&](const Statement &row) -> Result<void> {
        Result<Value> value = read(row);
        if (!value)
            return failure(std::move(value));
        values.push_back(std::move(*value));
        return {};
    });
    if (!done)
        return failure(std::move(done));
    return values;
}

/// Runs @p sql, which may hold several statements without parameters.
[[nodiscard]] Result<void> executeSql(sqlite3 *database, const std::string &sql);

/// A write transaction; rolled back unless commit() was called.
class Transaction
{
public:
    explicit Transaction(sqlite3 *database)
        : m_database(database)
    {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

private:
    sqlite3 *m_database;
    bool m_open = false;
};

/// A list of texts as one text that holds any bytes: `5:hello,3:a,b,`.
std::string packTexts(const std::vector<std::string> &texts);
/// Empty if @p packed is not what packTexts() makes.
std::optional<std::vector<std::string>> unpackTexts(std::string_view packed);

/// @p prefix and twelve random letters and digits: `np_4w5absc01kq2`.
std::string randomId(std::string_view prefix);

} // namespace godwit
