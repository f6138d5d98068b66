#include "core/service/object_document.h"

#include "core/service/error_document.h"

namespace godwit {

namespace {

template<typename Number>
Json orNull(const std::optional<Number> &number)
{
    return number ? Json(*number) : Json(nullptr);
}

} // namespace

Json toJson(const ObjectRecord &object)
{
    const bool failed = object.error.has_value();
    return {{"kind", kindName(object.kind)},
            {"database", object.source.database},
            {"name", object.source.table},
            {"sinkDatabase", object.sink.database},
            {"sinkName", object.sink.table},
            {"state", stateName(object.state)},
            {"step", failed ? Json(stepName(object.step)) : Json(nullptr)},
            {"ddl", object.ddl},
            {"failedSql", object.failedSql},
            {"error", failed ? toJson(*object.error) : Json(nullptr)}};
}

Json toJson(const std::vector<ObjectRecord> &objects)
{
    Json list = Json::array();
    for (const ObjectRecord &object : objects)
        list.push_back(toJson(object));
    return list;
}

Json toJson(const RunControl &asked)
{
    return {{"threads", orNull(asked.threads)},
            {"rowsPerSecond", orNull(asked.rowsPerSecond)},
            {"bytesPerSecond", orNull(asked.bytesPerSecond)},
            {"speedMode", asked.speedMode ? Json(speedName(*asked.speedMode)) : Json(nullptr)}};
}

Json toJson(const RunLimits &limits)
{
    return {{"step", stepName(limits.step)},
            {"threads", limits.threads},
            {"threadsWanted", limits.threadsWanted},
            {"rowsPerSecond", limits.rowsPerSecond},
            {"bytesPerSecond", limits.bytesPerSecond},
            {"speedMode", speedName(limits.speedMode)},
            {"remark", limits.remark}};
}

Json toJson(const ControlStanding &standing)
{
    return {{"id", standing.project.id},
            {"name", standing.project.name},
            {"running", standing.running},
            {"asked", toJson(standing.asked)},
            {"inForce", standing.inForce ? toJson(*standing.inForce) : Json(nullptr)},
            {"pending", standing.pending}};
}

} // namespace godwit
