#pragma once

#include "ui/wizard/objects_tree_model.h"

#include <QTreeView>

#include <set>
#include <string>

namespace godwit::ui {

/// A tree of databases and objects: keeps what is open, chosen and in view when its model is reset,
/// opens what a search finds, and drags objects to another such tree.
class ObjectsTreeView final : public QTreeView
{
    Q_OBJECT

public:
    explicit ObjectsTreeView(ObjectsTreeModel *model, QWidget *parent = nullptr);

    ObjectsTreeModel *objects() const { return m_model; }
    /// The numbers of the chosen objects, ascending; those of chosen databases too.
    std::vector<std::uint32_t> selectedObjects() const;
    /// Chooses one object and brings it into view; false: it is not shown.
    bool choose(std::uint32_t object);

    /// Shows @p column only while the view is at least @p width pixels wide.
    void setSpareColumn(int column, int width);

Q_SIGNALS:
    /// Return or a double click on objects.
    void activatedObjects();
    /// Delete or Backspace.
    void removeRequested();
    /// Space.
    void toggleRequested();
    /// Objects were dropped at @p target, which may be invalid; this tree's own, or another's.
    void objectsDropped(const QModelIndex &target, bool fromElsewhere);
    /// What is chosen may have changed.
    void choiceChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions supportedActions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void remember();
    void restore();
    bool isFromElsewhere(const QDropEvent *event) const;

    ObjectsTreeModel *m_model;
    std::set<std::string> m_open; ///< databases, while nothing is searched
    bool m_isRestoring = false;
    std::vector<TableName> m_chosen; ///< while the model is reset
    std::optional<TableName> m_current;
    std::string m_currentGroup;
    int m_scrolled = 0;
    int m_spareColumn = -1; ///< hidden where there is no room for it
    int m_spareFrom = 0;    ///< pixels
};

} // namespace godwit::ui
