#include "ui/wizard/objects_tree_view.h"

#include "ui/common/row_delegate.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QDrag>
#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace godwit::ui {

namespace {

const QString mimeType = QStringLiteral("application/x-godwit-objects");
constexpr std::uint32_t mostOpened = 5000; // objects that a search opens the databases for
constexpr int narrowIndent = 14;           ///< pixels
constexpr std::size_t mostKept = 500;      // chosen objects that are chosen again after a reset

// "12 objects", to be carried along with the mouse.
QPixmap pictureOf(const QString &text, const QWidget *widget)
{
    const QSize size(widget->fontMetrics().horizontalAdvance(text) + 2 * gridStep, tableRowHeight);
    QPixmap picture(size * widget->devicePixelRatioF());
    picture.setDevicePixelRatio(widget->devicePixelRatioF());
    picture.fill(widget->palette().color(QPalette::Highlight));
    QPainter painter(&picture);
    painter.setFont(widget->font());
    painter.setPen(widget->palette().color(QPalette::HighlightedText));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return picture;
}

} // namespace

ObjectsTreeView::ObjectsTreeView(ObjectsTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setUniformRowHeights(true); // measuring rows would read all of them
    setItemDelegate(new RowDelegate(this));
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setDragEnabled(true);
    setAcceptDrops(true);
    setExpandsOnDoubleClick(false);
    setTextElideMode(Qt::ElideMiddle);
    setIndentation(narrowIndent); // names need the room more
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(48);
    setModel(model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &ObjectsTreeView::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &ObjectsTreeView::restore);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isRestoring && !m_model->isSearching())
            m_open.insert(m_model->groupName(index));
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_isRestoring && !m_model->isSearching())
            m_open.erase(m_model->groupName(index));
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_isRestoring)
            Q_EMIT choiceChanged();
    });
    restore();
}

std::vector<std::uint32_t> ObjectsTreeView::selectedObjects() const
{
    std::vector<std::uint32_t> objects;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        if (range.left() == 0) // ranges of the other columns say the same
            m_model->appendObjects(range.parent(), range.top(), range.bottom(), objects);
    std::sort(objects.begin(), objects.end());
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
    return objects;
}

bool ObjectsTreeView::choose(std::uint32_t object)
{
    const QModelIndex index = m_model->indexOf(object);
    if (!index.isValid())
        return false;
    expand(index.parent());
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
    return true;
}

void ObjectsTreeView::setSpareColumn(int column, int width)
{
    m_spareColumn = column;
    m_spareFrom = width;
    setColumnHidden(column, this->width() < width);
}

void ObjectsTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (m_spareColumn >= 0)
        setColumnHidden(m_spareColumn, width() < m_spareFrom);
}

void ObjectsTreeView::remember()
{
    m_chosen.clear();
    m_current.reset();
    m_currentGroup.clear();
    m_scrolled = verticalScrollBar()->value();
    std::size_t chosen = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        chosen += static_cast<std::size_t>(range.height());
    if (chosen <= mostKept) {
        std::vector<std::uint32_t> objects;
        for (const QItemSelectionRange &range : selection)
            if (range.left() == 0 && range.parent().isValid())
                m_model->appendObjects(range.parent(), range.top(), range.bottom(), objects);
        for (const std::uint32_t object : objects)
            m_chosen.push_back(m_model->keyOf(object));
    }
    const QModelIndex current = currentIndex();
    if (m_model->isGroup(current))
        m_currentGroup = m_model->groupName(current);
    else if (const auto object = m_model->objectAt(current))
        m_current = m_model->keyOf(*object);
}

void ObjectsTreeView::restore()
{
    m_isRestoring = true;
    const int groups = m_model->rowCount();
    const bool opensAll =
        groups == 1 || (m_model->isSearching() && m_model->shownCount() <= mostOpened);
    for (int row = 0; row < groups && (opensAll || !m_open.empty()); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        if (opensAll || m_open.contains(m_model->groupName(group)))
            expand(group);
    }
    QItemSelection selection;
    for (const std::uint32_t object : m_model->withKeys(m_chosen))
        if (const QModelIndex index = m_model->indexOf(object); index.isValid())
            selection.select(index, index.siblingAtColumn(m_model->columnCount() - 1));
    QModelIndex current;
    if (!m_currentGroup.empty())
        current = m_model->groupIndex(m_currentGroup);
    else if (m_current)
        for (const std::uint32_t object : m_model->withKeys({*m_current}))
            current = m_model->indexOf(object);
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (current.isValid() && m_model->isGroup(current) && m_chosen.empty())
        selection.select(current, current.siblingAtColumn(m_model->columnCount() - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_isRestoring = false;
    if (!m_model->isSearching())
        QMetaObject::invokeMethod(
            this, [this, value = m_scrolled] { verticalScrollBar()->setValue(value); },
            Qt::QueuedConnection); // once the rows are laid out
    Q_EMIT choiceChanged();
}

void ObjectsTreeView::keyPressEvent(QKeyEvent *event)
{
    if (state() != EditingState) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT activatedObjects();
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            Q_EMIT removeRequested();
            return;
        case Qt::Key_Space:
            Q_EMIT toggleRequested();
            return;
        default:
            break;
        }
    }
    QTreeView::keyPressEvent(event);
}

void ObjectsTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (m_model->isGroup(index)) {
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
        return;
    }
    QTreeView::mouseDoubleClickEvent(event);
    if (index.isValid())
        Q_EMIT activatedObjects();
}

// QTreeView would ask for every chosen index and draw it: a hundred thousand take minutes.
void ObjectsTreeView::startDrag(Qt::DropActions)
{
    const auto count = static_cast<int>(selectedObjects().size());
    if (count == 0)
        return;
    auto *data = new QMimeData;
    data->setData(mimeType, objectName().toUtf8());
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(pictureOf(tr("%n object(s)", nullptr, count), this));
    drag->exec(Qt::MoveAction);
}

bool ObjectsTreeView::isFromElsewhere(const QDropEvent *event) const
{
    return event->mimeData()->hasFormat(mimeType)
           && event->mimeData()->data(mimeType) != objectName().toUtf8();
}

void ObjectsTreeView::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(event->mimeData()->hasFormat(mimeType));
}

void ObjectsTreeView::dragMoveEvent(QDragMoveEvent *event)
{
    event->setDropAction(Qt::MoveAction);
    event->setAccepted(event->mimeData()->hasFormat(mimeType));
}

void ObjectsTreeView::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasFormat(mimeType))
        return;
    event->setDropAction(Qt::MoveAction);
    event->accept();
    Q_EMIT objectsDropped(indexAt(event->position().toPoint()), isFromElsewhere(event));
}

} // namespace godwit::ui
