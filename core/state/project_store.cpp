#include "core/state/project_store.h"

#include "core/base/text.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

Result<void> readTags(sqlite3 *database, ProjectRecord &project)
{
    Statement statement(database,
                        "SELECT tag FROM project_tag WHERE project_id = ? ORDER BY position");
    auto tags = allRows<std::string>(statement.bind(project.id),
                                     [](const Statement &row) { return row.text(0); });
    if (!tags)
        return failure(std::move(tags));
    project.tags = std::move(*tags);
    return {};
}

Result<ProjectRecord> projectOf(sqlite3 *database, const Statement &row)
{
    ProjectRecord project;
    project.id = row.text(0);
    project.name = row.text(1);
    project.type = row.text(2);
    const auto state = projectStateOf(row.text(3));
    if (!state)
        return damagedState("project " + project.id + " has a state that does not exist");
    project.state = *state;
    project.payload = row.text(4);
    project.createdAt = row.text(5);
    project.modifiedAt = row.text(6);
    if (auto tags = readTags(database, project); !tags)
        return failure(std::move(tags));
    return project;
}

// Every project that @p condition leaves; its parameter, if it has one, is @p value.
Result<std::vector<ProjectRecord>> select(sqlite3 *database, const std::string &condition,
                                          const std::string &value = {})
{
    Statement statement(database, "SELECT id, name, type, state, payload, created_at, modified_at "
                                  "FROM project "
                                      + condition);
    if (!value.empty())
        statement.bind(value);
    return allRows<ProjectRecord>(statement,
                                  [&](const Statement &row) { return projectOf(database, row); });
}

Result<std::optional<ProjectRecord>> selectOne(sqlite3 *database, const char *column,
                                               const std::string &value)
{
    if (value.empty())
        return std::nullopt;
    auto found = select(database, std::string("WHERE ") + column + " = ?", value);
    if (!found)
        return failure(std::move(found));
    if (found->empty())
        return std::nullopt;
    return std::optional(std::move(found->front()));
}

Result<void> mustExist(sqlite3 *database, const std::string &id)
{
    if (sqlite3_changes(database) > 0)
        return {};
    return fail(ErrorCode::InvalidArgument, "there is no project " + id,
                "`godwitctl projects list` shows those of this home");
}

} // namespace

Result<std::vector<ProjectRecord>> ProjectStore::list()
{
    const std::scoped_lock lock(m_database.mutex());
    return select(m_database.handle(), "ORDER BY name");
}

Result<std::optional<ProjectRecord>> ProjectStore::findByName(const std::string &name)
{
    const std::scoped_lock lock(m_database.mutex());
    return selectOne(m_database.handle(), "name", name);
}

Result<std::optional<ProjectRecord>> ProjectStore::find(const std::string &idOrName)
{
    const std::scoped_lock lock(m_database.mutex());
    auto byId = selectOne(m_database.handle(), "id", idOrName);
    if (!byId || *byId)
        return byId;
    return selectOne(m_database.handle(), "name", idOrName);
}

Result<ProjectRecord> ProjectStore::put(const std::string &name, const std::string &type,
                                        const std::string &payload)
{
    if (name.empty())
        return fail(ErrorCode::InvalidArgument, "a project needs a name", "give it one");
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    const std::string now = utcNow();
    Statement statement(database,
                        "INSERT INTO project VALUES (?, ?, ?, 'INIT', ?, ?, ?) ON CONFLICT (name) "
                        "DO UPDATE SET type = excluded.type, payload = excluded.payload, "
                        "modified_at = excluded.modified_at");
    if (auto done = statement.bind(randomId("np_"), name, type, payload, now, now).run(); !done)
        return failure(std::move(done));
    auto stored = selectOne(database, "name", name);
    if (!stored)
        return failure(std::move(stored));
    if (!*stored)
        return fail(ErrorCode::Internal, "project " + name + " was removed while it was stored");
    return std::move(**stored);
}

Result<void> ProjectStore::setState(const std::string &id, ProjectState state)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE project SET state = ?, modified_at = ? WHERE id = ?");
    if (auto done = statement.bind(stateName(state), utcNow(), id).run(); !done)
        return done;
    return mustExist(m_database.handle(), id);
}

Result<void> ProjectStore::rename(const std::string &id, const std::string &name)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto other = selectOne(m_database.handle(), "name", name);
    if (!other)
        return tl::unexpected(other.error());
    if (name.empty() || (*other && (*other)->id != id)) {
        return fail(ErrorCode::InvalidArgument,
                    name.empty() ? "a project needs a name"
                                 : "there is a project of the name " + name + " already",
                    "choose another name");
    }
    Statement statement(m_database.handle(),
                        "UPDATE project SET name = ?, modified_at = ? WHERE id = ?");
    if (auto done = statement.bind(name, utcNow(), id).run(); !done)
        return done;
    return mustExist(m_database.handle(), id);
}

Result<void> ProjectStore::setTags(const std::string &id, const std::vector<std::string> &tags)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    Statement touch(database, "UPDATE project SET modified_at = ? WHERE id = ?");
    if (auto done = touch.bind(utcNow(), id).run(); !done)
        return done;
    if (auto found = mustExist(database, id); !found)
        return found;
    Statement clear(database, "DELETE FROM project_tag WHERE project_id = ?");
    if (auto done = clear.bind(id).run(); !done)
        return done;
    Statement insert(database, "INSERT INTO project_tag VALUES (?, ?, ?)");
    int position = 0;
    for (const std::string &tag : tags) {
        if (auto done = insert.bind(id, position++, tag).run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> ProjectStore::remove(const std::string &id)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    Statement runs(database, "DELETE FROM run WHERE project_id = ?");
    if (auto done = runs.bind(id).run(); !done)
        return done;
    Statement project(database, "DELETE FROM project WHERE id = ?");
    if (auto done = project.bind(id).run(); !done)
        return done;
    if (auto found = mustExist(database, id); !found)
        return found;
    return transaction.commit();
}

} // namespace godwit
