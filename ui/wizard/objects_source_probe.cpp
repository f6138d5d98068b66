#include "ui/wizard/objects_source_probe.h"

#include "core/base/cancel_on_stop.h"
#include "core/connectors/connector_registry.h"

namespace godwit::ui {

namespace {

constexpr int filterDelayMs = 400;
constexpr std::size_t mostKnown = 200; // tables whose columns are kept

Result<TableSchema> readFrom(const DataSource &source, const TableName &table,
                             const std::stop_token &stop)
{
    auto connector = makeConnector(source, stop);
    if (!connector)
        return failure(std::move(connector));
    auto reader = (*connector)->openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    const CancelOnStop cancelling(**reader, stop);
    return (*reader)->readTable(table);
}

Result<FilterCount> countAt(const DataSource &source, const TableName &table,
                            const std::string &clause, std::stop_token stop)
{
    auto connector = makeConnector(source, stop);
    if (!connector)
        return failure(std::move(connector));
    return countFilter(**connector, table, clause, stop);
}

} // namespace

ObjectsSourceProbe::ObjectsSourceProbe(Access access, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(filterDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &ObjectsSourceProbe::startFilter);
}

ObjectsSourceProbe::~ObjectsSourceProbe()
{
    forget();
}

void ObjectsSourceProbe::readTable(const TableName &table)
{
    if (m_tableTask)
        m_tableTask->cancel();
    m_tableTask.clear();
    if (const auto known = m_known.find(table); known != m_known.end()) {
        Q_EMIT tableRead(table, known->second);
        return;
    }
    const auto source = m_access();
    if (!source)
        return;
    m_tableTask = runInBackground(
        this,
        [source = *source, table](const std::stop_token &stop) {
            return readFrom(source, table, stop);
        },
        [this, table](const Result<TableSchema> &schema) {
            m_tableTask.clear();
            if (m_known.size() >= mostKnown)
                m_known.clear();
            if (schema)
                m_known[table] = *schema;
            Q_EMIT tableRead(table, schema);
        });
}

void ObjectsSourceProbe::checkFilter(const TableName &table, const std::string &clause)
{
    cancelFilter();
    m_filterTable = table;
    m_clause = clause;
    m_delay.start();
}

void ObjectsSourceProbe::cancelFilter()
{
    m_delay.stop();
    if (m_filterTask)
        m_filterTask->cancel();
    m_filterTask.clear();
}

void ObjectsSourceProbe::forget()
{
    cancelFilter();
    if (m_tableTask)
        m_tableTask->cancel();
    m_tableTask.clear();
    m_known.clear();
}

void ObjectsSourceProbe::startFilter()
{
    const auto source = m_access();
    if (!source)
        return;
    m_filterTask = runInBackground(
        this,
        [source = *source, table = m_filterTable, clause = m_clause](std::stop_token stop) {
            return countAt(source, table, clause, stop);
        },
        [this, table = m_filterTable, clause = m_clause](const Result<FilterCount> &count) {
            m_filterTask.clear();
            Q_EMIT filterChecked(table, clause, count);
        });
}

} // namespace godwit::ui
