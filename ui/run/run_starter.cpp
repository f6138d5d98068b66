#include "ui/run/run_starter.h"

#include "core/project/project_json.h"
#include "ui/common/text.h"
#include "ui/run/precheck_dialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace godwit::ui {

RunStarter::RunStarter(Session &session, RunManager &manager, const QString &projectId,
                       QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_manager(manager)
    , m_projectId(projectId)
    , m_page(page)
{}

void RunStarter::start(bool resume, const std::set<std::string> &skippedPrechecks)
{
    m_resumes = resume;
    (void)m_manager.start(m_projectId, m_page, resume, skippedPrechecks);
    Q_EMIT tried();
}

void RunStarter::startAgain(const StoredRun &stored, ProjectState shown)
{
    if (shown == ProjectState::Finished) {
        QMessageBox question(
            QMessageBox::Warning, tr("Run again"),
            tr("Run “%1” again from the beginning?").arg(toQString(stored.project.name)),
            QMessageBox::Cancel, m_page);
        question.setObjectName(QStringLiteral("againQuestion"));
        question.setTextFormat(Qt::PlainText);
        question.setInformativeText(tr("The tables at the destination that hold exactly what the "
                                       "last run wrote are emptied and copied anew."));
        QPushButton *yes = question.addButton(tr("&Run again"), QMessageBox::DestructiveRole);
        yes->setObjectName(QStringLiteral("againYes"));
        question.setDefaultButton(QMessageBox::Cancel);
        question.exec();
        if (question.clickedButton() != yes)
            return;
    }
    start(false);
}

void RunStarter::openPrechecks(const StoredRun &stored)
{
    const LoadedProject loaded = readProject(stored.project.payload);
    auto source = m_session.unlock(loaded.project.sourceEndpointId, m_page);
    if (!source)
        return;
    auto sink = m_session.unlock(loaded.project.sinkEndpointId, m_page);
    if (!sink)
        return;
    auto *dialog = new PrecheckDialog(
        {m_session.home(), stored.project.id, loaded.project, std::move(*source), std::move(*sink)},
        m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { start(m_resumes, dialog->skipped()); });
    dialog->open();
}

} // namespace godwit::ui
