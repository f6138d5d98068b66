#include "ui/wizard/ddl_view.h"

#include "core/base/text.h"
#include "core/service/plan_document.h"
#include "ui/common/row_delegate.h"
#include "ui/common/sql_view.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QListView>
#include <QSplitter>

namespace godwit::ui {

namespace {

bool speaksMysql(const ServerFacts &facts)
{
    return facts.dialect == Dialect::MySql || facts.dialect == Dialect::MariaDb;
}

QWidget *titled(const QString &title, QWidget *content)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHeading(title, 3, box));
    column->addWidget(content, 1);
    return box;
}

} // namespace

void PlannedNamesModel::setPlan(SharedPlan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

int PlannedNamesModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_plan)
        return 0;
    return static_cast<int>(m_plan->tables.size() + m_plan->views.size());
}

const PlannedView *PlannedNamesModel::view(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    const std::size_t tables = m_plan->tables.size();
    return at < tables ? nullptr : &m_plan->views[at - tables];
}

QVariant PlannedNamesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const PlannedView *shown = view(index.row());
    const ResolvedObject &object = shown ? shown->resolved : table(index.row()).resolved;
    return toQString(printable(object.object.name.qualified()));
}

QString PlannedNamesModel::before(int row) const
{
    const PlannedView *shown = view(row);
    return toQString(shown ? shown->source.createStatement : table(row).source.createStatement);
}

QString PlannedNamesModel::after(int row) const
{
    if (const PlannedView *shown = view(row))
        return toQString(shown->converted.createStatement);
    QString text;
    for (const std::string &statement : statementsOf(table(row).converted))
        text += toQString(statement) + QStringLiteral(";\n\n");
    return text.trimmed();
}

DdlView::DdlView(QWidget *parent)
    : QWidget(parent)
    , m_model(new PlannedNamesModel(this))
    , m_names(new QListView(this))
    , m_before(new SqlView(this))
    , m_after(new SqlView(this))
{
    m_names->setObjectName(QStringLiteral("ddlNames"));
    m_names->setAccessibleName(tr("Tables and views"));
    m_names->setModel(m_model);
    m_names->setItemDelegate(new RowDelegate(m_names));
    m_names->setUniformItemSizes(true); // 100,000 of them are measured once
    m_names->setTextElideMode(Qt::ElideMiddle);
    m_before->setObjectName(QStringLiteral("ddlBefore"));
    m_before->setAccessibleName(tr("At the source"));
    m_after->setObjectName(QStringLiteral("ddlAfter"));
    m_after->setAccessibleName(tr("At the destination"));
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_names);
    splitter->addWidget(titled(tr("At the source"), m_before));
    splitter->addWidget(titled(tr("At the destination"), m_after));
    splitter->setSizes({200, 400, 400});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addWidget(splitter);
    connect(m_names->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DdlView::showSelected);
}

void DdlView::setPlan(const SharedPlan &plan)
{
    m_isSourceMysql = plan && speaksMysql(plan->sourceFacts);
    m_isSinkMysql = plan && speaksMysql(plan->sinkFacts);
    m_model->setPlan(plan);
    m_names->setCurrentIndex(m_model->index(0));
    showSelected();
}

void DdlView::showSelected()
{
    const QModelIndex current = m_names->currentIndex();
    m_before->setSql(current.isValid() ? m_model->before(current.row()) : QString(),
                     m_isSourceMysql);
    m_after->setSql(current.isValid() ? m_model->after(current.row()) : QString(), m_isSinkMysql);
}

} // namespace godwit::ui
