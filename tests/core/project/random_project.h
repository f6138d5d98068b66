// Projects made of every field and of names that databases allow, however odd.
#pragma once

#include "core/project/project.h"

#include <random>

namespace godwit {

class RandomProject
{
public:
    explicit RandomProject(unsigned seed)
        : m_random(seed)
    {}

    Project make()
    {
        Project project;
        project.name = "p" + std::to_string(number(0, 1000000));
        project.type = pick({ProjectType::Migration, ProjectType::Sync});
        for (int i = number(0, 5); i > 0; --i)
            project.labelIds.push_back("l_" + std::to_string(i));
        project.sourceEndpointId = "e_" + text();
        project.sinkEndpointId = "e_" + text();
        project.transferMapping = mapping();
        fill(project.commonTransferConfig);
        project.enableStructTransfer = flag();
        fill(project.structTransferConfig);
        project.enableFullTransfer = flag();
        project.enableFullVerify = flag();
        fill(project.fullTransferConfig);
        project.enableIncrTransfer = flag();
        project.enableReverseIncrTransfer = flag();
        fill(project.incrTransferConfig);
        project.unknownFields = unknown();
        return project;
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool flag() { return number(0, 1) == 1; }

    template<typename T>
    T pick(std::initializer_list<T> values)
    {
        return *(values.begin() + number(0, static_cast<int>(values.size()) - 1));
    }

    // Never empty, and different from call to call.
    std::string text()
    {
        std::string result = std::to_string(++m_texts);
        for (int i = number(0, 5); i > 0; --i)
            result +=
                pick<const char *>({"a", " ", "'", "\"", "`",    ".",  "\\", "\n", "\t", "\x01",
                                    "/", "~", "ü", "€",  "🙂", "$$", "*",  "[",  "{",  "\x7f"});
        return result;
    }

    std::vector<std::string> texts(int most)
    {
        std::vector<std::string> list;
        for (int i = number(0, most); i > 0; --i)
            list.push_back(text());
        return list;
    }

    std::optional<std::string> maybe() { return flag() ? std::optional(text()) : std::nullopt; }

    std::optional<std::int64_t> maybeNumber(std::int64_t high)
    {
        return flag()
                   ? std::optional(std::uniform_int_distribution<std::int64_t>(1, high)(m_random))
                   : std::nullopt;
    }

    std::string unknown()
    {
        return pick<const char *>({"", "", "", R"({"futureField":1.10})",
                                   R"({"a":[1,{"b":null}],"~/ \n":"ü","c":1e400,"d":[],"e":{}})"});
    }

    ObjectMapping object()
    {
        ObjectMapping object;
        object.name = text();
        object.mappedName = flag() ? text() : "";
        object.id = maybe();
        if (flag())
            object.whereClause = pick<const char *>({"id > 1", "a = 'it''s'", "\"x;y\" IN (1, 2)"});
        object.filterColumns = texts(3);
        object.shardColumns = texts(2);
        object.unknownFields = unknown();
        return object;
    }

    std::vector<ObjectMapping> objects(int least)
    {
        std::vector<ObjectMapping> list;
        for (int i = number(least, 3); i > 0; --i)
            list.push_back(object());
        return list;
    }

    DatabaseMapping database(int leastTables)
    {
        DatabaseMapping database;
        database.name = text();
        database.mappedName = flag() ? text() : "";
        database.id = maybe();
        database.clusterName = maybe();
        database.tenantName = maybe();
        database.tables = objects(leastTables);
        database.views = objects(0);
        database.specificTables = objects(0);
        database.specificViews = objects(0);
        database.unknownFields = unknown();
        return database;
    }

    TransferMapping mapping()
    {
        TransferMapping mapping;
        mapping.mode = pick({MappingMode::Specific, MappingMode::Wildcard});
        for (int i = number(1, 3); i > 0; --i)
            mapping.databases.push_back(database(1));
        for (int i = number(0, 2); i > 0; --i)
            mapping.databasesBlack.push_back(database(0));
        for (int i = number(0, 3); i > 0; --i)
            mapping.tableAndViewWhiteList.push_back("d" + std::to_string(++m_texts) + ".t[a-z]*");
        for (int i = number(0, 3); i > 0; --i)
            mapping.tableAndViewBlackList.push_back("d" + std::to_string(++m_texts) + ".*_ghc");
        mapping.unknownFields = unknown();
        return mapping;
    }

    void fill(CommonTransferConfig &config)
    {
        config.tableCategory = pick({TableCategory::All, TableCategory::WithUniqueRowId,
                                     TableCategory::WithoutUniqueRowId});
        config.activeActive = flag();
        config.mqSerializerType = static_cast<MqSerializerType>(number(0, 7));
        config.mqPartitionMode = static_cast<MqPartitionMode>(number(0, 2));
        config.mqPartition = number(0, 1000);
        config.datahubTopicType = static_cast<DatahubTopicType>(number(0, 1));
        config.rocketMqProducerGroup = flag() ? "OMS" : text();
        config.rocketMqMsgTags = flag() ? "default" : text();
        config.rocketMqEnableMsgTrace = flag();
        config.rocketMqSendMsgTimeout = maybeNumber(100000);
        config.dataWorksBusinessName = maybe();
        config.unknownFields = unknown();
    }

    void fill(StructTransferConfig &config)
    {
        config.byteCharConvertStrategy = static_cast<ByteCharConvertStrategy>(number(0, 3));
        config.deferIndexCreation = flag();
        config.unknownFields = unknown();
    }

    void fill(FullTransferConfig &config)
    {
        config.nonePkUkTruncateDstTable = flag();
        config.allowDestTableNotEmpty = flag();
        config.fullTransferSpeedMode = static_cast<SpeedMode>(number(0, 2));
        config.fullVerifySpeedMode = static_cast<SpeedMode>(number(0, 2));
        config.throttleRps = maybeNumber(INT64_MAX);
        config.throttleIOPS = maybeNumber(INT64_MAX);
        config.unknownFields = unknown();
    }

    void fill(IncrTransferConfig &config)
    {
        config.startTimestamp = maybeNumber(4000000000);
        config.recordTypeWhiteList.clear();
        for (int type = 0; type <= static_cast<int>(RecordType::Row); ++type) {
            if (flag())
                config.recordTypeWhiteList.insert(static_cast<RecordType>(type));
        }
        config.storeLogKeptHour = number(1, 8760);
        config.enableSequencingWithinTxn = flag();
        config.incrSyncConcurrency = number(1, 1024);
        config.enableIncrSyncStatistics = flag();
        config.throttleRps = maybeNumber(INT64_MAX);
        config.throttleIOPS = maybeNumber(INT64_MAX);
        config.unknownFields = unknown();
    }

    std::mt19937 m_random;
    int m_texts = 0;
};

} // namespace godwit
