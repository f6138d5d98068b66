#include "tests/app/godwitctl_runner.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

// A password planted in every place one can come from must appear in no output, file or list of
// processes.
class tst_Secrecy : public QObject
{
    Q_OBJECT

private slots:
    void noCommandShowsAPassword_data();
    void noCommandShowsAPassword();
    void theListOfProcessesHidesIt();
};

static const std::string planted = "planted/Pw#7 'quoted\"@";
static const QString written = "planted%2FPw%237%20%27quoted%22%40";

static bool shows(const std::string &text)
{
    return text.find("planted") != std::string::npos || text.find("quoted") != std::string::npos;
}

void tst_Secrecy::noCommandShowsAPassword_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("inVariable");
    const QString withPassword = "mysql://u:" + written + "@127.0.0.1:1/db";
    const QString raw = "mysql://u:" + QString::fromStdString(planted) + "@127.0.0.1:1/db";
    const QString plain = "mysql://u@127.0.0.1:1/db";
    QTest::newRow("source add") << QStringList{"source", "add",   "--name",
                                               "n",      "--url", withPassword}
                                << false;
    QTest::newRow("source add, raw")
        << QStringList{"source", "add", "--name", "n", "--url", raw} << false;
    QTest::newRow("source test") << QStringList{"source", "test", withPassword} << false;
    QTest::newRow("source test, variable") << QStringList{"source", "test", plain} << true;
    QTest::newRow("source show") << QStringList{"source", "show", withPassword} << false;
    QTest::newRow("catalog") << QStringList{"catalog", withPassword} << false;
    for (const char *command : {"plan", "run", "verify"}) {
        QTest::addRow("%s", command)
            << QStringList{command, "p.json", "--source", withPassword, "--sink", withPassword}
            << false;
        QTest::addRow("%s, variable", command)
            << QStringList{command, "p.json", "--source", plain, "--sink", plain} << true;
    }
    QTest::newRow("bad port") << QStringList{"catalog", "mysql://u:" + written + "@h:port/"}
                              << false;
    QTest::newRow("bad kind") << QStringList{"catalog", "nosql://u:" + written + "@h/"} << false;
    QTest::newRow("as an option of the URL")
        << QStringList{"catalog", "mysql://u@127.0.0.1:1/?password=" + written} << false;
    QTest::newRow("at a wrong place") << QStringList{"validate", "p.json", withPassword} << false;
    QTest::newRow("as a command") << QStringList{withPassword} << false;
    QTest::newRow("as a file") << QStringList{"validate", withPassword} << false;
    QTest::newRow("as a project") << QStringList{"projects", "show", withPassword} << false;
}

void tst_Secrecy::noCommandShowsAPassword()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, inVariable);
    for (const bool json : {false, true}) {
        GodwitctlRunner godwitctl;
        godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
        if (inVariable) {
            godwitctl.setVariable("GODWIT_SOURCE_PASSWORD", QString::fromStdString(planted));
            godwitctl.setVariable("GODWIT_SINK_PASSWORD", QString::fromStdString(planted));
        }
        const Outcome outcome =
            godwitctl.run(arguments + (json ? QStringList{"--json"} : QStringList{}));
        QVERIFY(outcome.exitCode >= 0);
        QVERIFY2(!shows(outcome.out), outcome.out.c_str());
        QVERIFY2(!shows(outcome.err), outcome.err.c_str());
        for (const auto &[file, bytes] : godwitctl.files())
            QVERIFY2(!shows(bytes), file.c_str());
        if (json)
            QVERIFY2(outcome.json().is_object(), outcome.out.c_str());
    }
}

// A port that takes connections and says nothing: the client waits, and can be looked at.
class SilentServer
{
public:
    SilentServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0
            && ::listen(m_socket, 4) == 0
            && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    int port() const { return m_port; }

private:
    int m_socket;
    int m_port = 0;
};

void tst_Secrecy::theListOfProcessesHidesIt()
{
    const SilentServer server;
    QVERIFY(server.port() > 0);
    const GodwitctlRunner godwitctl;
    const QString url =
        "mysql://u:" + written + "@127.0.0.1:" + QString::number(server.port()) + "/db";
    const auto process = godwitctl.start({"catalog", url});
    QVERIFY(process);
    QFile list(QString("/proc/%1/cmdline").arg(process->processId()));
    const auto arguments = [&] {
        list.close();
        return list.open(QIODevice::ReadOnly) ? list.readAll() : QByteArray();
    };
    QTRY_VERIFY(arguments().contains("mysql://u:***"));
    QVERIFY(!shows(arguments().toStdString()));
    QVERIFY(arguments().contains("127.0.0.1"));
    process->kill();
    QVERIFY(process->waitForFinished());
}

QTEST_GUILESS_MAIN(tst_Secrecy)
#include "tst_secrecy.moc"
