#include "core/pipeline/plan_facts.h"

#include "core/mapping/explain_object.h"
#include "core/schema/kept_columns.h"

namespace godwit {

namespace {

std::string serverText(const ServerFacts &facts)
{
    return facts.version.empty() ? facts.product : facts.product + ' ' + facts.version;
}

void addExcluded(RunFacts &facts, const ProjectPlan &plan)
{
    ObjectExplainer explainer(plan.project);
    for (const ResolvedObject &object : plan.selection.objects) {
        if (object.selected)
            continue;
        ++facts.excludedCount;
        if (facts.excluded.size() >= mostExcludedKept)
            continue;
        facts.excluded.push_back({object.object.kind == ObjectKind::Table ? "table" : "view",
                                  object.object.name, explainer.explain(object.object)});
    }
}

void addNarrowed(RunFacts &facts, const ProjectPlan &plan)
{
    for (const PlannedTable &table : plan.tables) {
        RunFacts::Narrowed narrowed;
        narrowed.name = table.source.name;
        narrowed.whereClause = table.resolved.whereClause;
        // A column that does not exist has refused the plan before.
        if (auto dropped = droppedColumns(table.source, table.resolved.filterColumns))
            narrowed.leftOut = std::move(*dropped);
        if (!narrowed.whereClause.empty() || !narrowed.leftOut.empty())
            facts.narrowed.push_back(std::move(narrowed));
    }
}

} // namespace

RunFacts factsOf(const ProjectPlan &plan)
{
    RunFacts facts;
    facts.sourceServer = serverText(plan.sourceFacts);
    facts.sinkServer = serverText(plan.sinkFacts);
    if (const auto &estimate = plan.estimate)
        facts.prediction = RunFacts::Prediction{estimate->lowSeconds, estimate->highSeconds,
                                                estimate->rows, estimate->bytes};
    addExcluded(facts, plan);
    addNarrowed(facts, plan);
    return facts;
}

} // namespace godwit
