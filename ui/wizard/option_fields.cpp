#include "ui/wizard/option_fields.h"

#include "ui/common/units.h"
#include "ui/wizard/option_field_makers.h"

#include <limits>

namespace godwit::ui {

namespace {

std::vector<OptionChoice> speedChoices()
{
    return {{QStringLiteral("STEADY"), Options::tr("Steady")},
            {QStringLiteral("NORMAL"), Options::tr("Normal")},
            {QStringLiteral("FAST"), Options::tr("Fast")}};
}

QString needsFull(const StepContext &context)
{
    return context.project.enableFullTransfer ? QString()
                                              : Options::tr("Used by the full migration only.");
}

QString needsVerify(const StepContext &context)
{
    return context.project.enableFullVerify ? QString()
                                            : Options::tr("Used by the full verification only.");
}

void addSchema(std::vector<OptionField> &fields)
{
    auto strategy = choice<ByteCharConvertStrategy>(
        "/structTransferConfig/byteCharConvertStrategy",
        {{QStringLiteral("DO_NOTHING_IF_BYTE_USED"), Options::tr("Leave lengths as they are")},
         {QStringLiteral("IGNORE_BYTE_IF_BYTE_USED"), Options::tr("Drop the word BYTE")},
         {QStringLiteral("FORCE_CHAR_IF_BYTE_USED"), Options::tr("Count characters instead")},
         {QStringLiteral("EXPAND_LEN_IF_BYTE_USED"), Options::tr("Make the columns longer")}},
        [](auto &p) -> auto & { return p.structTransferConfig.byteCharConvertStrategy; });
    fields.push_back(described(
        strategy, OptionSection::Schema, Options::tr("Lengths counted in &bytes:"),
        Options::tr("What becomes of text columns whose length the source counts in bytes."),
        [](const StepContext &context) {
            return context.source ? Options::tr("Used for Oracle and DB2 sources only: this source "
                                                "counts characters.")
                                  : QString();
        }));
    auto defer = flag(
        "/structTransferConfig/deferIndexCreation",
        [](auto &p) -> auto & { return p.structTransferConfig.deferIndexCreation; });
    fields.push_back(described(
        defer, OptionSection::Schema, Options::tr("Create secondary &indexes after the data"),
        Options::tr("Loading is faster without them; unique keys that rows are found by are "
                    "created with the table all the same."),
        [](const StepContext &context) {
            return context.project.enableStructTransfer && context.project.enableFullTransfer
                       ? QString()
                       : Options::tr("Needs both schema and full migration.");
        }));
}

void addFull(std::vector<OptionField> &fields)
{
    const auto section = OptionSection::Full;
    auto speed = choice<SpeedMode>(
        "/fullTransferConfig/fullTransferSpeedMode", speedChoices(),
        [](auto &p) -> auto & { return p.fullTransferConfig.fullTransferSpeedMode; });
    fields.push_back(described(speed, section, Options::tr("Speed of the full &migration:"),
                               Options::tr("How much of the source, the destination and this "
                                           "machine the copy may take."),
                               needsFull));
    auto verifySpeed = choice<SpeedMode>(
        "/fullTransferConfig/fullVerifySpeedMode", speedChoices(),
        [](auto &p) -> auto & { return p.fullTransferConfig.fullVerifySpeedMode; });
    fields.push_back(
        described(verifySpeed, section, Options::tr("Speed of the full &verification:"),
                  Options::tr("How much of both sides the comparison may take."), needsVerify));
    auto notEmpty = flag(
        "/fullTransferConfig/allowDestTableNotEmpty",
        [](auto &p) -> auto & { return p.fullTransferConfig.allowDestTableNotEmpty; });
    fields.push_back(described(
        notEmpty, section, Options::tr("Destination tables may hold &rows already"),
        Options::tr("On: rows with the same key are overwritten, and verification does not look "
                    "for rows that exist only at the destination. Off: a table that is not empty "
                    "stops the migration."),
        needsFull));
    auto truncate = flag(
        "/fullTransferConfig/nonePkUkTruncateDstTable",
        [](auto &p) -> auto & { return p.fullTransferConfig.nonePkUkTruncateDstTable; });
    fields.push_back(described(
        truncate, section, Options::tr("&Empty destination tables without a unique key first"),
        Options::tr("Rows without a key cannot be overwritten: copied twice, they would be there "
                    "twice."),
        needsFull));
    auto rows = optionalNumber(
        "/fullTransferConfig/throttleRps", ProjectLimits::throttle, Options::tr("no limit"),
        [](auto &p) -> auto & { return p.fullTransferConfig.throttleRps; });
    fields.push_back(described(rows, section, Options::tr("At most &rows per second:"),
                               Options::tr("Holds the copy back, so that the source's other work "
                                           "goes on. Can be changed while it runs."),
                               needsFull, Options::tr("rows/s")));
    auto bytes = optionalNumber(
        "/fullTransferConfig/throttleIOPS", ProjectLimits::throttle, Options::tr("no limit"),
        [](auto &p) -> auto & { return p.fullTransferConfig.throttleIOPS; });
    fields.push_back(described(bytes, section, Options::tr("At most &bytes per second:"),
                               Options::tr("The same, by the size of the rows. Can be changed "
                                           "while it runs."),
                               needsFull, Options::tr("bytes/s")));
}

OptionField recordTypes()
{
    OptionField types;
    types.kind = OptionKind::Set;
    types.pointer = "/incrTransferConfig/recordTypeWhiteList";
    for (const auto &entry : namesOf<RecordType>())
        types.choices.push_back({toQString(entry.name), toQString(entry.name)});
    types.get = [](const Project &project) {
        QStringList names;
        for (const RecordType type : project.incrTransferConfig.recordTypeWhiteList)
            names += toQString(nameOf(type));
        return QVariant(names);
    };
    types.set = [](Project &project, const QVariant &value) {
        auto &chosen = project.incrTransferConfig.recordTypeWhiteList;
        chosen.clear();
        for (const QString &name : value.toStringList()) {
            if (const auto type = fromName<RecordType>(toUtf8(name)))
                chosen.insert(*type);
        }
    };
    return described(types, OptionSection::Incremental, Options::tr("&Kinds of record:"),
                     Options::tr("What is carried from the source's log. ROW stands for INSERT, "
                                 "UPDATE and DELETE together."),
                     needsIncremental);
}

OptionField startTimestamp()
{
    auto start = optionalNumber(
        "/incrTransferConfig/startTimestamp", ProjectLimits::timestamp,
        Options::tr("the moment of the start"),
        [](auto &p) -> auto & { return p.incrTransferConfig.startTimestamp; });
    start.kind = OptionKind::Time;
    return described(
        start, OptionSection::Incremental, Options::tr("S&tart at:"),
        Options::tr("The first moment whose changes are followed, in seconds since 1970 (UTC). The "
                    "source must still keep its log from then; OMS goes back 30 days at most."),
        [](const StepContext &context) {
            const QString why = needsIncremental(context);
            if (why.isEmpty() && context.project.enableFullTransfer)
                return Options::tr("With a full migration, changes are followed from its start.");
            return why;
        },
        Options::tr("s"));
}

void addIncremental(std::vector<OptionField> &fields)
{
    const auto section = OptionSection::Incremental;
    fields.push_back(startTimestamp());
    fields.push_back(recordTypes());
    auto threads = number(
        "/incrTransferConfig/incrSyncConcurrency", ProjectLimits::incrSyncConcurrency,
        [](auto &p) -> auto & { return p.incrTransferConfig.incrSyncConcurrency; });
    fields.push_back(described(threads, section, Options::tr("&Concurrency:"),
                               Options::tr("How many threads apply changes at once. Changes of one "
                                           "row keep their order."),
                               needsIncremental, Options::tr("threads")));
    auto kept = number(
        "/incrTransferConfig/storeLogKeptHour", ProjectLimits::storeLogKeptHour,
        [](auto &p) -> auto & { return p.incrTransferConfig.storeLogKeptHour; });
    fields.push_back(described(kept, section, Options::tr("&Keep changes for:"),
                               Options::tr("How long changes read from the source are kept. A "
                                           "longer pause cannot be made up for."),
                               needsIncremental, Options::tr("hours")));
    auto statistics = flag(
        "/incrTransferConfig/enableIncrSyncStatistics",
        [](auto &p) -> auto & { return p.incrTransferConfig.enableIncrSyncStatistics; });
    fields.push_back(described(statistics, section, Options::tr("Count changes per &table"),
                               Options::tr("Inserts, updates, deletes and schema changes."),
                               needsIncremental));
    auto rows = optionalNumber(
        "/incrTransferConfig/throttleRps", ProjectLimits::throttle, Options::tr("no limit"),
        [](auto &p) -> auto & { return p.incrTransferConfig.throttleRps; });
    fields.push_back(described(rows, section, Options::tr("At most changes &per second:"),
                               Options::tr("Holds the incremental synchronisation back."),
                               needsIncremental, Options::tr("rows/s")));
    auto bytes = optionalNumber(
        "/incrTransferConfig/throttleIOPS", ProjectLimits::throttle, Options::tr("no limit"),
        [](auto &p) -> auto & { return p.incrTransferConfig.throttleIOPS; });
    fields.push_back(described(bytes, section, Options::tr("At most bytes per s&econd:"),
                               Options::tr("The same, by the size of the changes."),
                               needsIncremental, Options::tr("bytes/s")));
}

void addServer(std::vector<OptionField> &fields)
{
    OptionField labels;
    labels.kind = OptionKind::List;
    labels.pointer = "/labelIds";
    labels.whenEmpty = Options::tr("none");
    labels.get = [](const Project &project) {
        QStringList ids;
        for (const std::string &id : project.labelIds)
            ids += toQString(id);
        return QVariant(ids);
    };
    labels.set = [](Project &project, const QVariant &value) {
        project.labelIds.clear();
        for (const QString &id : value.toStringList())
            project.labelIds.push_back(toUtf8(id));
    };
    fields.push_back(described(labels, OptionSection::Server, Options::tr("&Labels of the server:"),
                               Options::tr("Ids of an OMS server's labels (l_…), separated by "
                                           "commas, at most 5. Godwit's own tags are on the first "
                                           "page."),
                               [](const StepContext &) { return QString(); }));
}

} // namespace

QString sectionTitle(OptionSection section)
{
    switch (section) {
    case OptionSection::Schema:
        return Options::tr("Schema migration");
    case OptionSection::Full:
        return Options::tr("Full migration and verification");
    case OptionSection::Incremental:
        return Options::tr("Incremental synchronisation");
    case OptionSection::MessageQueue:
        return Options::tr("Message queue");
    case OptionSection::Server:
        return Options::tr("OMS server");
    }
    return {};
}

QString OptionField::plainLabel() const
{
    QString plain = label;
    plain.remove(QLatin1Char('&'));
    return plain.endsWith(QLatin1Char(':')) ? plain.chopped(1) : plain;
}

QString OptionField::payloadName() const
{
    return toQString(pointer).mid(1).replace(QLatin1Char('/'), QLatin1Char('.'));
}

QString OptionField::valueText(const QVariant &value) const
{
    if (!value.isValid())
        return whenEmpty;
    if (kind == OptionKind::Flag)
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (kind == OptionKind::Set || kind == OptionKind::List) {
        const QStringList names = value.toStringList();
        return names.isEmpty() ? whenEmpty : names.join(QStringLiteral(", "));
    }
    return value.toString();
}

QString OptionField::rangeText() const
{
    const auto grouped = [](std::int64_t number) {
        return formatCount(static_cast<std::uint64_t>(number));
    };
    if (kind == OptionKind::Text && mostCharacters > 0)
        return Options::tr("1 to %1 characters").arg(mostCharacters);
    if (kind != OptionKind::Number)
        return {};
    const QString span =
        range.highest == std::numeric_limits<std::int64_t>::max()
            ? Options::tr("at least %1").arg(grouped(range.lowest))
            : Options::tr("%1 to %2").arg(grouped(range.lowest), grouped(range.highest));
    //: a range and its unit: "1 to 1,024 threads"
    return unit.isEmpty() ? span : Options::tr("%1 %2").arg(span, unit);
}

std::vector<OptionField> optionFields()
{
    std::vector<OptionField> fields;
    addSchema(fields);
    addFull(fields);
    addIncremental(fields);
    addQueueFields(fields);
    addServer(fields);
    return fields;
}

} // namespace godwit::ui
