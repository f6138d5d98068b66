// Rows reach MariaDB as arrays; where an array cannot be taken they go another way, and arrive all
// the same.
#include "core/connectors/connector_registry.h"
#include "tests/integration/mysql_servers.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace godwit;

namespace {

const std::string database = "godwit_test_writer";
constexpr std::size_t largeCell = 3 << 20;

/// Sets a global variable of the server for as long as it lives.
class GlobalSetting
{
public:
    GlobalSetting(StatementRunner &statements, std::string name, const std::string &value)
        : m_statements(statements)
        , m_name(std::move(name))
    {
        auto before = m_statements.query("SELECT @@GLOBAL." + m_name);
        QVERIFY(before);
        m_before = std::string(before->cell(0, 0));
        QVERIFY(m_statements.execute("SET GLOBAL " + m_name + " = " + value));
    }
    ~GlobalSetting()
    {
        const bool isNumber = m_before.find_first_not_of("0123456789") == std::string::npos;
        const std::string value = isNumber ? m_before : '\'' + m_before + '\'';
        if (!m_statements.execute("SET GLOBAL " + m_name + " = " + value))
            qWarning("%s could not be set back", m_name.c_str());
    }
    GlobalSetting(const GlobalSetting &) = delete;
    GlobalSetting &operator=(const GlobalSetting &) = delete;

private:
    StatementRunner &m_statements;
    std::string m_name;
    std::string m_before;
};

/// Gives @p batches, one after the other.
BatchSource sourceOf(const std::vector<RowBatch> &batches)
{
    return [&batches, next = std::size_t(0)](RowBatch &batch) mutable -> Result<bool> {
        if (next == batches.size())
            return false;
        batch = batches[next++];
        return true;
    };
}

RowBatch batchOf(const std::vector<std::pair<int, std::optional<std::string>>> &rows)
{
    RowBatch batch;
    batch.reset(2);
    for (const auto &[id, value] : rows) {
        batch.append(CellKind::Text, std::to_string(id));
        if (value)
            batch.append(CellKind::Text, *value);
        else
            batch.appendNull();
    }
    return batch;
}

std::string largeText()
{
    std::string text;
    while (text.size() < largeCell)
        text += std::string("\\\t\n'\"\0\xFF and more ", 16);
    return text;
}

} // namespace

class tst_MariadbWriter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void rowsArriveWhateverTheyHold();
    void aRowLargerThanAPacketArrivesAmongSmallOnes();
    void rowsArriveWhereTheServerLogsStatements();
    void aKeyThatIsThereIsNamedWithTheRemedy();
    void aValueThatDoesNotFitStoresNothing();

private:
    Result<WriteSummary> write(const std::vector<RowBatch> &batches);
    std::string text(const std::string &sql);

    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<StatementRunner> m_statements;
};

void tst_MariadbWriter::initTestCase()
{
    auto source = test::serverFrom("GODWIT_TEST_MARIADB");
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    auto connector = makeConnector(*source);
    QVERIFY(connector);
    m_connector = std::move(*connector);
    auto statements = m_connector->openStatements();
    QVERIFY2(statements, statements ? "" : statements.error().message.c_str());
    m_statements = std::move(*statements);
}

void tst_MariadbWriter::init()
{
    for (const std::string &sql :
         {"DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database,
          "CREATE TABLE " + database
              + ".t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, v LONGBLOB, n TINYINT)"})
        QVERIFY(m_statements->execute(sql));
}

void tst_MariadbWriter::cleanupTestCase()
{
    if (m_statements)
        QVERIFY(m_statements->execute("DROP DATABASE IF EXISTS " + database));
}

Result<WriteSummary> tst_MariadbWriter::write(const std::vector<RowBatch> &batches)
{
    auto writer = m_connector->openWriter("r_writer_test", 0);
    if (!writer)
        return failure(std::move(writer));
    WriteRequest request;
    request.table = {database, "t"};
    request.items = {{"id", WriteForm::AsIs}, {"v", WriteForm::AsIs}};
    return (*writer)->write(request, sourceOf(batches), std::nullopt);
}

std::string tst_MariadbWriter::text(const std::string &sql)
{
    auto rows = m_statements->query(sql);
    return rows && rows->rows() > 0 ? std::string(rows->cell(0, 0)) : std::string("?");
}

void tst_MariadbWriter::rowsArriveWhateverTheyHold()
{
    const std::string odd("\0\t\n\\N\\'\"\xFF", 9);
    const auto written = write({batchOf({{0, ""}, {2, std::nullopt}}), batchOf({{3, odd}})});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(written->rows, std::uint64_t(3));
    QCOMPARE(text("SELECT GROUP_CONCAT(id, ':', IFNULL(HEX(v), 'null') ORDER BY id) FROM "
                  + database + ".t"),
             std::string("0:,2:null,3:00090A5C4E5C2722FF"));
}

void tst_MariadbWriter::aRowLargerThanAPacketArrivesAmongSmallOnes()
{
    const std::string large = largeText();
    const GlobalSetting packet(*m_statements, "max_allowed_packet", "1048576");
    const auto written =
        write({batchOf({{1, "before"}}), batchOf({{2, large}}), batchOf({{3, "behind"}})});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(text("SELECT GROUP_CONCAT(id, ':', LENGTH(v) ORDER BY id) FROM " + database + ".t"),
             "1:6,2:" + std::to_string(large.size()) + ",3:6");
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray(large.data(), static_cast<qsizetype>(large.size())), QCryptographicHash::Md5);
    QCOMPARE(text("SELECT MD5(v) FROM " + database + ".t WHERE id = 2"),
             digest.toHex().toStdString());
}

void tst_MariadbWriter::rowsArriveWhereTheServerLogsStatements()
{
    const GlobalSetting format(*m_statements, "binlog_format", "'STATEMENT'");
    const auto written = write({batchOf({{1, "one"}}), batchOf({{2, "two"}, {3, std::nullopt}})});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(written->rows, std::uint64_t(3));
    QCOMPARE(
        text("SELECT GROUP_CONCAT(id, ':', IFNULL(v, 'null') ORDER BY id) FROM " + database + ".t"),
        std::string("1:one,2:two,3:null"));
}

void tst_MariadbWriter::aKeyThatIsThereIsNamedWithTheRemedy()
{
    QVERIFY(m_statements->execute("INSERT INTO " + database + ".t VALUES (2, 'mine', NULL)"));
    const auto written = write({batchOf({{1, "one"}, {2, "two"}})});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QVERIFY(written.error().proposal.find("allowDestTableNotEmpty") != std::string::npos);
    QCOMPARE(text("SELECT GROUP_CONCAT(id, ':', v) FROM " + database + ".t"),
             std::string("2:mine"));
}

void tst_MariadbWriter::aValueThatDoesNotFitStoresNothing()
{
    QVERIFY(m_statements->execute("ALTER TABLE " + database + ".t MODIFY v TINYINT"));
    const auto written = write({batchOf({{1, "7"}, {2, "300"}})});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QVERIFY(written.error().message.find("'v'") != std::string::npos);
    QVERIFY(!written.error().proposal.empty());
    QCOMPARE(text("SELECT COUNT(*) FROM " + database + ".t"), std::string("0"));
}

QTEST_APPLESS_MAIN(tst_MariadbWriter)
#include "tst_mariadb_writer.moc"
