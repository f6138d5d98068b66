#include "ui/wizard/step_rules.h"

#include "core/project/rule_syntax.h"
#include "ui/wizard/project_draft.h"

#include <QCoreApplication>

#include <map>

namespace godwit::ui {

namespace {

struct StepRules
{
    Q_DECLARE_TR_FUNCTIONS(StepRules)
};

StepVerdict no(const QString &why)
{
    return {why, {}};
}

StepVerdict yes(const QString &note = {})
{
    return {{}, note};
}

QString notHere()
{
    return StepRules::tr(
        "This version of Godwit cannot run this step here: Run here is refused. "
        "Export the project or submit it to an OMS server, or leave the step out.");
}

bool goesToAQueue(const StepContext &context)
{
    return context.project.type == ProjectType::Sync || isMessageQueue(context.sink);
}

StepVerdict judgeIncremental(const StepContext &context)
{
    if (context.source == StoreKind::Sqlite)
        return no(StepRules::tr("SQLite keeps no log of changes, so there is nothing to follow."));
    if (context.source == StoreKind::Tidb)
        return yes(
            StepRules::tr("Needs a Kafka data source with TiCDC's messages. %1").arg(notHere()));
    return yes(notHere());
}

StepVerdict judgeDdl(const StepContext &context)
{
    if (context.sink == StoreKind::RocketMq)
        return no(StepRules::tr("Messages for RocketMQ carry changes of rows only."));
    if (context.source == StoreKind::Tidb || context.source == StoreKind::Postgresql
        || context.source == StoreKind::HBase)
        return no(StepRules::tr("Schema changes of this kind of source cannot be followed."));
    return yes();
}

StepVerdict judgeChangeKind(StepOption option, const StepContext &context)
{
    if (!context.project.enableIncrTransfer)
        return no(StepRules::tr("Belongs to incremental synchronisation."));
    return option == StepOption::Ddl ? judgeDdl(context) : yes();
}

StepVerdict judgeVerify(const StepContext &context)
{
    if (goesToAQueue(context))
        return no(StepRules::tr("A message queue holds no rows to compare with."));
    if (context.source == StoreKind::HBase || context.sink == StoreKind::HBase)
        return no(StepRules::tr("HBase tables cannot be verified."));
    if (context.project.enableIncrTransfer
        && !carriesAllChanges(context.project.incrTransferConfig))
        return no(StepRules::tr("Needs inserts, updates and deletes: rows whose changes are left "
                                "out would be found different."));
    if (context.project.fullTransferConfig.allowDestTableNotEmpty)
        return yes(StepRules::tr("Destination tables may hold other rows, so rows that exist only "
                                 "at the destination are not looked for."));
    return yes();
}

StepVerdict judgeReverse(const StepContext &context)
{
    const Project &project = context.project;
    if (goesToAQueue(context))
        return no(StepRules::tr("Nothing comes back from a message queue."));
    if (!project.enableIncrTransfer)
        return no(StepRules::tr("Needs incremental synchronisation."));
    if (project.commonTransferConfig.activeActive)
        return no(StepRules::tr("Active-active starts the way back by itself."));
    if (context.sink == StoreKind::Sqlite)
        return no(StepRules::tr("The destination SQLite keeps no log of changes."));
    if (mergesSources(project.transferMapping, project.type))
        return no(StepRules::tr("Several sources land in one database or table, so nothing says "
                                "where a change at the destination belongs."));
    return yes(notHere());
}

bool canBeActiveActive(std::optional<StoreKind> kind)
{
    return !kind || kind == StoreKind::Mysql || kind == StoreKind::OceanBase;
}

StepVerdict judgeActiveActive(const StepContext &context)
{
    if (goesToAQueue(context))
        return no(StepRules::tr("Needs two databases, not a message queue."));
    if (!canBeActiveActive(context.source) || !canBeActiveActive(context.sink))
        return no(StepRules::tr("Needs MySQL or OceanBase on both sides."));
    if (!context.project.enableIncrTransfer)
        return no(StepRules::tr("Needs incremental synchronisation."));
    return yes(StepRules::tr("Only tables with a unique key take part."));
}

/// Remembers which source each destination got its objects from.
class Landings
{
public:
    void add(const std::string &sink, const std::string &source)
    {
        const auto [known, isNew] = m_sources.emplace(sink, source);
        m_merges = m_merges || (!isNew && known->second != source);
    }
    bool merges() const { return m_merges; }

private:
    std::map<std::string, std::string> m_sources;
    bool m_merges = false;
};

void addListed(const TransferMapping &mapping, Landings &databases, Landings &tables)
{
    for (const DatabaseMapping &database : mapping.databases) {
        databases.add(database.sinkName(), database.name);
        for (const auto *list : {&database.tables, &database.views, &database.specificTables,
                                 &database.specificViews}) {
            for (const ObjectMapping &object : *list)
                tables.add(database.sinkName() + '\n' + object.sinkName(),
                           database.name + '\n' + object.name);
        }
    }
}

bool isPattern(const std::string &text)
{
    return text.find_first_of("*?[") != std::string::npos;
}

// True if a rule alone gathers several tables in one.
bool addRule(const ParsedRule &rule, Landings &databases, Landings &tables)
{
    if (!rule.sinkDatabase)
        return false;
    databases.add(*rule.sinkDatabase, rule.databasePattern);
    if (!rule.sinkName || *rule.sinkName == "*")
        return false;
    tables.add(*rule.sinkDatabase + '\n' + *rule.sinkName,
               rule.databasePattern + '\n' + rule.objectPattern);
    return isPattern(rule.objectPattern);
}

} // namespace

StepContext stepContextOf(const ProjectDraft &draft)
{
    const auto kindOf = [](const DataSource *source) {
        return source ? std::optional(source->kind) : std::nullopt;
    };
    return {draft.project(), kindOf(draft.sourceEndpoint()), kindOf(draft.sinkEndpoint())};
}

StepVerdict judgeStep(StepOption option, const StepContext &context)
{
    switch (option) {
    case StepOption::Schema:
        if (context.sink == StoreKind::RocketMq)
            return no(StepRules::tr("RocketMQ has no schema: its topics are made over there."));
        return yes();
    case StepOption::Full:
        return yes();
    case StepOption::Incremental:
        return judgeIncremental(context);
    case StepOption::Insert:
    case StepOption::Update:
    case StepOption::Delete:
    case StepOption::Ddl:
        return judgeChangeKind(option, context);
    case StepOption::Verify:
        return judgeVerify(context);
    case StepOption::Reverse:
        return judgeReverse(context);
    case StepOption::ActiveActive:
        return judgeActiveActive(context);
    case StepOption::TableCategory:
        if (context.project.commonTransferConfig.activeActive)
            return no(StepRules::tr("Active-active takes tables with a unique key only."));
        return yes();
    }
    return yes();
}

bool mergesSources(const TransferMapping &mapping, ProjectType type)
{
    Landings databases, tables;
    addListed(mapping, databases, tables);
    if (mapping.mode == MappingMode::Wildcard) {
        for (const std::string &line : mapping.tableAndViewWhiteList) {
            const auto rule = parseRule(line, true, type);
            if (rule && addRule(*rule, databases, tables))
                return true;
        }
    }
    return databases.merges() || tables.merges();
}

bool isMessageQueue(std::optional<StoreKind> kind)
{
    return kind == StoreKind::Kafka || kind == StoreKind::RocketMq;
}

bool carriesAllChanges(const IncrTransferConfig &config)
{
    const auto &types = config.recordTypeWhiteList;
    return types.contains(RecordType::Row)
           || (types.contains(RecordType::Insert) && types.contains(RecordType::Update)
               && types.contains(RecordType::Delete));
}

} // namespace godwit::ui
