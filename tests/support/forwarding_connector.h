// A connector that passes everything on: tests override what they want to change.
#pragma once

#include "core/connectors/connector.h"

namespace godwit::test {

class ForwardingConnector : public Connector
{
public:
    explicit ForwardingConnector(std::unique_ptr<Connector> real)
        : m_real(std::move(real))
    {}

    Dialect dialect() const override { return m_real->dialect(); }
    std::string describe() const override { return m_real->describe(); }
    std::string identity() const override { return m_real->identity(); }
    Result<ServerFacts> readFacts() override { return m_real->readFacts(); }
    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        return m_real->openSchemaReader();
    }
    Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) override
    {
        return m_real->openSnapshot(tables, readers);
    }
    Result<std::unique_ptr<RowReader>> openReader() override { return m_real->openReader(); }
    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &run, int writer) override
    {
        return m_real->openWriter(run, writer);
    }
    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) override
    {
        return m_real->checkpointStore(run);
    }
    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        return m_real->openStatements();
    }
    Result<std::unique_ptr<RepairSession>> openRepairs() override { return m_real->openRepairs(); }
    int maximumWriters() const override { return m_real->maximumWriters(); }

private:
    std::unique_ptr<Connector> m_real;
};

} // namespace godwit::test
