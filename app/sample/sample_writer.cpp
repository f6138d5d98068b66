#include "app/sample/sample_writer.h"

#include <sqlite3.h>

namespace godwit {

namespace {

struct Binder
{
    sqlite3_stmt *statement;
    int index;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t number) const
    {
        return sqlite3_bind_int64(statement, index, number);
    }
    int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
    int operator()(const std::string &text) const
    {
        return sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()),
                                 SQLITE_TRANSIENT);
    }
    int operator()(const SampleBlob &blob) const
    {
        return sqlite3_bind_blob(statement, index, blob.bytes.data(),
                                 static_cast<int>(blob.bytes.size()), SQLITE_TRANSIENT);
    }
};

} // namespace

SampleWriter::SampleWriter(const std::string &path)
    : m_path(path)
{
    note(sqlite3_open_v2(path.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                         nullptr));
}

SampleWriter::~SampleWriter()
{
    close();
}

void SampleWriter::close()
{
    sqlite3_finalize(m_insert);
    m_insert = nullptr;
    sqlite3_close(m_database);
    m_database = nullptr;
}

void SampleWriter::note(int resultCode)
{
    const bool fine = resultCode == SQLITE_OK || resultCode == SQLITE_DONE;
    if (!fine && m_error.empty())
        m_error = m_database ? sqlite3_errmsg(m_database) : sqlite3_errstr(resultCode);
}

void SampleWriter::execute(const char *sql)
{
    if (m_error.empty())
        note(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr));
}

void SampleWriter::into(const std::string &table, const std::string &columns, int count)
{
    if (!m_error.empty())
        return;
    std::string sql = "INSERT INTO " + table + " (" + columns + ") VALUES (?";
    for (int i = 1; i < count; ++i)
        sql += ", ?";
    sql += ")";
    sqlite3_finalize(m_insert);
    m_insert = nullptr;
    note(sqlite3_prepare_v2(m_database, sql.c_str(), -1, &m_insert, nullptr));
}

void SampleWriter::row(const std::vector<SampleValue> &values)
{
    if (!m_error.empty())
        return;
    for (std::size_t i = 0; i < values.size(); ++i)
        note(std::visit(Binder{m_insert, static_cast<int>(i) + 1}, values[i]));
    note(sqlite3_step(m_insert));
    sqlite3_reset(m_insert);
    ++m_rows;
}

std::int64_t SampleWriter::count(const char *sql)
{
    if (!m_error.empty())
        return 0;
    sqlite3_stmt *statement = nullptr;
    note(sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr));
    const bool found = statement && sqlite3_step(statement) == SQLITE_ROW;
    const std::int64_t number = found ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return number;
}

Result<void> SampleWriter::result() const
{
    if (m_error.empty())
        return {};
    return fail(ErrorCode::Io, "the file " + m_path + " cannot be written: " + m_error,
                "Check the folder, its permissions and the space on its disk.");
}

} // namespace godwit
