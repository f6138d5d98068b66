#include "ui/wizard/plan_object_model.h"

#include "core/base/text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <tuple>

namespace godwit::ui {

namespace {

bool holds(const std::string &text, const QString &word)
{
    return toQString(text).contains(word, Qt::CaseInsensitive);
}

bool isTable(const ResolvedObject &object)
{
    return object.object.kind == ObjectKind::Table;
}

} // namespace

void PlanObjectModel::setPlan(SharedPlan plan)
{
    beginResetModel();
    m_explainer.reset();
    m_plan = std::move(plan);
    endResetModel();
}

QString PlanObjectModel::reason(int row)
{
    if (!m_explainer)
        m_explainer = std::make_unique<ObjectExplainer>(m_plan->project);
    return toQString(m_explainer->explain(object(row).object));
}

int PlanObjectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_plan ? 0 : static_cast<int>(m_plan->selection.objects.size());
}

int PlanObjectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlanObjectModel::text(const ResolvedObject &object, int column)
{
    const CatalogObject &known = object.object;
    switch (column) {
    case SelectedColumn:
        return object.selected ? tr("in") : tr("out");
    case KindColumn:
        return isTable(object) ? tr("table") : tr("view");
    case SourceColumn:
        return toQString(printable(known.name.qualified()));
    case SinkColumn:
        return object.selected ? toQString(printable(object.sink.qualified())) : QString();
    case RowsColumn:
        if (!isTable(object))
            return {};
        //: an estimated number of rows
        return known.rowsAreExact ? formatCount(known.estimatedRows)
                                  : tr("≈ %1").arg(formatCount(known.estimatedRows));
    case BytesColumn:
        return isTable(object) ? formatBytes(known.dataBytes) : QString();
    case RuleColumn:
        return toQString(printable(object.rule));
    default:
        return {};
    }
}

QVariant PlanObjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResolvedObject &row = object(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::DecorationRole && index.column() == SelectedColumn)
        return statusIcon(row.selected ? Status::Good : Status::Idle);
    if (role == Qt::ToolTipRole && index.column() == RowsColumn && isTable(row))
        return row.object.rowsAreExact ? tr("Counted") : tr("The server's own estimate");
    return {};
}

QVariant PlanObjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SelectedColumn:
        return tr("Goes");
    case KindColumn:
        return tr("Kind");
    case SourceColumn:
        return tr("Object");
    case SinkColumn:
        return tr("Destination");
    case RowsColumn:
        return tr("Rows");
    case BytesColumn:
        return tr("Size");
    case RuleColumn:
        return tr("Rule");
    default:
        return {};
    }
}

PlanObjectFilter::PlanObjectFilter(PlanObjectModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void PlanObjectFilter::setSearch(const QString &text)
{
    m_search = text;
    invalidateFilter();
}

void PlanObjectFilter::setShown(Shown shown)
{
    m_shown = shown;
    invalidateFilter();
}

bool PlanObjectFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const ResolvedObject &object = m_model.object(row);
    if (m_shown != Shown::All && object.selected != (m_shown == Shown::Selected))
        return false;
    return m_search.isEmpty() || holds(object.object.name.qualified(), m_search)
           || (object.selected && holds(object.sink.qualified(), m_search));
}

bool PlanObjectFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const ResolvedObject &a = m_model.object(left.row());
    const ResolvedObject &b = m_model.object(right.row());
    switch (left.column()) {
    case PlanObjectModel::SelectedColumn:
        return a.selected > b.selected; // what goes comes first
    case PlanObjectModel::KindColumn:
        return a.object.kind < b.object.kind;
    case PlanObjectModel::SinkColumn:
        return std::tie(b.selected, a.sink) < std::tie(a.selected, b.sink);
    case PlanObjectModel::RowsColumn:
        return a.object.estimatedRows < b.object.estimatedRows;
    case PlanObjectModel::BytesColumn:
        return a.object.dataBytes < b.object.dataBytes;
    case PlanObjectModel::RuleColumn:
        return a.rule < b.rule;
    default:
        return a.object.name < b.object.name;
    }
}

} // namespace godwit::ui
