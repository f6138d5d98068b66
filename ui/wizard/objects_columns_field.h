#pragma once

#include "ui/wizard/objects_columns_model.h"
#include "ui/wizard/objects_source_probe.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace godwit::ui {

/// The columns of one table that move, and those that decide a message's partition; read from the
/// live source.
class ObjectsColumnsField final : public QWidget
{
    Q_OBJECT

public:
    ObjectsColumnsField(ObjectsSourceProbe *probe, QWidget *parent);

    /// @p isReadable: the source can be asked.
    void show(const TableName &table, const std::vector<std::string> &kept,
              const std::vector<std::string> &shard, bool hasShards, bool isReadable);

Q_SIGNALS:
    void keptChanged(const std::vector<std::string> &columns); ///< empty: all
    void shardChanged(const std::vector<std::string> &columns);

private:
    void build();
    void updateHint();

    ObjectsSourceProbe *m_probe;
    TableName m_table;
    std::vector<std::string> m_kept, m_shard;
    bool m_isReadable = false;
    ObjectsColumnsModel *m_model;
    QTableView *m_view;
    QToolButton *m_all;
    QToolButton *m_keyOnly;
    QLabel *m_hint;
};

} // namespace godwit::ui
