#pragma once

#include "ui/common/background.h"
#include "ui/wizard/objects_csv.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace godwit::ui {

class BusyIndicator;
class DataTable;
class FieldMessage;

/// The problems of a file, one a row: line, cell, what is wrong, what to do.
class CsvProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LineColumn, CellColumn, MessageColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(std::vector<CsvProblem> problems);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<CsvProblem> m_problems;
};

/// Takes a list of objects from a CSV file: says that the selection will be replaced, checks the
/// file line by line against the source, and hands over what is right.
class ObjectsImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p replaced: how many objects are picked now.
    ObjectsImportDialog(ProjectType type, std::shared_ptr<const ObjectsCatalogIndex> catalog,
                        std::size_t replaced, QWidget *parent = nullptr);

    /// Reads @p path in the background.
    void load(const QString &path);
    const TransferMapping &mapping() const { return m_list.mapping; }
    std::size_t objectCount() const { return m_list.tables + m_list.views; }

Q_SIGNALS:
    void templateRequested();

private:
    void build(std::size_t replaced);
    void browse();
    void showList(Result<ReadObjectList> list);

    ProjectType m_type;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    ReadObjectList m_list;
    QPointer<BackgroundTask> m_task;
    QLineEdit *m_path;
    FieldMessage *m_pathMessage;
    BusyIndicator *m_busy;
    QLabel *m_summary;
    CsvProblemModel *m_problems;
    DataTable *m_table;
    QDialogButtonBox *m_buttons;
    QPushButton *m_accept;
};

} // namespace godwit::ui
