#include "ui/common/connection_report.h"

#include "core/connectors/connector_registry.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/store_kinds.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScrollArea>
#include <QToolButton>

namespace godwit::ui {

namespace {

QLabel *textLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // what a server says may look like markup
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true); // as high as its lines at the width it gets
    label->setSizePolicy(policy);
    return label;
}

} // namespace

ConnectionReport::ConnectionReport(QWidget *parent)
    : QWidget(parent)
    , m_hint(makeHint(tr("Test shows which server answers, how it is set up, and what the account "
                         "may do there. Nothing is written."),
                      this))
    , m_busy(new BusyIndicator(this))
    , m_error(new ErrorPanel(this))
    , m_column(new QVBoxLayout(this))
    , m_copyAll(new QToolButton(this))
{
    m_busy->setObjectName(QStringLiteral("connectionBusy"));
    QSizePolicy policy = m_busy->sizePolicy();
    policy.setRetainSizeWhenHidden(false); // what it gives way to is as long as it likes
    m_busy->setSizePolicy(policy);
    m_error->setObjectName(QStringLiteral("connectionError"));
    m_copyAll->setObjectName(QStringLiteral("copyReport"));
    m_copyAll->setText(tr("Copy the report"));
    m_copyAll->setIcon(icon(Icon::Copy));
    m_copyAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyAll->setAutoRaise(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_hint);
    m_column->addWidget(m_busy);
    m_column->addWidget(m_error);
    m_column->addStretch(1);
    m_column->addWidget(m_copyAll, 0, Qt::AlignRight);
    connect(m_busy, &BusyIndicator::cancelRequested, this, &ConnectionReport::cancel);
    connect(m_copyAll, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(ConnectionFindings::asText(m_findings));
    });
    clear();
}

void ConnectionReport::test(const DataSource &source)
{
    clear();
    m_hint->hide();
    m_busy->start(tr("Connecting to %1…").arg(placeOf(source)));
    m_task = runInBackground(
        this,
        [source](const std::stop_token &stop) -> Result<ServerFacts> {
            auto connector = makeConnector(source, stop);
            if (!connector)
                return failure(std::move(connector));
            return (*connector)->readFacts();
        },
        [this](const Result<ServerFacts> &facts) {
            m_task.clear();
            if (facts)
                showFacts(*facts);
            else
                showError(facts.error());
            Q_EMIT finished(facts.has_value());
        });
}

void ConnectionReport::cancel()
{
    if (!m_task)
        return;
    m_task->cancel();
    clear();
}

void ConnectionReport::clear()
{
    if (m_task)
        m_task->cancel();
    m_task.clear();
    m_busy->stop();
    m_error->clear();
    removeRows();
    m_hint->show();
}

void ConnectionReport::showError(const Error &error)
{
    clear();
    m_hint->hide();
    m_error->showError(error);
}

void ConnectionReport::showFacts(const ServerFacts &facts)
{
    clear();
    m_hint->hide();
    m_findings = ConnectionFindings::of(facts);
    buildRows();
}

void ConnectionReport::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_rows)
        buildRows(); // the pictures are drawn in the palette's colours
}

void ConnectionReport::buildRows()
{
    delete m_rows;
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, gridStep, 0);
    grid->setHorizontalSpacing(gridStep);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const ConnectionFinding &finding : m_findings)
        addRow(finding, *grid, row);
    grid->setRowStretch(row, 1);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("connectionFindings"));
    scroll->setAccessibleName(tr("What the test found"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    m_rows = scroll;
    m_column->insertWidget(m_column->indexOf(m_copyAll) - 1, scroll, 100);
    m_copyAll->show();
}

void ConnectionReport::addRow(const ConnectionFinding &finding, QGridLayout &grid, int &row)
{
    QWidget *parent = grid.parentWidget();
    auto *picture = new QLabel(parent);
    picture->setPixmap(
        (finding.status == Status::Idle ? icon(Icon::Info) : statusIcon(finding.status))
            .pixmap(16, 16));
    auto *topic = new QLabel(finding.topic, parent);
    QLabel *text = textLabel(finding.text, parent);
    text->setAccessibleName(finding.topic + QStringLiteral(": ") + finding.text);
    grid.addWidget(picture, row, 0, Qt::AlignTop);
    grid.addWidget(topic, row, 1, Qt::AlignTop);
    grid.addWidget(text, row, 2, Qt::AlignTop);
    ++row;
    if (finding.remedy.isEmpty())
        return;
    QLabel *remedy = textLabel(finding.remedy, parent);
    remedy->setObjectName(QStringLiteral("remedy"));
    if (finding.isSql)
        remedy->setFont(monospaceFont());
    auto *copy = new QToolButton(parent);
    copy->setObjectName(QStringLiteral("copyRemedy"));
    copy->setIcon(icon(Icon::Copy));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(finding.remedy));
    connect(copy, &QToolButton::clicked, this,
            [remedy = finding.remedy] { QGuiApplication::clipboard()->setText(remedy); });
    auto *remedyRow = new QHBoxLayout;
    remedyRow->addWidget(remedy, 1);
    remedyRow->addWidget(copy, 0, Qt::AlignTop);
    grid.addLayout(remedyRow, row, 2);
    ++row;
}

void ConnectionReport::removeRows()
{
    m_findings.clear();
    delete m_rows;
    m_rows = nullptr;
    m_copyAll->hide();
}

} // namespace godwit::ui
