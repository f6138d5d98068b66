#pragma once

#include "core/data/table_schema.h"
#include "core/project/data_source.h"
#include "ui/common/background.h"
#include "ui/wizard/objects_filter_count.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>

namespace godwit::ui {

/// Asks the live source about single tables, in the background: their columns, and whether a filter
/// is one. Only the newest question of each kind is answered.
class ObjectsSourceProbe final : public QObject
{
    Q_OBJECT

public:
    /// The source with its password, or nothing while it cannot be asked.
    using Access = std::function<std::optional<DataSource>()>;

    explicit ObjectsSourceProbe(Access access, QObject *parent = nullptr);
    ~ObjectsSourceProbe() override;

    /// Reads the columns of @p table; what was read before is answered at once.
    void readTable(const TableName &table);
    /// Counts the rows that pass, a moment after the last such call.
    void checkFilter(const TableName &table, const std::string &clause);
    void cancelFilter();
    bool isChecking() const { return m_delay.isActive() || m_filterTask; }
    /// Forgets what was read: the source may be another one.
    void forget();

Q_SIGNALS:
    void tableRead(const godwit::TableName &table,
                   const godwit::Result<godwit::TableSchema> &schema);
    void filterChecked(const godwit::TableName &table, const std::string &clause,
                       const godwit::Result<godwit::ui::FilterCount> &count);

private:
    void startFilter();

    Access m_access;
    QTimer m_delay;
    TableName m_filterTable;
    std::string m_clause;
    std::map<TableName, TableSchema> m_known;
    QPointer<BackgroundTask> m_tableTask;
    QPointer<BackgroundTask> m_filterTask;
};

} // namespace godwit::ui
