#pragma once

#include "core/pipeline/run_progress.h"
#include "ui/shell/project_entry.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace godwit::ui {

/// The projects of the home, one a row.
class ProjectListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Tags, Route, Type, Progress, State, Created, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< QString
        SortRole,              ///< what the column sorts by
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows @p entries: rows that stay are changed in place, so that the selection stays too.
    void setEntries(std::vector<ProjectEntry> entries);
    /// How a run of this process stands now; @p progress may be empty.
    void setProgress(const QString &id, const std::optional<RunProgress> &progress);

    const ProjectEntry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    const ProjectEntry *find(const QString &id) const;
    /// True if another process runs one of them.
    bool anyRunsElsewhere() const;
    /// Every tag in use, in order.
    QStringList allTags() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ProjectEntry &entry, int column) const;
    bool looksLike(const ProjectEntry &one, const ProjectEntry &other) const;
    QVariant sortKey(const ProjectEntry &entry, int column) const;
    void rowChanged(int row);

    std::vector<ProjectEntry> m_entries;
};

/// Narrows the list down and sorts it.
class ProjectListFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ProjectListFilter(QObject *parent = nullptr);

    void setProjects(ProjectListModel *projects);
    /// In name, id, tags or data sources; every word must be found.
    void setSearch(const QString &text);
    void setState(std::optional<ProjectState> state); ///< empty: any
    void setType(const QString &type);                ///< "MIGRATION", "SYNC"; empty: any
    void setTag(const QString &tag);                  ///< empty: any
    bool isNarrowed() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool matchesSearch(const ProjectEntry &entry) const;

    ProjectListModel *m_projects = nullptr;
    QStringList m_words;
    std::optional<ProjectState> m_state;
    std::string m_type;
    std::string m_tag;
};

} // namespace godwit::ui
