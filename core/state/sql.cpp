#include "core/state/sql.h"

#include "core/base/text.h"

#include <algorithm>
#include <random>

namespace godwit {

namespace {

std::string filePath(sqlite3 *database)
{
    const char *path = database ? sqlite3_db_filename(database, "main") : nullptr;
    return path && *path ? path : "state.db";
}

} // namespace

Error stateError(sqlite3 *database, int resultCode)
{
    const std::string path = filePath(database);
    const std::string cause = database ? sqlite3_errmsg(database) : sqlite3_errstr(resultCode);
    Error error;
    error.code = ErrorCode::Io;
    error.message = "Godwit's own database " + path + " cannot be used: " + cause;
    switch (resultCode & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = ErrorCode::StateDamaged;
        error.message = "Godwit's own database " + path + " is damaged: " + cause;
        error.proposal =
            "restore it from a backup, or move it away together with its -wal and -shm "
            "files to start afresh; data at sources and destinations is not affected";
        break;
    case SQLITE_FULL:
        error.proposal =
            "make room on the disk, or choose another place with --home or GODWIT_HOME";
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.proposal = "another process holds it; try again when that one has ended";
        break;
    default:
        error.proposal =
            "check that the folder exists and may be written, or choose another one with "
            "--home or GODWIT_HOME";
        break;
    }
    return error;
}

tl::unexpected<Error> damagedState(const std::string &what)
{
    return fail(ErrorCode::StateDamaged, "Godwit's own database is damaged: " + what,
                "restore state.db from a backup, or move it away together with its -wal and -shm "
                "files to start afresh");
}

Statement::Statement(sqlite3 *database, std::string_view sql)
    : m_database(database)
{
    m_result = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &m_statement,
                                  nullptr);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::note(int resultCode)
{
    if (m_result == SQLITE_OK)
        m_result = resultCode;
}

int Statement::bindOne(int index, std::string_view text)
{
    // A null pointer would bind NULL instead of the empty text.
    const char *bytes = text.data() ? text.data() : "";
    return sqlite3_bind_text(m_statement, index, bytes, static_cast<int>(text.size()),
                             SQLITE_TRANSIENT);
}

int Statement::bindOne(int index, std::int64_t number)
{
    return sqlite3_bind_int64(m_statement, index, number);
}

int Statement::bindOne(int index, std::uint64_t number)
{
    return sqlite3_bind_int64(m_statement, index, static_cast<std::int64_t>(number));
}

int Statement::bindOne(int index, int number)
{
    return sqlite3_bind_int(m_statement, index, number);
}

int Statement::bindOne(int index, bool flag)
{
    return sqlite3_bind_int(m_statement, index, flag ? 1 : 0);
}

int Statement::bindOne(int index, double number)
{
    return sqlite3_bind_double(m_statement, index, number);
}

Result<bool> Statement::step()
{
    if (m_result == SQLITE_OK) {
        const int result = sqlite3_step(m_statement);
        if (result == SQLITE_ROW)
            return true;
        if (result == SQLITE_DONE)
            return false;
        m_result = result;
    }
    return tl::unexpected(stateError(m_database, m_result));
}

Result<void> Statement::run()
{
    if (auto row = step(); !row)
        return failure(std::move(row));
    sqlite3_reset(m_statement);
    return {};
}

std::string Statement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes ? std::string(static_cast<const char *>(bytes), size) : std::string();
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::uint64_t Statement::count(int column) const
{
    return static_cast<std::uint64_t>(integer(column));
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Result<void> executeSql(sqlite3 *database, const std::string &sql)
{
    const int result = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return tl::unexpected(stateError(database, result));
    return {};
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::begin()
{
    // IMMEDIATE: a transaction that begins as a reader cannot wait for its turn to write.
    auto begun = executeSql(m_database, "BEGIN IMMEDIATE");
    m_open = begun.has_value();
    return begun;
}

Result<void> Transaction::commit()
{
    auto committed = executeSql(m_database, "COMMIT");
    if (committed)
        m_open = false;
    return committed;
}

std::string packTexts(const std::vector<std::string> &texts)
{
    std::string packed;
    for (const std::string &text : texts)
        packed += std::to_string(text.size()) + ':' + text + ',';
    return packed;
}

std::optional<std::vector<std::string>> unpackTexts(std::string_view packed)
{
    std::vector<std::string> texts;
    while (!packed.empty()) {
        const auto colon = packed.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        const auto size = parseUnsigned(packed.substr(0, colon));
        packed.remove_prefix(colon + 1);
        if (!size || *size >= packed.size() || packed[*size] != ',')
            return std::nullopt;
        texts.emplace_back(packed.substr(0, *size));
        packed.remove_prefix(*size + 1);
    }
    return texts;
}

std::string randomId(std::string_view prefix)
{
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::random_device device;
    std::uniform_int_distribution<std::size_t> pick(0, letters.size() - 1);
    std::string id(prefix);
    std::generate_n(std::back_inserter(id), 12, [&] { return letters[pick(device)]; });
    return id;
}

} // namespace godwit
