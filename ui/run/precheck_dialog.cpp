#include "ui/run/precheck_dialog.h"

#include "core/connectors/connector_registry.h"
#include "core/service/stored_runs.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/data_table.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/run/cell_painters.h"
#include "ui/run/precheck_model.h"

#include <QDialogButtonBox>
#include <QLabel>

#include <utility>

namespace godwit::ui {

namespace {

constexpr QSize firstSize(900, 480);

QIcon checkIcon(const QModelIndex &index)
{
    switch (static_cast<PrecheckStatus>(index.data(PrecheckModel::StatusRole).toInt())) {
    case PrecheckStatus::Passed:
        return statusIcon(Status::Good);
    case PrecheckStatus::Warning:
        return statusIcon(Status::Warning);
    case PrecheckStatus::Failed:
        break;
    }
    return statusIcon(Status::Bad);
}

ProjectPlan failedPlan(Error error)
{
    ProjectPlan plan;
    plan.errors.push_back(std::move(error));
    return plan;
}

ProjectPlan planOf(const PrecheckDialog::Subject &subject, const std::stop_token &stop)
{
    const auto stored = findStoredRun(subject.home, subject.projectId);
    if (!stored)
        return failedPlan(stored.error());
    auto source = makeConnector(subject.source, stop);
    if (!source)
        return failedPlan(source.error());
    auto sink = makeConnector(subject.sink, stop);
    if (!sink)
        return failedPlan(sink.error());
    return makePlan(subject.project, **source, **sink, planOptions(*stored), stop);
}

} // namespace

PrecheckDialog::PrecheckDialog(Subject subject, QWidget *parent)
    : QDialog(parent)
    , m_subject(std::move(subject))
    , m_model(new PrecheckModel(this))
    , m_table(new DataTable(QStringLiteral("run.prechecks"), this))
    , m_busy(new BusyIndicator(this))
    , m_note(makeHint({}, this))
{
    setObjectName(QStringLiteral("precheckDialog"));
    setWindowTitle(tr("Prechecks of %1").arg(toQString(m_subject.project.name)));
    resize(firstSize);
    m_table->setObjectName(QStringLiteral("precheckTable"));
    m_table->setAccessibleName(tr("Prechecks"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({240, 100, 330});
    m_table->setItemDelegateForColumn(PrecheckModel::Status,
                                      new StatusDelegate(checkIcon, m_table));
    m_note->setObjectName(QStringLiteral("precheckNote"));

    auto *buttons = new QDialogButtonBox(this);
    m_again = buttons->addButton(tr("Check &again"), QDialogButtonBox::ActionRole);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    m_again->setObjectName(QStringLiteral("precheckAgain"));
    m_start->setObjectName(QStringLiteral("precheckStart"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    column->addWidget(m_busy);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);

    connect(m_again, &QPushButton::clicked, this, &PrecheckDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_busy, &BusyIndicator::cancelRequested, this, &QDialog::reject);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PrecheckDialog::updateStart);
    check();
}

const std::set<std::string> &PrecheckDialog::skipped() const
{
    return m_model->skipped();
}

void PrecheckDialog::check()
{
    if (m_task)
        m_task->cancel();
    m_busy->start(tr("Checking both sides…"));
    m_again->setEnabled(false);
    m_start->setEnabled(false);
    m_task = runInBackground(
        this, [subject = m_subject](const std::stop_token &stop) { return planOf(subject, stop); },
        [this](ProjectPlan plan) { take(std::move(plan)); });
}

void PrecheckDialog::take(ProjectPlan plan)
{
    m_task = nullptr;
    m_busy->stop();
    m_again->setEnabled(true);
    m_planFails = !plan.errors.empty();
    m_model->take(std::move(plan.prechecks));
    if (m_planFails)
        m_note->setText(errorMessage(plan.errors.front()));
    updateStart();
}

void PrecheckDialog::updateStart()
{
    const bool clear = !m_planFails && m_model->isClear();
    m_start->setEnabled(clear);
    if (m_planFails)
        return;
    m_note->setText(clear ? tr("Nothing stands in the way of the start.")
                          : tr("Put right what failed and check again. What may be skipped has a "
                               "box to tick; the message says what that means."));
}

} // namespace godwit::ui
