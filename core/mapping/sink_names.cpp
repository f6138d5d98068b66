#include "core/mapping/sink_names.h"

#include "core/base/text.h"
#include "core/mapping/object_selector.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

namespace godwit {

namespace {

using Indexes = std::vector<std::size_t>;

std::string quoted(const TableName &name)
{
    return '`' + printable(name.qualified()) + '`';
}

struct NameHash
{
    std::size_t operator()(const TableName *name) const
    {
        const std::hash<std::string> hash;
        return hash(name->database) * 31 + hash(name->table);
    }
};

struct SameName
{
    bool operator()(const TableName *a, const TableName *b) const { return *a == *b; }
};

// Groups of two and more objects with the same sink, in the order of their first one.
std::map<std::size_t, Indexes> sharedSinks(const std::vector<ResolvedObject> &objects)
{
    std::map<std::size_t, Indexes> shared;
    const bool renamed = std::any_of(objects.begin(), objects.end(), [](const ResolvedObject &o) {
        return o.selected && o.sink != o.object.name;
    });
    if (!renamed) // the source's own names differ
        return shared;
    std::unordered_map<const TableName *, std::size_t, NameHash, SameName> firstOf;
    firstOf.reserve(objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (!objects[i].selected)
            continue;
        const auto [first, isNew] = firstOf.emplace(&objects[i].sink, i);
        if (isNew)
            continue;
        Indexes &group = shared[first->second];
        if (group.empty())
            group.push_back(first->second);
        group.push_back(i);
    }
    return shared;
}

std::string sourcesOf(const std::vector<ResolvedObject> &objects, const Indexes &group)
{
    constexpr std::size_t mostShown = 3;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(group.size(), mostShown); ++i)
        names.push_back(quoted(objects[group[i]].object.name));
    if (group.size() > mostShown)
        return join(names, ", ") + " and " + std::to_string(group.size() - mostShown) + " more";
    const std::string last = names.back();
    names.pop_back();
    return join(names, ", ") + " and " + last;
}

Error collision(const std::vector<ResolvedObject> &objects, const Indexes &group, std::string why,
                std::string proposal)
{
    const TableName &sink = objects[group.front()].sink;
    Error error;
    error.code = ErrorCode::NameCollision;
    error.object = sink.qualified();
    error.message = sourcesOf(objects, group) + " all land on " + quoted(sink) + why;
    error.proposal = std::move(proposal);
    return error;
}

void checkGroup(const Project &project, const std::vector<SinkNaming> &naming, const Indexes &group,
                Selection &selection)
{
    const auto all = [&](auto &&condition) {
        return std::all_of(group.begin(), group.end(), condition);
    };
    if (all([&](std::size_t i) { return naming[i].topic; }))
        return;
    if (!all(
            [&](std::size_t i) { return selection.objects[i].object.kind == ObjectKind::Table; })) {
        selection.errors.push_back(collision(selection.objects, group,
                                             ", and a view shares its name with nothing",
                                             "Give the view another name, or exclude it."));
        return;
    }
    const bool named = all([&](std::size_t i) { return naming[i].byRule || naming[i].byEntry; });
    const bool byRule = all([&](std::size_t i) { return naming[i].byRule; });
    if (!named) {
        selection.errors.push_back(collision(
            selection.objects, group, ", which the project does not ask for",
            "Rename one of them; to merge tables on purpose, send each of them there by a "
            "rule such as `a.*=c.d`."));
        return;
    }
    if (!byRule && !project.fullTransferConfig.allowDestTableNotEmpty) {
        selection.errors.push_back(
            collision(selection.objects, group, " by their `mappedName`",
                      "Rename one of them; to merge the tables on purpose, set "
                      "`allowDestTableNotEmpty` to true."));
        return;
    }
    selection.warnings.push_back(
        {Level::Note, std::to_string(group.size()) + " tables are merged into "
                          + quoted(selection.objects[group.front()].sink) + ": "
                          + sourcesOf(selection.objects, group)
                          + "; equal keys among their rows would collide there"});
}

void refuseReservedSink(const std::vector<SinkNaming> &naming, Selection &selection)
{
    for (std::size_t i = 0; i < selection.objects.size(); ++i) {
        const ResolvedObject &object = selection.objects[i];
        if (!object.selected || naming[i].topic || object.sink.database != reservedDatabase)
            continue;
        Error error;
        error.code = ErrorCode::NameCollision;
        error.object = object.object.name.qualified();
        error.message = quoted(object.object.name)
                        + " would go to the database `godwit`, where Godwit keeps its own marks";
        error.proposal = "Choose another name for the destination database (`mappedName`).";
        selection.errors.push_back(std::move(error));
        return; // one is enough: they share the cause
    }
}

} // namespace

void checkSinkNames(const Project &project, const std::vector<SinkNaming> &naming,
                    Selection &selection)
{
    for (const auto &[first, group] : sharedSinks(selection.objects))
        checkGroup(project, naming, group, selection);
    refuseReservedSink(naming, selection);
}

} // namespace godwit
