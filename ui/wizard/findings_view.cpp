#include "ui/wizard/findings_view.h"

#include "ui/common/data_table.h"
#include "ui/common/icons.h"
#include "ui/common/sql_view.h"
#include "ui/common/theme.h"
#include "ui/wizard/plan_finding_models.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QToolButton>

namespace godwit::ui {

namespace {

// Statements begin with their verb in capitals; advice is a sentence.
bool isStatement(const QString &remedy)
{
    static const QRegularExpression verb(
        QStringLiteral("^(GRANT|ALTER|CREATE|DROP|SET|DELETE|UPDATE|REVOKE|FLUSH) "));
    return verb.match(remedy).hasMatch();
}

} // namespace

FindingsView::FindingsView(const char *name, QAbstractItemModel *model, int messageColumn,
                           QWidget *parent)
    : QWidget(parent)
    , m_table(new DataTable(QStringLiteral("dryRun.") + QLatin1String(name), this))
    , m_messageColumn(messageColumn)
    , m_message(new QLabel(this))
    , m_remedy(new SqlView(this))
    , m_copy(new QToolButton(this))
{
    m_table->setObjectName(QLatin1String(name));
    m_table->setModel(model);
    m_message->setObjectName(QLatin1String(name) + QStringLiteral("Message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy->setObjectName(QLatin1String(name) + QStringLiteral("Remedy"));
    m_remedy->setAccessibleName(tr("What to do"));
    m_remedy->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_remedy->setFixedHeight(m_remedy->fontMetrics().lineSpacing() * 4);
    m_copy->setObjectName(QLatin1String(name) + QStringLiteral("Copy"));
    m_copy->setText(tr("Copy what to do"));
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_message);
    column->addWidget(m_remedy);
    column->addWidget(m_copy, 0, Qt::AlignRight);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FindingsView::showSelected);
    connect(model, &QAbstractItemModel::modelReset, this, &FindingsView::showSelected);
    connect(m_table, &DataTable::opened, this, &FindingsView::jump);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_remedy->toPlainText()); });
    showSelected();
}

void FindingsView::showSelected()
{
    const QModelIndex current = m_table->currentIndex();
    m_message->setText(current.siblingAtColumn(m_messageColumn).data().toString());
    m_message->setVisible(current.isValid());
    const QString remedy = current.data(remedyRole).toString();
    if (isStatement(remedy))
        m_remedy->setSql(remedy, true);
    else
        m_remedy->setProse(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_copy->setVisible(!remedy.isEmpty());
}

void FindingsView::jump(const QModelIndex &index)
{
    if (const QString pointer = index.data(pointerRole).toString(); !pointer.isEmpty())
        Q_EMIT jumpRequested(pointer);
}

} // namespace godwit::ui
