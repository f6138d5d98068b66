#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace godwit {

struct SampleBlob
{
    std::string bytes;
};

/// One value of a row; `std::monostate` is NULL.
using SampleValue = std::variant<std::monostate, std::int64_t, double, std::string, SampleBlob>;

/// A new SQLite file being filled. The first failure is kept, and everything after it does nothing:
/// the rows stay readable as rows, and result() says how it went.
class SampleWriter
{
public:
    explicit SampleWriter(const std::string &path);
    ~SampleWriter();
    SampleWriter(const SampleWriter &) = delete;
    SampleWriter &operator=(const SampleWriter &) = delete;

    void execute(const char *sql);
    /// The rows that follow go to @p table, a name quoted where SQL needs it, with @p columns of it
    /// in parentheses.
    void into(const std::string &table, const std::string &columns, int count);
    void row(const std::vector<SampleValue> &values);
    std::int64_t count(const char *sql);

    std::uint64_t rowsInserted() const { return m_rows; }
    Result<void> result() const;
    void close();

private:
    void note(int resultCode);

    std::string m_path;
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    std::uint64_t m_rows = 0;
    std::string m_error;
};

} // namespace godwit
