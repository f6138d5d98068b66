#include "core/schema/mysql_features.h"

namespace godwit {

namespace {

MysqlFeatures mariaDbFeatures(int version)
{
    MysqlFeatures features;
    features.mariaDb = true;
    features.expressionDefaults = version >= 100201;
    features.bareFunctionDefaults = features.expressionDefaults;
    features.literalLobDefaults = features.expressionDefaults;
    features.checks = version >= 100201;
    features.invisibleIndexes = version >= 100600; // IGNORED
    features.descendingIndexes = version >= 100801;
    features.invisibleColumns = version >= 100303;
    features.longUniqueKeys = version >= 100400;
    features.systemVersioning = version >= 100304;
    features.periods = version >= 100501;
    features.uuidType = version >= 100700;
    features.inet4Type = version >= 101000;
    features.inet6Type = version >= 100500;
    features.vectorType = version >= 110701;
    features.compressedColumns = version >= 100302;
    features.listDefaultPartition = version >= 100200;
    return features;
}

MysqlFeatures oceanBaseFeatures(int version)
{
    MysqlFeatures features;
    features.oceanBase = true;
    features.functionalIndexes = version >= 40200;
    features.expressionDefaults = version >= 40305;
    features.lobDefaults = false;
    features.invisibleIndexes = true;
    features.invisibleColumns = version >= 40305;
    features.checks = version >= 30200;
    features.notNullGenerated = true;
    features.jsonType = version >= 30203;
    features.listDefaultPartition = true;
    return features;
}

MysqlFeatures mysqlFeatures(int version)
{
    MysqlFeatures features;
    features.functionalIndexes = version >= 80013;
    features.expressionDefaults = version >= 80013;
    features.invisibleIndexes = version >= 80000;
    features.descendingIndexes = version >= 80000;
    features.invisibleColumns = version >= 80023;
    features.checks = version >= 80016;
    features.notNullGenerated = true;
    features.vectorType = version >= 90000;
    features.jsonType = version >= 50708;
    features.sridAttribute = version >= 80003;
    return features;
}

} // namespace

MysqlFeatures featuresOf(const ServerFacts &facts)
{
    if (facts.dialect == Dialect::MariaDb)
        return mariaDbFeatures(facts.versionNumber);
    if (facts.product == "OceanBase")
        return oceanBaseFeatures(facts.versionNumber);
    MysqlFeatures features = mysqlFeatures(facts.versionNumber);
    features.tidb = facts.product == "TiDB";
    return features;
}

} // namespace godwit
