// A home with projects, and runs that are played, for the tests of this folder.
#pragma once

#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "ui/common/session.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/shell/project_runs.h"

#include <QTemporaryDir>

namespace godwit::ui {

class PlayedRuns final : public ProjectRuns
{
public:
    bool start(const QString &projectId, QWidget *, bool resume,
               const std::set<std::string> &) override
    {
        if (m_refusals.contains(projectId))
            return false;
        m_running << projectId;
        (resume ? resumed : begun) << projectId;
        Q_EMIT started(projectId);
        return true;
    }
    void pause(const QString &projectId) override { paused << projectId; }
    QStringList running() const override { return m_running; }
    bool isPausing(const QString &projectId) const override { return paused.contains(projectId); }
    std::optional<RunProgress> progress(const QString &) const override { return shown; }
    std::optional<Error> refusal(const QString &projectId) const override
    {
        const auto found = m_refusals.find(projectId);
        return found == m_refusals.end() ? std::nullopt : std::optional(found.value());
    }

    void refuse(const QString &projectId, const Error &error) { m_refusals[projectId] = error; }
    void end(const QString &projectId)
    {
        m_running.removeAll(projectId);
        Q_EMIT finished(projectId);
    }

    QStringList begun, resumed, paused;
    std::optional<RunProgress> shown;

private:
    QStringList m_running;
    QHash<QString, Error> m_refusals;
};

struct ShellHome
{
    ShellHome() { Settings::instance().close(); }

    std::string addSource(const std::string &name, bool production = false)
    {
        DataSourceStore::Settings settings;
        settings.name = name;
        settings.url = "sqlite:///" + name + ".db";
        settings.production = production;
        return DataSourceStore(session->state()).add(settings)->id;
    }

    /// A project between the data sources @p source and @p sink, ids or names.
    QString addProject(const std::string &name, ProjectState state = ProjectState::Init,
                       const std::vector<std::string> &tags = {},
                       const std::string &source = "orders", const std::string &sink = "copy",
                       const std::string &type = "MIGRATION")
    {
        ProjectStore store(session->state());
        const std::string payload = R"({"name": ")" + name + R"(", "type": ")" + type
                                    + R"(", "sourceEndpointId": ")" + source
                                    + R"(", "sinkEndpointId": ")" + sink
                                    + R"(", "transferMapping": {"mode": "WILDCARD",
            "tableAndViewWhiteList": ["main.*"]}, "enableFullTransfer": true})";
        const std::string id = store.put(name, type, payload)->id;
        if (state != ProjectState::Init)
            (void)store.setState(id, state).has_value();
        if (!tags.empty())
            (void)store.setTags(id, tags).has_value();
        return toQString(id);
    }

    QTemporaryDir folder;
    std::unique_ptr<Session> session =
        std::move(*Session::open(std::filesystem::path(folder.path().toStdString()) / "home"));
    PlayedRuns runs;
};

} // namespace godwit::ui
