#include "ui/run/object_model.h"

#include "core/base/text.h"
#include "ui/common/error_text.h"
#include "ui/common/text.h"
#include "ui/run/run_text.h"

#include <algorithm>
#include <utility>

namespace godwit::ui {

namespace {

std::pair<int, int> placeOf(const ObjectRecord &object)
{
    return {static_cast<int>(object.kind), object.number};
}

bool looksDifferent(const ObjectRecord &before, const ObjectRecord &now)
{
    return before.state != now.state || before.step != now.step || before.error != now.error
           || before.failedSql != now.failedSql || before.sink != now.sink
           || before.source != now.source;
}

} // namespace

QString objectStateText(ObjectState state)
{
    switch (state) {
    case ObjectState::Init:
        return ObjectModel::tr("Waiting");
    case ObjectState::Completed:
        return ObjectModel::tr("Completed");
    case ObjectState::Failed:
        return ObjectModel::tr("Failed");
    case ObjectState::Skipped:
        return ObjectModel::tr("Skipped");
    }
    return {};
}

Status statusOf(ObjectState state)
{
    switch (state) {
    case ObjectState::Completed:
        return Status::Good;
    case ObjectState::Failed:
        return Status::Bad;
    case ObjectState::Skipped:
        return Status::Warning;
    case ObjectState::Init:
        break;
    }
    return Status::Idle;
}

// Both lists are in the same order, so one walk along both finds what came, went and changed.
void ObjectModel::take(std::vector<ObjectRecord> objects)
{
    if (m_objects.empty() || objects.empty()) {
        if (m_objects.empty() && objects.empty())
            return;
        beginResetModel();
        m_objects = std::move(objects);
        endResetModel();
        return;
    }
    std::size_t next = 0;
    int row = 0;
    while (next < objects.size() || row < rowCount()) {
        const bool gone = next == objects.size()
                          || (row < rowCount() && placeOf(at(row)) < placeOf(objects[next]));
        if (gone) {
            removeAt(row);
            continue;
        }
        if (row == rowCount() || placeOf(objects[next]) < placeOf(at(row)))
            insertAt(row, std::move(objects[next]));
        else
            replaceAt(row, std::move(objects[next]));
        ++row;
        ++next;
    }
}

void ObjectModel::insertAt(int row, ObjectRecord object)
{
    beginInsertRows({}, row, row);
    m_objects.insert(m_objects.begin() + row, std::move(object));
    endInsertRows();
}

void ObjectModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_objects.erase(m_objects.begin() + row);
    endRemoveRows();
}

void ObjectModel::replaceAt(int row, ObjectRecord object)
{
    ObjectRecord &known = m_objects[static_cast<std::size_t>(row)];
    if (!looksDifferent(known, object))
        return;
    known = std::move(object);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ObjectModel::count(ObjectState state) const
{
    return static_cast<int>(
        std::count_if(m_objects.begin(), m_objects.end(),
                      [state](const ObjectRecord &object) { return object.state == state; }));
}

int ObjectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_objects.size());
}

int ObjectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ObjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ObjectRecord &object = at(index.row());
    if (role == StateRole)
        return static_cast<int>(object.state);
    if (role == Qt::ToolTipRole && index.column() == Problem && object.error)
        return errorMessage(*object.error);
    if (role == Qt::ToolTipRole && index.column() == Name)
        //: a table or view at the source, and where it goes
        return tr("%1 → %2").arg(qualifiedName(object.source), qualifiedName(object.sink));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return qualifiedName(object.source);
    case Kind:
        return object.kind == ObjectKind::View ? tr("View") : tr("Table");
    case State:
        return objectStateText(object.state);
    case Step:
        return object.state == ObjectState::Failed ? stepTitle(object.step) : QString();
    case Problem:
        return object.error ? toQString(printable(object.error->message)) : QString();
    default:
        return {};
    }
}

QVariant ObjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Object");
    case Kind:
        return tr("Kind");
    case State:
        return tr("State");
    case Step:
        return tr("Failed in");
    case Problem:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace godwit::ui
