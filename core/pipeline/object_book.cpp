#include "core/pipeline/object_book.h"

namespace godwit {

namespace {

std::string script(const std::vector<std::string> &statements)
{
    std::string text;
    for (const std::string &statement : statements)
        text += statement + ";\n";
    return text;
}

} // namespace

Result<std::set<TableName>> ObjectBook::skippedNames(const std::string &runId) const
{
    std::set<TableName> names;
    if (!m_store)
        return names;
    auto skipped = m_store->list(runId, ObjectState::Skipped);
    if (!skipped)
        return failure(std::move(skipped));
    for (const ObjectRecord &object : *skipped)
        names.insert(object.source);
    return names;
}

Result<void> ObjectBook::begin(const std::string &runId, const std::vector<ObjectRecord> &objects)
{
    m_runId = runId;
    if (!m_store)
        return {};
    if (auto begun = m_store->begin(runId, objects); !begun)
        return begun;
    if (auto looked = refresh(); !looked)
        return failure(std::move(looked));
    return {};
}

Result<void> ObjectBook::open(const std::string &runId)
{
    m_runId = runId;
    if (auto looked = refresh(); !looked)
        return failure(std::move(looked));
    return {};
}

Result<bool> ObjectBook::refresh()
{
    if (!m_store)
        return false;
    auto skipped = m_store->list(m_runId, ObjectState::Skipped);
    if (!skipped)
        return failure(std::move(skipped));
    std::set<std::pair<ObjectKind, int>> now;
    for (const ObjectRecord &object : *skipped)
        now.emplace(object.kind, object.number);
    const std::scoped_lock lock(m_mutex);
    const bool more = now != m_skipped;
    m_skipped = std::move(now);
    return more;
}

bool ObjectBook::isSkipped(ObjectKind kind, int number) const
{
    const std::scoped_lock lock(m_mutex);
    return m_skipped.count({kind, number}) > 0;
}

bool ObjectBook::hasSkipped() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_skipped.empty();
}

Result<void> ObjectBook::noteFailure(ObjectKind kind, int number, StepKind step,
                                     const SqlFailure &failure)
{
    if (!m_store)
        return {};
    return m_store->markFailed(m_runId, kind, number, step, failure.error, failure.sql);
}

Result<void> ObjectBook::completeWaiting()
{
    return m_store ? m_store->completeWaiting(m_runId) : Result<void>();
}

std::vector<ObjectRecord> objectRecords(const ProjectPlan &plan,
                                        const std::vector<TableRecord> &tables)
{
    std::vector<ObjectRecord> objects;
    for (const TableRecord &table : tables) {
        ObjectRecord object;
        object.kind = ObjectKind::Table;
        object.number = table.number;
        object.source = table.source;
        object.sink = table.sink;
        object.ddl =
            script(statementsOf(plan.tables[static_cast<std::size_t>(table.number)].converted));
        objects.push_back(std::move(object));
    }
    int number = 0;
    for (const PlannedView &view : plan.views) {
        ObjectRecord object;
        object.kind = ObjectKind::View;
        object.number = number++;
        object.source = view.source.name;
        object.sink = view.resolved.sink;
        if (!view.converted.createStatement.empty())
            object.ddl = script({view.converted.createStatement});
        objects.push_back(std::move(object));
    }
    return objects;
}

} // namespace godwit
