// TLS to a PostgreSQL server of the test's own, whose certificate comes from an authority of the
// test's own: what is checked in each mode, and what is said where it does not hold.
#include "core/connectors/postgresql/postgres_connection.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace godwit;

namespace {

/// "" or everything that the program said.
QString run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    constexpr int longestMs = 120'000;
    if (!process.waitForStarted() || !process.waitForFinished(longestMs))
        return program + " did not end";
    if (process.exitCode() == 0)
        return {};
    return program + ' ' + arguments.join(' ') + ": " + process.readAll();
}

/// One that nobody listens on just now; 0: there is none.
int freePort()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound =
        ::bind(listener, generic, size) == 0 && ::getsockname(listener, generic, &size) == 0;
    ::close(listener);
    return bound ? ntohs(address.sin_port) : 0;
}

QString problemOf(const Result<std::unique_ptr<PostgresConnection>> &connection)
{
    return connection ? QString()
                      : QString::fromStdString(connection.error().message + " | "
                                               + connection.error().proposal);
}

} // namespace

class tst_postgres_tls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void eachModeChecksWhatItSays_data();
    void eachModeChecksWhatItSays();

private:
    QString openssl(const QString &arguments) const
    {
        return run("openssl", arguments.split(' '), m_folder.path());
    }
    QString makeCertificates() const;
    QString serve(const QStringList &verb) const
    {
        return run(QStringLiteral(GODWIT_SERVER_SCRIPTS "/postgres.sh"), verb, m_folder.path());
    }
    DataSource source(const std::string &host) const;
    QString turnTlsOn() const;

    QTemporaryDir m_folder;
    int m_port = 0;
};

// The server's certificate is made out to "localhost" alone. A second authority signs nothing.
QString tst_postgres_tls::makeCertificates() const
{
    QFile names(m_folder.filePath("names.cnf"));
    if (!names.open(QIODevice::WriteOnly) || names.write("subjectAltName = DNS:localhost\n") < 0)
        return "names.cnf cannot be written";
    names.close();
    for (const char *command :
         {"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out "
          "ca.crt",
          "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stranger -keyout other.key -out "
          "other.crt",
          "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr",
          "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile "
          "names.cnf -out server.crt"}) {
        if (const QString problem = openssl(command); !problem.isEmpty())
            return problem;
    }
    return {};
}

DataSource tst_postgres_tls::source(const std::string &host) const
{
    DataSource source;
    source.kind = StoreKind::Postgresql;
    source.host = host;
    source.port = m_port;
    source.user = "godwit";
    source.password = Secret("godwit");
    source.database = "godwit";
    return source;
}

QString tst_postgres_tls::turnTlsOn() const
{
    auto connection = PostgresConnection::open(source("127.0.0.1"), {}, PostgresRole::Ddl);
    if (!connection)
        return problemOf(connection);
    for (const QString &sql :
         {QString("ALTER SYSTEM SET ssl_cert_file = '%1'").arg(m_folder.filePath("server.crt")),
          QString("ALTER SYSTEM SET ssl_key_file = '%1'").arg(m_folder.filePath("server.key")),
          QString("ALTER SYSTEM SET ssl = on"), QString("SELECT pg_catalog.pg_reload_conf()")}) {
        if (auto done = (*connection)->execute(sql.toStdString()); !done)
            return QString::fromStdString(done.error().message);
    }
    return {};
}

void tst_postgres_tls::initTestCase()
{
    const QString certificates = makeCertificates();
    QVERIFY2(certificates.isEmpty(), qPrintable(certificates));
    m_port = freePort();
    const QString started = serve({"start", m_folder.filePath("server"), QString::number(m_port)});
    QVERIFY2(started.isEmpty(), qPrintable(started));
    const QString on = turnTlsOn();
    QVERIFY2(on.isEmpty(), qPrintable(on));
    // The postmaster reads its settings when it comes to it.
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            DataSource tls = source("127.0.0.1");
            tls.options["tls"] = "required";
            return PostgresConnection::open(tls).has_value();
        }(),
        20'000);
}

void tst_postgres_tls::cleanupTestCase()
{
    const QString stopped = serve({"stop", m_folder.filePath("server")});
    QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
}

void tst_postgres_tls::eachModeChecksWhatItSays_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QStringList>("said"); ///< empty: it connects
    const auto row = [](const char *name, const char *mode, const char *host, const char *authority,
                        const QStringList &said) {
        QTest::newRow(name) << mode << host << authority << said;
    };
    const QStringList wrongHost = {"does not match host name",
                                   "connect by a name that the certificate holds"};
    const QStringList unknown = {"certificate verify failed",
                                 "the authority that signed the server's certificate"};
    row("verify-full, all is right", "verify-full", "localhost", "ca.crt", {});
    row("verify-full, another host", "verify-full", "127.0.0.1", "ca.crt", wrongHost);
    row("verify-full, another authority", "verify-full", "localhost", "other.crt", unknown);
    row("verify-full, the system's authorities", "verify-full", "localhost", "", unknown);
    row("verify-full, no such file", "verify-full", "localhost", "none.crt",
        {"none.crt", "tls-ca names a file that cannot be read"});
    row("verify-ca, all is right", "verify-ca", "localhost", "ca.crt", {});
    row("verify-ca asks for no host", "verify-ca", "127.0.0.1", "ca.crt", {});
    row("verify-ca, another authority", "verify-ca", "localhost", "other.crt", unknown);
    row("required asks for no authority", "required", "127.0.0.1", "", {});
    row("off", "off", "127.0.0.1", "", {});
}

void tst_postgres_tls::eachModeChecksWhatItSays()
{
    QFETCH(QString, mode);
    QFETCH(QString, host);
    QFETCH(QString, authority);
    QFETCH(QStringList, said);
    DataSource server = source(host.toStdString());
    server.options["tls"] = mode.toStdString();
    if (!authority.isEmpty())
        server.options["tls-ca"] = m_folder.filePath(authority).toStdString();
    const auto connection = PostgresConnection::open(server);
    const QString problem = problemOf(connection);
    if (said.isEmpty()) {
        QVERIFY2(connection, qPrintable(problem));
        QCOMPARE((*connection)->tlsCipher().empty(), mode == "off");
        return;
    }
    QVERIFY(!connection);
    QVERIFY(connection.error().code == ErrorCode::ConnectionFailed);
    for (const QString &words : said)
        QVERIFY2(problem.contains(words), qPrintable(problem));
}

QTEST_GUILESS_MAIN(tst_postgres_tls)
#include "tst_postgres_tls.moc"
