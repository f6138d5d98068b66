#include "ui/wizard/endpoint_panel.h"

#include "core/connectors/connector_registry.h"
#include "ui/common/connection_report.h"
#include "ui/common/field_message.h"
#include "ui/common/icons.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/endpoint_model.h"
#include "ui/wizard/field_habits.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/step_rules.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace godwit::ui {

EndpointPanel::EndpointPanel(Side side, ProjectDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
    , m_draft(draft)
    , m_model(new EndpointModel(draft.session(), this))
    , m_box(new QComboBox(this))
    , m_new(new QPushButton(icon(Icon::Add), tr("New data source…"), this))
    , m_test(new QPushButton(icon(Icon::Link), tr("Test"), this))
    , m_message(new FieldMessage(m_box, this))
    , m_report(new ConnectionReport(this))
{
    const bool isSource = side == Side::Source;
    const QString name = isSource ? QStringLiteral("source") : QStringLiteral("sink");
    auto *label = makeHeading(isSource ? tr("&Source") : tr("&Destination"), 2, this);
    label->setBuddy(m_box);
    m_box->setObjectName(name + QStringLiteral("Endpoint"));
    m_box->setAccessibleName(isSource ? tr("Source") : tr("Destination"));
    m_box->setPlaceholderText(tr("Choose a data source"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(20);
    m_new->setObjectName(name + QStringLiteral("New"));
    m_new->setAccessibleName(isSource ? tr("New data source as the source")
                                      : tr("New data source as the destination"));
    m_new->hide();
    m_test->setObjectName(name + QStringLiteral("Test"));
    m_test->setAccessibleName(isSource ? tr("Test the source") : tr("Test the destination"));
    m_message->setObjectName(name + QStringLiteral("Message"));
    m_report->setObjectName(name + QStringLiteral("Report"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addWidget(m_new);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addWidget(label);
    column->addWidget(m_box);
    column->addWidget(m_message);
    column->addLayout(buttons);
    column->addWidget(m_report);
    column->addStretch();

    leaveWheelToPage(m_box);
    useDraftUndo(m_box, draft);
    connect(m_box, &QComboBox::activated, this,
            [this] { choose(toUtf8(m_box->currentData(EndpointModel::IdRole).toString())); });
    connect(m_new, &QPushButton::clicked, this, &EndpointPanel::create);
    connect(m_test, &QPushButton::clicked, this, &EndpointPanel::test);
    connect(&m_draft, &ProjectDraft::changed, this, &EndpointPanel::refresh);
    connect(m_model, &EndpointModel::modelReset, this, &EndpointPanel::refresh);
    {
        const QSignalBlocker quiet(m_box);
        m_box->setModel(m_model);
    }
    refresh();
}

void EndpointPanel::setCreator(CreateDataSource create)
{
    m_create = std::move(create);
    m_new->setVisible(static_cast<bool>(m_create));
}

QWidget *EndpointPanel::field() const
{
    return m_box;
}

void EndpointPanel::insist()
{
    m_insists = true;
    showMessage();
}

std::string EndpointPanel::pointer() const
{
    return m_side == Side::Source ? "/sourceEndpointId" : "/sinkEndpointId";
}

void EndpointPanel::choose(const std::string &id)
{
    m_draft.changeSettings([&](Project &project) {
        (m_side == Side::Source ? project.sourceEndpointId : project.sinkEndpointId) = id;
    });
}

void EndpointPanel::create()
{
    if (!m_create)
        return;
    if (const auto id = m_create(window()))
        choose(*id);
}

void EndpointPanel::test()
{
    const Project &project = m_draft.project();
    const std::string &id =
        m_side == Side::Source ? project.sourceEndpointId : project.sinkEndpointId;
    if (const auto source = m_draft.session().unlock(id, window()))
        m_report->test(*source);
}

void EndpointPanel::refresh()
{
    const Project &project = m_draft.project();
    const std::string &id =
        m_side == Side::Source ? project.sourceEndpointId : project.sinkEndpointId;
    m_model->setChosen(id);
    m_box->setCurrentIndex(m_model->chosenRow());
    m_box->setToolTip(m_box->currentData(Qt::ToolTipRole).toString());
    const DataSource *stored =
        m_side == Side::Source ? m_draft.sourceEndpoint() : m_draft.sinkEndpoint();
    m_test->setEnabled(stored && hasConnector(stored->kind));
    if (m_shown != id) {
        m_shown = id;
        m_report->cancel();
        m_report->clear();
    }
    m_report->setVisible(stored && hasConnector(stored->kind));
    showMessage();
}

void EndpointPanel::showMessage()
{
    if (m_draft.errorAt(pointer())) {
        if (m_insists)
            m_message->showError(m_side == Side::Source ? tr("Choose where the data comes from.")
                                                        : tr("Choose where the data goes to."));
        else
            m_message->clearMessage();
        return;
    }
    const QString text = warning();
    if (text.isEmpty())
        m_message->clearMessage();
    else
        m_message->showWarning(text);
}

QString EndpointPanel::warning() const
{
    const bool isSource = m_side == Side::Source;
    const DataSource *stored = isSource ? m_draft.sourceEndpoint() : m_draft.sinkEndpoint();
    if (!stored)
        return tr("This home has no such data source. Choose one of yours to run the project "
                  "here; for an OMS server it may stay as it is.");
    if (isSource && isMessageQueue(stored->kind))
        return tr("Nothing is migrated out of a message queue: choose a database.");
    if (!hasConnector(stored->kind))
        return tr("This version of Godwit cannot connect to %1. The project can be exported and "
                  "run by an OMS server.")
            .arg(kindName(stored->kind));
    if (isSource)
        return {};
    if (isSameStore())
        return stored->kind == StoreKind::Sqlite
                   ? tr("Source and destination are the same file.")
                   : tr("Source and destination are the same server: give the databases other "
                        "names at the destination.");
    const auto record = DataSourceStore(m_draft.session().state()).find(stored->id);
    if (record && *record && (*record)->production)
        return tr("“%1” is marked as production: this project writes to it.")
            .arg(toQString(stored->name));
    return {};
}

bool EndpointPanel::isSameStore() const
{
    const DataSource *source = m_draft.sourceEndpoint();
    const DataSource *sink = m_draft.sinkEndpoint();
    if (!source || !sink)
        return false;
    if (source->id == sink->id)
        return true;
    const auto from = makeConnector(*source);
    const auto to = makeConnector(*sink);
    return from && to && (*from)->identity() == (*to)->identity();
}

} // namespace godwit::ui
