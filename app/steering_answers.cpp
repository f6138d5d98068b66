#include "app/steering_answers.h"

#include "app/text_table.h"
#include "core/base/text.h"
#include "core/service/object_document.h"

namespace godwit::ctl {

namespace {

// A wrong name makes no home, as with every change of a project.
template<typename Act>
Answer act(const std::filesystem::path &home, const std::string &id, Act make)
{
    if (const auto stored = requireStoredRun(home, id); !stored)
        return failed(stored.error());
    const auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    return make(**state);
}

std::string rateText(std::uint64_t perSecond)
{
    return perSecond == 0 ? "no limit" : withSeparators(perSecond);
}

std::string limitsText(const RunLimits &limits)
{
    std::string text = "in force in " + std::string(stepName(limits.step)) + ":\n";
    if (limits.threadsWanted > 0) {
        text += "  threads           " + std::to_string(limits.threads);
        if (limits.threads < limits.threadsWanted)
            text += " of " + std::to_string(limits.threadsWanted) + ": " + printable(limits.remark);
        text += '\n';
    }
    return text + "  rows per second   " + rateText(limits.rowsPerSecond) + "\n  bytes per second  "
           + rateText(limits.bytesPerSecond) + '\n';
}

std::string standingText(const ControlStanding &standing)
{
    if (!standing.running)
        return "set; it takes effect when the project runs\n";
    if (standing.pending || !standing.inForce)
        return "set; the running process has not taken it up yet\n";
    return "set; " + limitsText(*standing.inForce);
}

Answer objectsAnswer(const Result<std::vector<ObjectRecord>> &objects, const std::string &done,
                     const std::string &none)
{
    if (!objects)
        return failed(objects.error());
    Answer answer;
    answer.document = {{"objects", toJson(*objects)}};
    for (const ObjectRecord &object : *objects)
        answer.text += printable(object.source.qualified()) + ' ' + done + '\n';
    if (objects->empty())
        answer.text = none + '\n';
    return answer;
}

} // namespace

Answer controlAnswer(const std::filesystem::path &home, const std::string &id,
                     const ControlChange &change)
{
    return act(home, id, [&](StateDatabase &state) {
        const auto standing = controlProject(state, id, change);
        if (!standing)
            return failed(standing.error());
        Answer answer;
        answer.document = toJson(*standing);
        answer.text = standingText(*standing);
        return answer;
    });
}

Answer retryAnswer(const std::filesystem::path &home, const std::string &id,
                   const std::vector<std::string> &objects)
{
    return act(home, id, [&](StateDatabase &state) {
        return objectsAnswer(retryObjects(state, id, objects),
                             "is tried again by `godwitctl projects resume`", "nothing has failed");
    });
}

Answer skipAnswer(const std::filesystem::path &home, const std::string &id,
                  const std::vector<std::string> &objects)
{
    return act(home, id, [&](StateDatabase &state) {
        return objectsAnswer(skipObjects(state, id, objects),
                             "is left out; the run will not be called consistent", {});
    });
}

std::string troubleText(const std::vector<ObjectRecord> &objects)
{
    std::string text;
    for (const ObjectRecord &object : objects) {
        text += "  " + std::string(kindName(object.kind)) + ' '
                + printable(object.source.qualified()) + ' ' + std::string(stateName(object.state));
        if (object.error)
            text += " in " + std::string(stepName(object.step)) + ": "
                    + printable(object.error->message);
        text += '\n';
    }
    return text.empty() ? text : "Failed and skipped objects\n" + text + '\n';
}

} // namespace godwit::ctl
