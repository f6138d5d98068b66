#include "tests/app/godwitctl_runner.h"
#include "tests/core/keychain/fake_wallet.h"

#include <QDeadlineTimer>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>

using Mood = FakeWallet::Mood;

// The keyring is asked last before the user, and only by whoever needs a password.
class tst_KeptPasswords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void aTypedPasswordIsKeptUnderTheIdAndForgottenWithIt();
    void aKeptPasswordIsTakenWithoutAsking();
    void theUrlOfAStoredDataSourceFindsItToo();
    void variablesComeFirst();
    void commandsThatNeedNoPasswordLeaveTheKeyringAlone();
    void aClosedKeyringIsAWarning();
    void withoutATerminalNothingIsStored();
    void withoutAKeyringNothingIsStored();

private:
    QString addSource(const GodwitctlRunner &godwitctl) const;

    TestBus m_bus;
    QThread m_walletThread;
    FakeWallet m_wallet;
};

// Nobody listens there.
static const char *url = "mysql://app@127.0.0.1:1/";

static constexpr int longestMs = 30000;

static bool echoes(int terminal)
{
    termios settings{};
    return ::tcgetattr(terminal, &settings) != 0 || (settings.c_lflag & ECHO) != 0;
}

// Runs godwitctl on a terminal of its own, where @p typed is typed once it asks for a password.
static Outcome onTerminal(const GodwitctlRunner &godwitctl, const std::vector<std::string> &words,
                          const std::string &typed)
{
    std::vector<std::string> all = {GODWITCTL};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char *> arguments;
    for (std::string &word : all)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string home = godwitctl.home().toStdString();

    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::setenv("GODWIT_HOME", home.c_str(), 1);
        ::execv(GODWITCTL, arguments.data());
        ::_exit(127);
    }
    Outcome outcome;
    bool isTyped = false;
    QDeadlineTimer deadline(longestMs);
    for (;;) {
        // What is typed before the echo is off is thrown away, by intent.
        if (!isTyped && outcome.out.find("Password of") != std::string::npos && !echoes(terminal)) {
            const std::string line = typed + '\n';
            isTyped = ::write(terminal, line.data(), line.size()) > 0;
        }
        pollfd readable{terminal, POLLIN, 0};
        if (deadline.hasExpired()) {
            outcome.out += "\ndid not end in time";
            ::kill(child, SIGKILL);
            break;
        }
        if (::poll(&readable, 1, 20) == 0)
            continue;
        char text[4096];
        const ssize_t size = ::read(terminal, text, sizeof text);
        if (size <= 0)
            break; // the program has ended
        outcome.out.append(text, static_cast<std::size_t>(size));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

void tst_KeptPasswords::initTestCase()
{
    QVERIFY(m_wallet.offer(m_walletThread));
}

void tst_KeptPasswords::cleanupTestCase()
{
    m_walletThread.quit();
    m_walletThread.wait();
}

void tst_KeptPasswords::init()
{
    m_wallet.mood = Mood::Willing;
    m_wallet.passwords.clear();
    m_wallet.opened = 0;
}

QString tst_KeptPasswords::addSource(const GodwitctlRunner &godwitctl) const
{
    const Outcome outcome = godwitctl.run({"source", "add", "--name", "orders", "--url", url});
    return QString::fromStdString(outcome.out).trimmed();
}

void tst_KeptPasswords::aTypedPasswordIsKeptUnderTheIdAndForgottenWithIt()
{
    const GodwitctlRunner godwitctl;
    const Outcome added = onTerminal(
        godwitctl, {"source", "add", "--name", "orders", "--url", url, "--save-password"},
        "planted-1");
    COMPARE_EXIT(added, 0);
    QVERIFY(added.out.find("planted") == std::string::npos); // no echo
    const Outcome shown = godwitctl.run({"source", "show", "orders", "--json"});
    const QString id = QString::fromStdString(shown.json()["id"].get<std::string>());
    QCOMPARE(m_wallet.passwords.value("Godwit/" + id), QString("planted-1"));
    for (const auto &[file, bytes] : godwitctl.files())
        QVERIFY2(bytes.find("planted-1") == std::string::npos, file.c_str());
    COMPARE_EXIT(godwitctl.run({"source", "remove", "orders"}), 0);
    QVERIFY(m_wallet.passwords.isEmpty());
}

void tst_KeptPasswords::aKeptPasswordIsTakenWithoutAsking()
{
    const GodwitctlRunner godwitctl;
    const QString id = addSource(godwitctl);
    m_wallet.passwords["Godwit/" + id] = "planted-1";
    const Outcome tested = onTerminal(godwitctl, {"source", "test", "orders"}, "typed");
    COMPARE_EXIT(tested, 1); // nobody listens
    QCOMPARE(m_wallet.opened.load(), 1);
    QVERIFY2(tested.out.find("Password of") == std::string::npos, tested.out.c_str());
    QVERIFY(tested.out.find("planted") == std::string::npos);
}

void tst_KeptPasswords::theUrlOfAStoredDataSourceFindsItToo()
{
    const GodwitctlRunner godwitctl;
    const QString id = addSource(godwitctl);
    m_wallet.passwords["Godwit/" + id] = "planted-1";
    const Outcome tested = onTerminal(godwitctl, {"source", "test", url}, "typed");
    QCOMPARE(m_wallet.opened.load(), 1);
    QVERIFY2(tested.out.find("Password of") == std::string::npos, tested.out.c_str());
}

void tst_KeptPasswords::variablesComeFirst()
{
    GodwitctlRunner godwitctl;
    const QString id = addSource(godwitctl);
    m_wallet.passwords["Godwit/" + id] = "planted-1";
    godwitctl.setVariable("GODWIT_SOURCE_PASSWORD", "other");
    COMPARE_EXIT(godwitctl.run({"source", "test", "orders"}), 1);
    QCOMPARE(m_wallet.opened.load(), 0);
}

void tst_KeptPasswords::commandsThatNeedNoPasswordLeaveTheKeyringAlone()
{
    const GodwitctlRunner godwitctl;
    addSource(godwitctl);
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t(a)"));
    COMPARE_EXIT(godwitctl.run({"--version"}), 0);
    COMPARE_EXIT(godwitctl.run({"source", "list"}), 0);
    COMPARE_EXIT(godwitctl.run({"source", "show", "orders"}), 0);
    COMPARE_EXIT(godwitctl.run({"source", "test", godwitctl.url("a.db")}), 0);
    COMPARE_EXIT(godwitctl.run({"source", "test", "mysql://other@127.0.0.1:1/"}), 1); // not stored
    QCOMPARE(m_wallet.opened.load(), 0);
}

void tst_KeptPasswords::aClosedKeyringIsAWarning()
{
    const GodwitctlRunner godwitctl;
    addSource(godwitctl);
    m_wallet.mood = Mood::Closed;
    const Outcome tested = godwitctl.run({"source", "test", "orders", "--json"});
    COMPARE_EXIT(tested, 1);
    QVERIFY2(tested.err.empty(), tested.err.c_str());
    QVERIFY(tested.json()["errors"][0]["code"] == "CONNECTION_FAILED");
    QVERIFY(tested.json()["warnings"][0]["code"] == "ACCESS_DENIED");
}

void tst_KeptPasswords::withoutATerminalNothingIsStored()
{
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(
        godwitctl.run({"source", "add", "--name", "orders", "--url", url, "--save-password"}), 2);
    COMPARE_EXIT(godwitctl.run({"source", "add", "--name", "file", "--url", "sqlite:///a.db",
                                "--save-password"}),
                 2); // which has no password
    QVERIFY(godwitctl.files().empty());
    QVERIFY(m_wallet.passwords.isEmpty());
}

void tst_KeptPasswords::withoutAKeyringNothingIsStored()
{
    GodwitctlRunner godwitctl;
    godwitctl.setVariable("DBUS_SESSION_BUS_ADDRESS", "");
    const Outcome outcome = godwitctl.run(
        {"source", "add", "--name", "orders", "--url", url, "--save-password", "--json"});
    COMPARE_EXIT(outcome, 4);
    QVERIFY(outcome.json()["errors"][0]["message"].get<std::string>().find("keyring")
            != std::string::npos);
    QVERIFY(godwitctl.files().empty());
}

QTEST_GUILESS_MAIN(tst_KeptPasswords)
#include "tst_kept_passwords.moc"
