#include "ui/wizard/rules_resolver.h"

#include "core/project/project_json.h"

namespace godwit::ui {

RulesResolver::RulesResolver(QObject *parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &RulesResolver::start);
}

RulesResolver::~RulesResolver()
{
    cancel();
}

void RulesResolver::setSavedPayload(const std::string &payload)
{
    m_savedPayload = payload;
}

void RulesResolver::request(std::shared_ptr<const Project> project,
                            std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_project = std::move(project);
    m_catalog = std::move(catalog);
    m_delay.start();
}

void RulesResolver::cancel()
{
    m_delay.stop();
    m_project.reset();
    m_catalog.reset();
    if (m_task)
        m_task->cancel();
    m_task.clear();
}

RulesResolver::Answer RulesResolver::work(std::shared_ptr<const Project> project,
                                          std::shared_ptr<const ObjectsCatalogIndex> catalog,
                                          const std::string &savedPayload,
                                          std::shared_ptr<const Saved> saved)
{
    if (!saved || saved->payload != savedPayload || saved->catalog != catalog) {
        auto made = std::make_shared<Saved>();
        made->payload = savedPayload;
        made->catalog = catalog;
        if (!savedPayload.empty())
            made->selected = selectedObjects(readProject(savedPayload).project, *catalog);
        saved = std::move(made);
    }
    return {resolveRules(std::move(project), std::move(catalog), saved->selected), saved};
}

void RulesResolver::start()
{
    if (m_task || !m_project || !m_catalog)
        return; // the one that works goes on to the newest question
    m_task = runInBackground(
        this,
        [project = m_project, catalog = m_catalog, payload = m_savedPayload,
         saved = m_saved](std::stop_token) { return work(project, catalog, payload, saved); },
        [this, asked = m_project](const Answer &answer) {
            m_task.clear();
            m_saved = answer.saved;
            if (asked != m_project) {
                if (!m_delay.isActive())
                    start();
                return;
            }
            m_project.reset();
            Q_EMIT resolved(answer.outcome);
        });
}

} // namespace godwit::ui
