#include "ui/shell/project_list_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/units.h"
#include "ui/shell/project_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace godwit::ui {

namespace {

QString tagsText(const ProjectEntry &entry)
{
    QStringList tags;
    for (const std::string &tag : entry.tags)
        tags << toQString(tag);
    return tags.join(QStringLiteral(", "));
}

bool containsId(const std::vector<ProjectEntry> &entries, const std::string &id)
{
    return std::any_of(entries.begin(), entries.end(),
                       [&id](const ProjectEntry &entry) { return entry.id == id; });
}

} // namespace

void ProjectListModel::setEntries(std::vector<ProjectEntry> entries)
{
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        if (containsId(entries, m_entries[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    std::vector<ProjectEntry> added;
    for (ProjectEntry &entry : entries) {
        const auto known =
            std::find_if(m_entries.begin(), m_entries.end(),
                         [&entry](const ProjectEntry &other) { return other.id == entry.id; });
        if (known == m_entries.end()) {
            added.push_back(std::move(entry));
            continue;
        }
        const bool looksTheSame = looksLike(*known, entry);
        *known = std::move(entry);
        if (!looksTheSame)
            rowChanged(static_cast<int>(known - m_entries.begin()));
    }
    if (added.empty())
        return;
    const int first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    std::move(added.begin(), added.end(), std::back_inserter(m_entries));
    endInsertRows();
}

void ProjectListModel::setProgress(const QString &id, const std::optional<RunProgress> &progress)
{
    const std::string wanted = toUtf8(id);
    for (int row = 0; row < rowCount(); ++row) {
        ProjectEntry &entry = m_entries[row];
        if (entry.id != wanted)
            continue;
        entry.state = ProjectState::Running;
        if (progress) {
            NewestRun run = entry.run.value_or(NewestRun());
            run.consistent.reset();
            run.steps = progress->steps;
            run.rowsWritten = static_cast<double>(progress->rowsDone);
            run.rowsEstimated = static_cast<double>(progress->rowsEstimated);
            entry.run = std::move(run);
        }
        rowChanged(row);
        return;
    }
}

const ProjectEntry *ProjectListModel::find(const QString &id) const
{
    const std::string wanted = toUtf8(id);
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&wanted](const ProjectEntry &entry) { return entry.id == wanted; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool ProjectListModel::anyRunsElsewhere() const
{
    const auto own = static_cast<int>(QCoreApplication::applicationPid());
    return std::any_of(m_entries.begin(), m_entries.end(), [own](const ProjectEntry &entry) {
        return entry.process && *entry.process != own;
    });
}

QStringList ProjectListModel::allTags() const
{
    std::set<std::string> tags;
    for (const ProjectEntry &entry : m_entries)
        tags.insert(entry.tags.begin(), entry.tags.end());
    QStringList texts;
    for (const std::string &tag : tags)
        texts << toQString(tag);
    return texts;
}

int ProjectListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ProjectListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProjectListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProjectEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::DecorationRole:
        if (index.column() == State)
            return stateIcon(shown);
        if (index.column() == Route && shown.touchesProduction())
            return icon(Icon::Server, Status::Bad);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Route && shown.touchesProduction())
            return tr("A side of this project is marked as production.");
        return {};
    case IdRole:
        return toQString(shown.id);
    case SortRole:
        return sortKey(shown, index.column());
    default:
        return {};
    }
}

QVariant ProjectListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Tags:
        return tr("Tags");
    case Route:
        return tr("Source → Destination");
    case Type:
        return tr("Type");
    case Progress:
        return tr("Step and progress");
    case State:
        return tr("State");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

QString ProjectListModel::text(const ProjectEntry &entry, int column) const
{
    switch (column) {
    case Name:
        return toQString(entry.name);
    case Tags:
        return tagsText(entry);
    case Route:
        return routeText(entry);
    case Type:
        return typeText(entry.type);
    case Progress:
        return progressText(entry);
    case State:
        return stateText(entry);
    case Created:
        return formatTime(entry.createdAt);
    default:
        return {};
    }
}

bool ProjectListModel::looksLike(const ProjectEntry &one, const ProjectEntry &other) const
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (text(one, column) != text(other, column))
            return false;
    }
    return one.state == other.state && one.touchesProduction() == other.touchesProduction();
}

QVariant ProjectListModel::sortKey(const ProjectEntry &entry, int column) const
{
    if (column == Created)
        return toQString(entry.createdAt); // the date, not its spelling
    return text(entry, column);
}

void ProjectListModel::rowChanged(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

ProjectListFilter::ProjectListFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(ProjectListModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void ProjectListFilter::setProjects(ProjectListModel *projects)
{
    m_projects = projects;
    setSourceModel(projects);
}

void ProjectListFilter::setSearch(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void ProjectListFilter::setState(std::optional<ProjectState> state)
{
    m_state = state;
    invalidateRowsFilter();
}

void ProjectListFilter::setType(const QString &type)
{
    m_type = toUtf8(type);
    invalidateRowsFilter();
}

void ProjectListFilter::setTag(const QString &tag)
{
    m_tag = toUtf8(tag);
    invalidateRowsFilter();
}

bool ProjectListFilter::isNarrowed() const
{
    return !m_words.isEmpty() || m_state || !m_type.empty() || !m_tag.empty();
}

bool ProjectListFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const ProjectEntry &entry = m_projects->entry(row);
    if (m_state && entry.state != *m_state)
        return false;
    if (!m_type.empty() && entry.type != m_type)
        return false;
    if (!m_tag.empty()
        && std::find(entry.tags.begin(), entry.tags.end(), m_tag) == entry.tags.end())
        return false;
    return matchesSearch(entry);
}

bool ProjectListFilter::matchesSearch(const ProjectEntry &entry) const
{
    const QString text =
        QStringList({toQString(entry.name), toQString(entry.id), tagsText(entry), routeText(entry)})
            .join(QLatin1Char('\n'));
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace godwit::ui
