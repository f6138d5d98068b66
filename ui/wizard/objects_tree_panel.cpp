#include "ui/wizard/objects_tree_panel.h"

#include "ui/common/search_field.h"
#include "ui/common/theme.h"

namespace godwit::ui {

ObjectsTreePanel::ObjectsTreePanel(const QString &name, const QString &title,
                                   const QString &searchHint, ObjectsTreeModel *model,
                                   QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_titleLine(new QHBoxLayout)
    , m_search(new SearchField(searchHint, this))
    , m_tree(new ObjectsTreeView(model, this))
    , m_empty(makeHint({}, m_tree->viewport()))
    , m_count(makeHint({}, this))
{
    m_tree->setObjectName(name + QStringLiteral("Tree"));
    m_tree->setAccessibleName(title);
    m_search->setObjectName(name + QStringLiteral("Search"));
    m_search->setList(m_tree);
    m_empty->setObjectName(name + QStringLiteral("Empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(2 * gridStep);
    // Over the tree, not instead of it: what is dragged here lands in the tree.
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *over = new QVBoxLayout(m_tree->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty);
    m_count->setObjectName(name + QStringLiteral("Count"));
    m_titleLine->addWidget(makeHeading(title, 3, this));
    m_titleLine->addStretch(1);
    m_titleLine->addStrut(4 * gridStep); // with and without a button: trees side by side align

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(m_titleLine);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    column->addWidget(m_count);

    // The model answers in milliseconds: every key, not the pause after it.
    connect(m_search, &QLineEdit::textChanged, m_model, &ObjectsTreeModel::setSearch);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ObjectsTreePanel::chooseView);
    chooseView();
}

void ObjectsTreePanel::setEmptyText(const QString &text)
{
    m_emptyText = text;
    chooseView();
}

void ObjectsTreePanel::setCountText(const QString &text)
{
    m_count->setText(text);
}

void ObjectsTreePanel::addToTitle(QWidget *widget)
{
    m_titleLine->addWidget(widget);
}

void ObjectsTreePanel::chooseView()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isSearching = isEmpty && m_model->isSearching() && m_model->objectCount() > 0;
    m_empty->setText(isSearching ? tr("Nothing is called like that.") : m_emptyText);
    m_empty->setVisible(isEmpty);
}

} // namespace godwit::ui
