#include "ui/wizard/plan_finding_models.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

QString shown(const std::string &text)
{
    return toQString(maskSecrets(text));
}

QString oneLine(const std::string &text)
{
    return toQString(printable(maskSecrets(text)));
}

const char *mappingPointer = "/transferMapping";

// The page that can put a failed precheck right: the data source, the steps, or the objects.
QString pointerOf(const PrecheckResult &check)
{
    static const char *const ofObjects[] = {"DB_ENGINE",
                                            "DB_FOREIGN_REFERENCE",
                                            "DB_TABLE_CYCLICALLY",
                                            "DB_TABLE_NAME_UNIQUE",
                                            "DB_UK_INDEX",
                                            "DB_FUNCTION_BASED",
                                            "DB_DATA_TYPE_INDEX",
                                            "DB_TRIGGER",
                                            "RDB_OBJECT_DEPENDENCY_INTEGRITY"};
    if (std::find(std::begin(ofObjects), std::end(ofObjects), check.item) != std::end(ofObjects))
        return QLatin1String(mappingPointer);
    if (check.item == "RDB_TABLE_EXIST")
        return QStringLiteral("/fullTransferConfig/allowDestTableNotEmpty");
    if (check.item == "GODWIT_STEP" || check.item == "DB_INCR_LOG")
        return QStringLiteral("/enableIncrTransfer");
    return check.side == Side::Source ? QStringLiteral("/sourceEndpointId")
                                      : QStringLiteral("/sinkEndpointId");
}

Status statusOf(PrecheckStatus status)
{
    switch (status) {
    case PrecheckStatus::Passed:
        return Status::Good;
    case PrecheckStatus::Warning:
        return Status::Warning;
    case PrecheckStatus::Failed:
        return Status::Bad;
    }
    return Status::Idle;
}

} // namespace

// ---- notes

void PlanNoteModel::setPlan(SharedPlan plan)
{
    beginResetModel();
    m_rows.clear();
    m_plan = std::move(plan);
    if (m_plan) {
        for (const PlannedTable &table : m_plan->tables) {
            for (const Note &note : table.converted.notes)
                m_rows.push_back({&table.resolved, &note});
        }
        for (const PlannedView &view : m_plan->views) {
            for (const Note &note : view.converted.notes)
                m_rows.push_back({&view.resolved, &note});
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.note->level < b.note->level; });
    endResetModel();
}

int PlanNoteModel::lossyCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.note->level != Level::Note;
    }));
}

int PlanNoteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlanNoteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanNoteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isLossy = row.note->level != Level::Note;
    if (role == pointerRole)
        return QLatin1String(mappingPointer);
    if (role == Qt::DecorationRole && index.column() == LevelColumn)
        return isLossy ? statusIcon(Status::Warning) : icon(Icon::Info);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case LevelColumn:
        return isLossy ? tr("lossy") : tr("changed");
    case ObjectColumn:
        return oneLine(row.object->object.name.qualified());
    default:
        return oneLine(row.note->message);
    }
}

QVariant PlanNoteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case LevelColumn:
        return tr("Effect");
    case ObjectColumn:
        return tr("Object");
    default:
        return tr("What is done");
    }
}

// ---- prechecks

PlanCheckModel::PlanCheckModel(ProjectDraft &draft, QObject *parent)
    : QAbstractTableModel(parent)
    , m_draft(draft)
{}

void PlanCheckModel::setPlan(SharedPlan plan)
{
    beginResetModel();
    m_rows.clear();
    m_plan = std::move(plan);
    if (m_plan) {
        for (const PrecheckResult &check : m_plan->prechecks)
            m_rows.push_back(&check);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const auto *a, const auto *b) { return a->status > b->status; });
    endResetModel();
}

bool PlanCheckModel::canSkip(int row) const
{
    return check(row).skippable && check(row).status == PrecheckStatus::Failed;
}

int PlanCheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlanCheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlanCheckModel::text(const PrecheckResult &check, int column) const
{
    switch (column) {
    case StatusColumn:
        if (check.status == PrecheckStatus::Passed)
            return tr("passed");
        return check.status == PrecheckStatus::Warning ? tr("warning") : tr("failed");
    case SideColumn:
        return check.side == Side::Source ? tr("source") : tr("destination");
    case ItemColumn:
        return toQString(check.item);
    case MessageColumn:
        return oneLine(check.message);
    default:
        return {};
    }
}

QVariant PlanCheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PrecheckResult &row = check(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == SkipColumn)
            return canSkip(index.row()) ? tr("skip") : QString();
        return text(row, index.column());
    case Qt::DecorationRole:
        return index.column() == StatusColumn ? QVariant(statusIcon(statusOf(row.status)))
                                              : QVariant();
    case Qt::CheckStateRole:
        if (index.column() != SkipColumn || !canSkip(index.row()))
            return {};
        return m_draft.skippedPrechecks().count(row.item) > 0 ? Qt::Checked : Qt::Unchecked;
    case remedyRole:
        return shown(row.remedy);
    case pointerRole:
        return pointerOf(row);
    default:
        return {};
    }
}

bool PlanCheckModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != SkipColumn || !canSkip(index.row()))
        return false;
    m_draft.skipPrecheck(check(index.row()).item, value.toInt() == Qt::Checked);
    // One item may stand on both sides.
    Q_EMIT dataChanged(this->index(0, SkipColumn), this->index(rowCount() - 1, SkipColumn),
                       {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags PlanCheckModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == SkipColumn && canSkip(index.row()))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PlanCheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case StatusColumn:
        return tr("Result");
    case SideColumn:
        return tr("Side");
    case ItemColumn:
        return tr("Check");
    case SkipColumn:
        return tr("Skip");
    default:
        return tr("Message");
    }
}

// ---- problems

void PlanProblemModel::setPlan(SharedPlan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

std::optional<Status> PlanProblemModel::worst() const
{
    if (rowCount() == 0)
        return std::nullopt;
    const bool anyError =
        std::any_of(m_plan->errors.begin(), m_plan->errors.end(),
                    [](const Error &error) { return error.level != Level::Warning; });
    return anyError ? Status::Bad : Status::Warning;
}

int PlanProblemModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_plan)
        return 0;
    return static_cast<int>(m_plan->errors.size() + m_plan->selection.warnings.size());
}

int PlanProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Error *PlanProblemModel::error(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return at < m_plan->errors.size() ? &m_plan->errors[at] : nullptr;
}

QVariant PlanProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Error *problem = error(index.row());
    if (role == pointerRole)
        return problem && !problem->pointer.empty() ? toQString(problem->pointer)
                                                    : QString(QLatin1String(mappingPointer));
    if (role == remedyRole)
        return problem ? shown(problem->proposal) : QString();
    if (role == Qt::DecorationRole && index.column() == LevelColumn)
        return statusIcon(problem ? ui::statusOf(problem->level) : Status::Warning);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == LevelColumn)
        return problem && problem->level != Level::Warning ? tr("error") : tr("warning");
    if (index.column() == ObjectColumn)
        return problem ? oneLine(problem->object) : QString();
    const std::size_t warning = static_cast<std::size_t>(index.row()) - m_plan->errors.size();
    return oneLine(problem ? problem->message : m_plan->selection.warnings[warning].message);
}

QVariant PlanProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case LevelColumn:
        return tr("Level");
    case ObjectColumn:
        return tr("Object");
    default:
        return tr("Message");
    }
}

} // namespace godwit::ui
