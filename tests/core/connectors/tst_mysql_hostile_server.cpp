// A server that Godwit is pointed at may be anything: it gets no file, no clear password and no
// crash.
#include "core/connectors/mysql/mysql_connection.h"
#include "core/connectors/mysql/mysql_connector.h"
#include "tests/support/fake_mysql_server.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <future>
#include <random>
#include <thread>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string plantedPassword = "planted-pass-4711";
const std::string plantedLine = "the content of a private file";
constexpr std::uint8_t queryCommand = 3;
constexpr std::uint8_t prepareCommand = 22;
constexpr std::uint8_t closeCommand = 25;
constexpr std::uint8_t bulkCommand = 250;

DataSource sourceAt(const FakeMysqlServer &server)
{
    DataSource source;
    source.kind = StoreKind::Mysql;
    source.host = "127.0.0.1";
    source.port = server.port();
    source.user = "godwit";
    source.password = Secret(plantedPassword);
    return source;
}

std::string everything(const Error &error)
{
    std::string text = error.message + '\n' + error.proposal + '\n' + error.object;
    for (const std::string &place : error.where)
        text += '\n' + place;
    return text;
}

/// What a thieving server was given: kept by the server's thread, read by the test once that is
/// gone.
struct Loot
{
    std::mutex mutex;
    std::string bytes;   ///< of files
    int requests = 0;    ///< files asked for
    int refusals = 0;    ///< requests answered with an empty packet
    std::string askedAt; ///< the statement that was answered with a request

    int requestCount()
    {
        const std::scoped_lock lock(mutex);
        return requests;
    }
};

// An array of rows has no text of its own.
std::string_view statementOf(const std::string &command)
{
    if (static_cast<std::uint8_t>(command[0]) == bulkCommand)
        return "array of rows";
    return std::string_view(command).substr(1);
}

void answerFriendly(MysqlPeer &peer, std::uint8_t command, std::string_view statement)
{
    if (command == prepareCommand)
        peer.sendPrepared();
    else if (statement.find("IS_USED_LOCK") != statement.npos)
        peer.sendCell(std::nullopt);
    else if (statement.find("max_allowed_packet") != statement.npos)
        peer.sendCell("1048576");
    else if (statement.starts_with("SELECT"))
        peer.sendCell("1");
    else
        peer.sendOk();
}

/// Answers as a friendly server would, and asks for @p path instead of answering statement number
/// @p when. A statement that holds @p trigger is answered that way too.
FakeMysqlServer::Behaviour thief(Loot &loot, std::string path, int when, std::string trigger,
                                 bool afterAResult, bool pretendsSuccess, bool mariaDb = false)
{
    return [=, &loot](MysqlPeer &peer) {
        if (!peer.letIn(mariaDb))
            return;
        for (int number = 0;; ++number) {
            const auto command = peer.receive();
            if (!command || command->empty())
                return;
            const auto kind = static_cast<std::uint8_t>((*command)[0]);
            if (kind == closeCommand)
                continue;
            if (kind != queryCommand && kind != prepareCommand && kind != bulkCommand)
                return;
            const std::string_view statement = statementOf(*command);
            const std::scoped_lock lock(loot.mutex);
            const bool asks =
                number == when || (!trigger.empty() && statement.find(trigger) != statement.npos);
            if (!asks) {
                answerFriendly(peer, kind, statement);
                continue;
            }
            if (afterAResult)
                peer.sendOk(true);
            ++loot.requests;
            loot.askedAt = statement;
            peer.askForFile(path);
            if (kind == prepareCommand) {
                // To the client a broken answer, not a request: it waits for the rest of it.
                ++loot.refusals;
                return;
            }
            while (const auto content = peer.receive()) {
                if (content->empty()) {
                    ++loot.refusals;
                    break;
                }
                loot.bytes += *content;
            }
            if (pretendsSuccess)
                peer.sendOk();
            else
                peer.sendError("no file, no answer");
        }
    };
}

} // namespace

class tst_MysqlHostileServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void friendlyFakeServerIsGoodEnoughToConnect();
    void serverGetsNoByteOfAnyFile_data();
    void serverGetsNoByteOfAnyFile();
    void serverGetsNoFileInPlaceOfTheRows_data();
    void serverGetsNoFileInPlaceOfTheRows();
    void serverGetsNoClearPassword_data();
    void serverGetsNoClearPassword();
    void mistypedTlsModeDoesNotWeakenTheConnection();
    void serverWithoutTlsGetsNoStatementWhenTlsIsAskedFor_data();
    void serverWithoutTlsGetsNoStatementWhenTlsIsAskedFor();
    void serverThatRepeatsThePasswordDoesNotMakeUsRepeatIt_data();
    void serverThatRepeatsThePasswordDoesNotMakeUsRepeatIt();
    void brokenHandshakeIsAnError_data();
    void brokenHandshakeIsAnError();
    void brokenResultIsAnError_data();
    void brokenResultIsAnError();
    void silentServerIsGivenUp();
    void aStopEndsTheWaitForASilentServer();
    void statementThatNeverEndsCanBeCancelled();

private:
    QTemporaryFile m_private;
};

void tst_MysqlHostileServer::initTestCase()
{
    QVERIFY(m_private.open());
    m_private.write(plantedLine.c_str());
    m_private.flush();
}

void tst_MysqlHostileServer::friendlyFakeServerIsGoodEnoughToConnect()
{
    Loot loot;
    FakeMysqlServer server(thief(loot, "", -1, "", false, true));
    for (const MysqlRole role :
         {MysqlRole::Catalog, MysqlRole::Reader, MysqlRole::Writer, MysqlRole::Ddl}) {
        auto connection = MysqlConnection::open(sourceAt(server), role);
        QVERIFY2(connection, connection ? "" : connection.error().message.c_str());
        QCOMPARE((*connection)->queryText("SELECT 1").value(), std::string("1"));
    }
}

void tst_MysqlHostileServer::serverGetsNoByteOfAnyFile_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("afterAResult");
    QTest::addColumn<bool>("pretendsSuccess");
    const struct
    {
        const char *what;
        MysqlRole role;
    } roles[] = {{"catalog", MysqlRole::Catalog},
                 {"reader", MysqlRole::Reader},
                 {"writer", MysqlRole::Writer},
                 {"ddl", MysqlRole::Ddl}};
    const QString paths[] = {"/etc/passwd", m_private.fileName(), "/proc/self/environ",
                             "godwit:rows", ""};
    for (const auto &role : roles) {
        for (const QString &path : paths) {
            for (const bool afterAResult : {false, true}) {
                for (const bool pretendsSuccess : {false, true})
                    QTest::addRow("%s connection asked for '%s'%s%s", role.what, qPrintable(path),
                                  afterAResult ? " behind a first result" : "",
                                  pretendsSuccess ? ", which it calls a success" : "")
                        << int(role.role) << path << afterAResult << pretendsSuccess;
            }
        }
    }
}

void tst_MysqlHostileServer::serverGetsNoByteOfAnyFile()
{
    QFETCH(int, role);
    QFETCH(QString, path);
    QFETCH(bool, afterAResult);
    QFETCH(bool, pretendsSuccess);

    // Every statement that prepares a session in turn, then one of our own.
    bool sessionIsThrough = false;
    for (int when = 0; !sessionIsThrough; ++when) {
        QVERIFY(when < 40);
        Loot loot;
        Result<void> outcome;
        {
            FakeMysqlServer server(
                thief(loot, path.toStdString(), when, "", afterAResult, pretendsSuccess));
            auto connection = MysqlConnection::open(sourceAt(server), MysqlRole(role));
            if (!connection)
                outcome = tl::unexpected(connection.error());
            else if (loot.requestCount() == 0) {
                sessionIsThrough = true;
                for (int i = 0; i < 40 && outcome; ++i)
                    outcome = (*connection)->execute("CREATE TABLE t (a INT)");
            }
        }
        QCOMPARE(loot.requests, 1);
        QCOMPARE(loot.refusals, 1);
        QCOMPARE(QByteArray::fromStdString(loot.bytes), QByteArray());
        // A server that answers the refusal with an error may have declined a setting it need not
        // know.
        QVERIFY2(!outcome || (!pretendsSuccess && loot.askedAt.starts_with("SET SESSION")),
                 loot.askedAt.c_str());
    }
}

void tst_MysqlHostileServer::serverGetsNoFileInPlaceOfTheRows_data()
{
    QTest::addColumn<QString>("trigger");
    QTest::addColumn<bool>("mariaDb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("pretendsSuccess");
    const struct
    {
        const char *trigger;
        bool mariaDb;
    } moments[] = {{"LOAD DATA", false},       {"START TRANSACTION", false},
                   {"GET_LOCK", false},        {"IS_USED_LOCK", false},
                   {"COMMIT", false},          {"INSERT INTO", false},
                   {"SET NAMES binary", true}, {"INSERT INTO", true},
                   {"array of rows", true}};
    for (const auto &[trigger, mariaDb] : moments) {
        for (const QString &path :
             {QString("/etc/passwd"), m_private.fileName(), QString("godwit:rows/../etc/passwd")}) {
            for (const bool pretendsSuccess : {false, true})
                QTest::addRow("%s asks for %s%s%s", trigger, qPrintable(path),
                              pretendsSuccess ? ", which it calls a success" : "",
                              mariaDb ? " (MariaDB)" : "")
                    << QString(trigger) << mariaDb << path << pretendsSuccess;
        }
    }
}

void tst_MysqlHostileServer::serverGetsNoFileInPlaceOfTheRows()
{
    QFETCH(QString, trigger);
    QFETCH(bool, mariaDb);
    QFETCH(QString, path);
    QFETCH(bool, pretendsSuccess);

    Loot loot;
    {
        FakeMysqlServer server(thief(loot, path.toStdString(), -1, trigger.toStdString(), false,
                                     pretendsSuccess, mariaDb));
        auto connector = makeMysqlConnector(sourceAt(server));
        QVERIFY(connector);
        auto writer = (*connector)->openWriter("r_hostile", 0);
        if (trigger == "GET_LOCK" || trigger == "IS_USED_LOCK") {
            QVERIFY(!writer);
        } else {
            QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
            WriteRequest request;
            request.table = {"shop", "orders"};
            request.items = {{"id", WriteForm::AsIs}};
            bool given = false;
            auto written = (*writer)->write(
                request,
                [&](RowBatch &batch) -> Result<bool> {
                    batch.reset(1);
                    batch.append(CellKind::Text, "1");
                    return !std::exchange(given, true);
                },
                ChunkMark{0, 0});
            QVERIFY(!written);
        }
    }
    if (mariaDb || (trigger != "COMMIT" && trigger != "INSERT INTO"))
        QVERIFY(loot.requests >= 1);
    QCOMPARE(loot.refusals, loot.requests);
    QCOMPARE(QByteArray::fromStdString(loot.bytes), QByteArray());
}

void tst_MysqlHostileServer::serverGetsNoClearPassword_data()
{
    QTest::addColumn<QByteArray>("plugin");
    QTest::newRow("mysql_clear_password") << QByteArray("mysql_clear_password");
    QTest::newRow("dialog") << QByteArray("dialog");
}

void tst_MysqlHostileServer::serverGetsNoClearPassword()
{
    QFETCH(QByteArray, plugin);
    std::string received;
    {
        FakeMysqlServer server([&](MysqlPeer &peer) {
            received += peer.greet().value_or("");
            peer.send('\xfe' + plugin.toStdString() + '\0' + "\x04Password: ");
            received += peer.receive().value_or("");
            peer.sendError("thank you");
        });
        QVERIFY(!MysqlConnection::open(sourceAt(server), MysqlRole::Catalog));
    }
    QVERIFY(!received.empty());
    QVERIFY(received.find(plantedPassword) == received.npos);
}

void tst_MysqlHostileServer::mistypedTlsModeDoesNotWeakenTheConnection()
{
    std::atomic<int> connections = 0;
    FakeMysqlServer server([&](MysqlPeer &) { ++connections; });
    DataSource source = sourceAt(server);
    source.options["tls"] = "verify_full";
    const auto connection = MysqlConnection::open(source, MysqlRole::Catalog);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(connections.load(), 0);
}

void tst_MysqlHostileServer::serverWithoutTlsGetsNoStatementWhenTlsIsAskedFor_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"required", "verify-ca", "verify-full"})
        QTest::newRow(mode) << mode;
}

void tst_MysqlHostileServer::serverWithoutTlsGetsNoStatementWhenTlsIsAskedFor()
{
    QFETCH(QString, mode);
    std::string received;
    int statements = 0;
    {
        FakeMysqlServer server([&](MysqlPeer &peer) {
            received += peer.greet().value_or("");
            peer.sendOk();
            while (const auto command = peer.receive()) {
                received += *command;
                statements += !command->empty() && (*command)[0] == queryCommand ? 1 : 0;
                peer.sendOk();
            }
        });
        DataSource source = sourceAt(server);
        source.options["tls"] = mode.toStdString();
        const auto connection = MysqlConnection::open(source, MysqlRole::Catalog);
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, ErrorCode::ConnectionFailed);
    }
    QCOMPARE(statements, 0);
    QVERIFY(received.find(plantedPassword) == received.npos);
}

void tst_MysqlHostileServer::serverThatRepeatsThePasswordDoesNotMakeUsRepeatIt_data()
{
    QTest::addColumn<bool>("atSignIn");
    QTest::newRow("when signing in") << true;
    QTest::newRow("when answering a statement") << false;
}

void tst_MysqlHostileServer::serverThatRepeatsThePasswordDoesNotMakeUsRepeatIt()
{
    QFETCH(bool, atSignIn);
    FakeMysqlServer server([&](MysqlPeer &peer) {
        if (!peer.greet())
            return;
        if (!atSignIn) {
            peer.sendOk();
            if (!peer.receive())
                return;
        }
        peer.sendError("access denied for godwit with '" + plantedPassword + "'");
        peer.hang();
    });
    const auto connection = MysqlConnection::open(sourceAt(server), MysqlRole::Catalog);
    QVERIFY(!connection);
    QVERIFY(everything(connection.error()).find("access denied for godwit") != std::string::npos);
    QVERIFY(everything(connection.error()).find(plantedPassword) == std::string::npos);
}

void tst_MysqlHostileServer::brokenHandshakeIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    std::string packet = {char(MysqlPeer::greeting().size()), 0, 0, 0};
    packet += MysqlPeer::greeting();
    for (std::size_t length = 0; length < packet.size(); length += 3)
        QTest::addRow("hangs up after %zu bytes of the greeting", length)
            << QByteArray(packet.data(), static_cast<int>(length));
    QTest::newRow("hangs up after the greeting") << QByteArray::fromStdString(packet);
    QTest::newRow("speaks HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("announces 16 MiB") << QByteArray("\xff\xff\xff\0\x0a", 5);
    QTest::newRow("empty greeting") << QByteArray("\0\0\0\0", 4);
    QTest::newRow("old protocol") << QByteArray("\x03\0\0\0\x09\x33\x2e", 7);
    std::mt19937 random(4711);
    for (int i = 0; i < 40; ++i) {
        QByteArray garbage;
        for (int j = 0; j < 120; ++j)
            garbage.append(static_cast<char>(random()));
        QTest::addRow("garbage %d", i) << garbage;
        // The same as a well-formed packet.
        QTest::addRow("garbage %d behind a good header", i)
            << QByteArray("\x79\0\0\0\x0a", 5) + garbage;
    }
}

void tst_MysqlHostileServer::brokenHandshakeIsAnError()
{
    QFETCH(QByteArray, bytes);
    FakeMysqlServer server([&](MysqlPeer &peer) { peer.sendRaw(bytes.toStdString()); });
    const auto connection = MysqlConnection::open(sourceAt(server), MysqlRole::Catalog);
    QVERIFY(!connection);
    QVERIFY(!connection.error().message.empty());
    QVERIFY(everything(connection.error()).find(plantedPassword) == std::string::npos);
}

void tst_MysqlHostileServer::brokenResultIsAnError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("hangs up") << QByteArray();
    QTest::newRow("empty packet") << QByteArray("\0\0\0\x01", 4);
    QTest::newRow("cut column count") << QByteArray("\x01\0\0\x01\xfd", 5);
    QTest::newRow("2^64-2 columns")
        << QByteArray("\x09\0\0\x01\xfe\xfe\xff\xff\xff\xff\xff\xff\xff", 13);
    QTest::newRow("one column, then garbage")
        << QByteArray("\x01\0\0\x01\x01\x0a\0\0\x02\xfe\xfe\xfe\xfe\xfe\xfe\xfe\xfe\xfe\xfe", 19);
    QTest::newRow("one column, then the end")
        << QByteArray("\x01\0\0\x01\x01\x05\0\0\x02\xfe\0\0\x02\0", 14);
}

void tst_MysqlHostileServer::brokenResultIsAnError()
{
    QFETCH(QByteArray, answer);
    FakeMysqlServer server([&](MysqlPeer &peer) {
        if (!peer.letIn())
            return;
        while (const auto command = peer.receive()) {
            if (command->find("SELECT a FROM t") != command->npos) {
                peer.sendRaw(answer.toStdString());
                return;
            }
            peer.sendOk();
        }
    });
    auto connection = MysqlConnection::open(sourceAt(server), MysqlRole::Catalog);
    QVERIFY2(connection, connection ? "" : connection.error().message.c_str());
    const auto rows = (*connection)->query("SELECT a FROM t");
    QVERIFY(!rows);
    QVERIFY(!rows.error().message.empty());
}

void tst_MysqlHostileServer::silentServerIsGivenUp()
{
    FakeMysqlServer mute([](MysqlPeer &peer) { peer.hang(); });
    FakeMysqlServer undecided([](MysqlPeer &peer) {
        peer.greet();
        peer.hang();
    });
    QElapsedTimer timer;
    timer.start();
    const auto codeOfConnecting = [](const FakeMysqlServer &server) {
        const auto connection = MysqlConnection::open(sourceAt(server), MysqlRole::Catalog);
        return connection ? ErrorCode::Internal : connection.error().code;
    };
    auto withUndecided = std::async(std::launch::async, codeOfConnecting, std::cref(undecided));
    QCOMPARE(codeOfConnecting(mute), ErrorCode::ConnectionFailed);
    QCOMPARE(withUndecided.get(), ErrorCode::ConnectionFailed);
    QVERIFY2(timer.elapsed() < 40'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_MysqlHostileServer::aStopEndsTheWaitForASilentServer()
{
    FakeMysqlServer mute([](MysqlPeer &peer) { peer.hang(); });
    std::stop_source stop;
    const auto source = sourceAt(mute);
    auto connecting = std::async(std::launch::async, [&source, token = stop.get_token()] {
        const auto connection = MysqlConnection::open(source, MysqlRole::Catalog, token);
        return connection ? ErrorCode::Internal : connection.error().code;
    });
    QVERIFY(connecting.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout);
    stop.request_stop();
    QVERIFY(connecting.wait_for(std::chrono::seconds(3)) == std::future_status::ready);
    QCOMPARE(connecting.get(), ErrorCode::Cancelled);
}

void tst_MysqlHostileServer::statementThatNeverEndsCanBeCancelled()
{
    std::atomic<bool> asked = false;
    FakeMysqlServer server([&](MysqlPeer &peer) {
        if (!peer.letIn())
            return;
        while (const auto command = peer.receive()) {
            if (command->find("SLEEP") != command->npos) {
                asked = true;
                peer.hang();
                return;
            }
            peer.sendOk();
        }
    });
    auto connection = MysqlConnection::open(sourceAt(server), MysqlRole::Catalog);
    QVERIFY2(connection, connection ? "" : connection.error().message.c_str());
    std::jthread canceller([&] {
        while (!asked)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        (*connection)->shutdown();
    });
    const auto slept = (*connection)->execute("DO SLEEP(1000000)");
    QVERIFY(!slept);
    QCOMPARE(slept.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_MysqlHostileServer)
#include "tst_mysql_hostile_server.moc"
