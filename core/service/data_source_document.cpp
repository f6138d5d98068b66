#include "core/service/data_source_document.h"

namespace godwit {

Json toJson(const DataSourceStore::Record &record)
{
    return {{"id", record.id},
            {"name", record.name},
            {"url", record.url},
            {"passwordVariable", record.passwordVariable},
            {"createdAt", record.createdAt},
            {"remarks", record.remarks},
            {"production", record.production}};
}

std::string_view dialectName(Dialect dialect)
{
    switch (dialect) {
    case Dialect::MySql:
        return "MySQL";
    case Dialect::MariaDb:
        return "MariaDB";
    case Dialect::Sqlite:
        return "SQLite";
    case Dialect::PostgreSql:
        return "PostgreSQL";
    }
    return "MySQL";
}

Json toJson(const ServerFacts &facts)
{
    return {{"product", facts.product},
            {"version", facts.version},
            {"dialect", dialectName(facts.dialect)},
            {"user", facts.user},
            {"timeZone", facts.timeZone},
            {"charset", facts.charset},
            {"collation", facts.collation},
            {"sqlMode", facts.sqlMode},
            {"maxAllowedPacket", facts.maxAllowedPacket},
            {"lowerCaseTableNames", facts.lowerCaseTableNames},
            {"logBin", facts.logBin},
            {"binlogFormat", facts.binlogFormat},
            {"binlogRowImage", facts.binlogRowImage},
            {"binlogPosition", facts.binlogPosition},
            {"tlsCipher", facts.tlsCipher},
            {"readOnly", facts.readOnly},
            {"localInfile", facts.localInfile},
            {"globalPrivileges", facts.globalPrivileges},
            {"grants", facts.grants},
            {"clockSkewSeconds", facts.clockSkewSeconds}};
}

} // namespace godwit
