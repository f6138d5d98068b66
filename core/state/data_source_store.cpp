#include "core/state/data_source_store.h"

#include "core/base/text.h"
#include "core/state/sql.h"

#include <algorithm>

namespace godwit {

namespace {

using Record = DataSourceStore::Record;
using Settings = DataSourceStore::Settings;

constexpr std::ptrdiff_t longestName = 128;     // characters
constexpr std::ptrdiff_t longestRemarks = 1000; // characters

Record recordOf(const Statement &row)
{
    return {row.text(0), row.text(1), row.text(2),        row.text(3),
            row.text(4), row.text(5), row.integer(6) != 0};
}

Result<std::vector<Record>> select(sqlite3 *database, const std::string &condition,
                                   const std::string &value = {})
{
    Statement statement(database, "SELECT id, name, url, password_variable, created_at, "
                                  "remarks, production FROM data_source "
                                      + condition);
    if (!value.empty())
        statement.bind(value);
    return allRows<Record>(statement, recordOf);
}

Result<std::optional<Record>> selectOne(sqlite3 *database, const std::string &idOrName)
{
    if (idOrName.empty())
        return std::nullopt;
    for (const char *condition : {"WHERE id = ?", "WHERE name = ?"}) {
        auto found = select(database, condition, idOrName);
        if (!found)
            return failure(std::move(found));
        if (!found->empty())
            return std::optional(std::move(found->front()));
    }
    return std::nullopt;
}

tl::unexpected<Error> unknownSource(const std::string &idOrName)
{
    return fail(ErrorCode::InvalidArgument, "there is no data source " + printable(idOrName),
                "`godwitctl source list` shows those of this home");
}

bool fits(const std::string &text, std::ptrdiff_t longest)
{
    return isUtf8(text) && std::count_if(text.begin(), text.end(), [](char c) {
                               return (c & 0xC0) != 0x80;
                           }) <= longest;
}

Result<void> checkName(const std::string &name)
{
    if (!name.empty() && fits(name, longestName))
        return {};
    return fail(ErrorCode::InvalidArgument,
                "the name of a data source has 1 to 128 characters, in UTF-8",
                "choose another name");
}

// The record with these settings; its id and its age stay.
Result<Record> applied(Record record, const Settings &settings)
{
    if (auto valid = checkName(settings.name); !valid)
        return failure(std::move(valid));
    const auto source = parseDataSourceUrl(settings.url);
    if (!source)
        return tl::unexpected(source.error());
    if (!fits(settings.remarks, longestRemarks)) {
        return fail(ErrorCode::InvalidArgument,
                    "remarks on a data source have at most 1000 characters, in UTF-8",
                    "shorten them");
    }
    record.name = settings.name;
    // url(), not the text as it was given: that is how a password can never reach the file.
    record.url = source->url();
    record.passwordVariable = settings.passwordVariable;
    record.remarks = settings.remarks;
    record.production = settings.production;
    return record;
}

// @p id: of the data source that may have the name.
Result<void> mustBeFree(sqlite3 *database, const std::string &name, const std::string &id)
{
    const auto taken = select(database, "WHERE name = ?", name);
    if (!taken)
        return tl::unexpected(taken.error());
    if (taken->empty() || taken->front().id == id)
        return {};
    return fail(ErrorCode::InvalidArgument,
                "there is a data source of the name " + printable(name) + " already",
                "choose another name, or remove " + taken->front().id + " first");
}

Result<Record> insert(sqlite3 *database, Record record)
{
    if (auto free = mustBeFree(database, record.name, {}); !free)
        return failure(std::move(free));
    record.id = randomId("e_");
    record.createdAt = utcNow();
    Statement statement(database,
                        "INSERT INTO data_source (id, name, url, password_variable, created_at, "
                        "remarks, production) VALUES (?, ?, ?, ?, ?, ?, ?)");
    statement.bind(record.id, record.name, record.url, record.passwordVariable, record.createdAt,
                   record.remarks, record.production);
    if (auto done = statement.run(); !done)
        return failure(std::move(done));
    return record;
}

Result<Record> require(sqlite3 *database, const std::string &idOrName)
{
    auto record = selectOne(database, idOrName);
    if (!record)
        return failure(std::move(record));
    if (!*record)
        return unknownSource(idOrName);
    return std::move(**record);
}

} // namespace

Result<Record> DataSourceStore::add(const Settings &settings)
{
    auto record = applied({}, settings);
    if (!record)
        return record;
    const std::scoped_lock lock(m_database.mutex());
    return insert(m_database.handle(), std::move(*record));
}

Result<Record> DataSourceStore::add(const std::string &name, const std::string &url,
                                    const std::string &passwordVariable)
{
    return add({name, url, passwordVariable, {}, false});
}

Result<std::vector<Record>> DataSourceStore::list()
{
    const std::scoped_lock lock(m_database.mutex());
    return select(m_database.handle(), "ORDER BY name");
}

Result<std::optional<Record>> DataSourceStore::find(const std::string &idOrName)
{
    const std::scoped_lock lock(m_database.mutex());
    return selectOne(m_database.handle(), idOrName);
}

Result<Record> DataSourceStore::copy(const std::string &idOrName)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    const auto original = require(database, idOrName);
    if (!original)
        return original;
    Record copied = *original;
    for (int number = 1;; ++number) {
        copied.name = original->name + " copy" + (number == 1 ? "" : ' ' + std::to_string(number));
        if (auto valid = checkName(copied.name); !valid)
            return failure(std::move(valid));
        const auto taken = select(database, "WHERE name = ?", copied.name);
        if (!taken)
            return tl::unexpected(taken.error());
        if (taken->empty())
            return insert(database, copied);
    }
}

Result<Record> DataSourceStore::replace(const std::string &idOrName,
                                        const std::function<void(Settings &)> &edit)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    auto record = require(database, idOrName);
    if (!record)
        return record;
    Settings settings{record->name, record->url, record->passwordVariable, record->remarks,
                      record->production};
    edit(settings);
    record = applied(std::move(*record), settings);
    if (!record)
        return record;
    if (auto free = mustBeFree(database, record->name, record->id); !free)
        return failure(std::move(free));
    Statement statement(database,
                        "UPDATE data_source SET name = ?, url = ?, password_variable = ?, "
                        "remarks = ?, production = ? WHERE id = ?");
    statement.bind(record->name, record->url, record->passwordVariable, record->remarks,
                   record->production, record->id);
    if (auto done = statement.run(); !done)
        return failure(std::move(done));
    return record;
}

Result<Record> DataSourceStore::update(const std::string &idOrName, const Settings &settings)
{
    return replace(idOrName, [&](Settings &changed) { changed = settings; });
}

Result<Record> DataSourceStore::update(const std::string &idOrName, const std::string &name,
                                       const std::string &url, const std::string &passwordVariable)
{
    return replace(idOrName, [&](Settings &changed) {
        changed.name = name;
        changed.url = url;
        changed.passwordVariable = passwordVariable;
    });
}

Result<Record> DataSourceStore::annotate(const std::string &idOrName, const std::string &remarks,
                                         bool production)
{
    return replace(idOrName, [&](Settings &changed) {
        changed.remarks = remarks;
        changed.production = production;
    });
}

Result<void> DataSourceStore::remove(const std::string &idOrName)
{
    const std::scoped_lock lock(m_database.mutex());
    auto record = require(m_database.handle(), idOrName);
    if (!record)
        return failure(std::move(record));
    Statement statement(m_database.handle(), "DELETE FROM data_source WHERE id = ?");
    return statement.bind(record->id).run();
}

} // namespace godwit
