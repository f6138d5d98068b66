#include "app/project_answers.h"

#include "core/service/project_changes.h"

namespace godwit::ctl {

namespace {

// Opens the home for the change only if it holds the project: a wrong name makes no home.
template<typename Change>
Answer change(const std::filesystem::path &home, const std::string &id, const std::string &done,
              Change make)
{
    if (const auto stored = requireStoredRun(home, id); !stored)
        return failed(stored.error());
    const auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    const Result<ProjectRecord> project = make(**state);
    if (!project)
        return failed(project.error());
    Answer answer;
    answer.document = projectJson(*project, std::nullopt);
    answer.text = (done.empty() ? project->id : done) + '\n';
    return answer;
}

} // namespace

Answer pauseAnswer(const std::filesystem::path &home, const std::string &id)
{
    return change(home, id, "paused; `godwitctl projects resume` goes on",
                  [&](StateDatabase &state) { return pauseProject(state, id); });
}

Answer releaseAnswer(const std::filesystem::path &home, const std::string &id,
                     const EndpointOptions &endpoints)
{
    std::vector<Error> warnings;
    const OpenSink openSink = [&](const std::string &sinkUrl) {
        Project project; // only the place matters
        project.sinkEndpointId = sinkUrl;
        std::string url;
        return openEndpoint(project, Side::Sink, endpoints, home, url, warnings);
    };
    return change(home, id, "released; no mark of it is left at the destination",
                  [&](StateDatabase &state) { return releaseProject(state, id, openSink); });
}

Answer deleteAnswer(const std::filesystem::path &home, const std::string &id)
{
    Answer answer =
        change(home, id, "deleted", [&](StateDatabase &state) { return deleteProject(state, id); });
    if (answer.errors.empty())
        answer.document = {{"id", answer.document["id"]}}; // its other fields are gone with it
    return answer;
}

Answer renameAnswer(const std::filesystem::path &home, const std::string &id,
                    const std::string &name)
{
    return change(home, id,
                  "renamed; a project file of the old name is another project from now on",
                  [&](StateDatabase &state) { return renameProject(state, id, name); });
}

Answer cloneAnswer(const std::filesystem::path &home, const std::string &id,
                   const std::string &name)
{
    return change(home, id, {},
                  [&](StateDatabase &state) { return cloneProject(state, id, name); });
}

Answer tagAnswer(const std::filesystem::path &home, const std::string &id,
                 const std::vector<std::string> &tags)
{
    return change(home, id, "tagged",
                  [&](StateDatabase &state) { return tagProject(state, id, tags); });
}

} // namespace godwit::ctl
