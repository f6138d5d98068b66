#pragma once

#include "ui/wizard/objects_tree_view.h"

class QLabel;
class QHBoxLayout;

namespace godwit::ui {

class SearchField;

/// A tree of objects with a title, its search field and a line that counts.
class ObjectsTreePanel final : public QWidget
{
    Q_OBJECT

public:
    /// @p name begins the names of its widgets: "source" gives "sourceTree", "sourceSearch".
    ObjectsTreePanel(const QString &name, const QString &title, const QString &searchHint,
                     ObjectsTreeModel *model, QWidget *parent);

    ObjectsTreeView *tree() const { return m_tree; }
    SearchField *search() const { return m_search; }
    /// What stands instead of a tree that holds nothing.
    void setEmptyText(const QString &text);
    void setCountText(const QString &text);
    /// A button beside the title.
    void addToTitle(QWidget *widget);

private:
    void chooseView();

    ObjectsTreeModel *m_model;
    QHBoxLayout *m_titleLine;
    SearchField *m_search;
    ObjectsTreeView *m_tree;
    QLabel *m_empty;
    QLabel *m_count;
    QString m_emptyText;
};

} // namespace godwit::ui
