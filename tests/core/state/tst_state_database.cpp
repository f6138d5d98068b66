#include "core/state/alert_store.h"
#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "core/state/sql.h"
#include "core/state/state_database.h"
#include "core/state/state_schema.h"
#include "tests/core/state/state_home.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

using namespace godwit;
namespace fs = std::filesystem;

class tst_StateDatabase : public QObject
{
    Q_OBJECT

private slots:
    void makesAHomeThatOnlyItsOwnerCanRead();
    void opensAgainWhatItWrote();
    void openingAgainKeepsTheLocksOfTheFirstConnection();
    void readingAnAbsentHomeCreatesNothing();
    void readingAHomeWhoseMakerWasKilledFindsNothing();
    void readingLeavesNoFileBehind();
    void readingSeesWhatARunningProcessWrote();
    void aDamagedFileIsNamedWithItsRemedy();
    void damageInTheMiddleIsNamedToo();
    void aHomeThatIsAFileIsAnError();
    void aHomeBelowAFileIsAnError();
    void aHomeThatMayNotBeWrittenIsAnError();
    void aFullDiskIsAnErrorAndLosesNothing();
    void aHomeOfANewerGodwitIsLeftAlone();
    void aHomeOfAnOlderGodwitIsUpgraded();
    void readingAHomeOfAnOlderGodwitChangesNothing();
    void anInterruptedFirstStartIsFinished();
    void findsTheHomeByOptionVariableAndXdg();
};

static int modeOf(const fs::path &path)
{
    struct stat found
    {
    };
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777 : -1;
}

void tst_StateDatabase::makesAHomeThatOnlyItsOwnerCanRead()
{
    const mode_t before = ::umask(0);
    const StateHome home;
    const fs::path deep = home.path / "a" / "b";
    const auto state = StateDatabase::open(deep);
    ::umask(before);
    REQUIRE_OK(state);
    REQUIRE_OK(ProjectStore(**state).put("shop", "MIGRATION", "{}"));
    QCOMPARE(modeOf(deep), 0700);
    QCOMPARE(modeOf(home.path), 0700);
    int files = 0;
    for (const auto &file : fs::directory_iterator(deep)) {
        QCOMPARE(modeOf(file.path()), 0600);
        ++files;
    }
    QVERIFY(files >= 1);
}

void tst_StateDatabase::opensAgainWhatItWrote()
{
    const StateHome home;
    {
        const auto state = home.open();
        QVERIFY(state);
        REQUIRE_OK(ProjectStore(*state).put("shop", "MIGRATION", "{}"));
    }
    const auto state = home.open();
    QVERIFY(state);
    const auto found = ProjectStore(*state).findByName("shop");
    REQUIRE_OK(found);
    QVERIFY(found->has_value());
}

// Another process that ends would take itself for the last one, and remove the log that this one
// still writes to.
void tst_StateDatabase::openingAgainKeepsTheLocksOfTheFirstConnection()
{
    const StateHome home;
    const auto first = home.open();
    QVERIFY(first);
    REQUIRE_OK(ProjectStore(*first).put("shop", "MIGRATION", "{}"));
    {
        const auto second = home.open();
        QVERIFY(second);
    }
    const std::string file = (first->home() / "state.db").string();
    const pid_t child = ::fork();
    if (child == 0) { // only another process sees this one's locks
        struct flock shared
        {
        };
        shared.l_type = F_WRLCK;
        shared.l_whence = SEEK_SET;
        shared.l_start = 0x40000000 + 2; // SQLite's bytes for readers
        shared.l_len = 510;
        const int descriptor = ::open(file.c_str(), O_RDWR);
        const bool asked = descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &shared) == 0;
        ::_exit(asked && shared.l_type == F_RDLCK ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void tst_StateDatabase::readingAnAbsentHomeCreatesNothing()
{
    const StateHome home;
    const auto state = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(state);
    QVERIFY(*state == nullptr);
    QVERIFY(!fs::exists(home.path));
}

void tst_StateDatabase::readingAHomeWhoseMakerWasKilledFindsNothing()
{
    const StateHome home;
    fs::create_directories(home.path);
    sqlite3 *handle = nullptr; // in WAL mode already, without a table
    QCOMPARE(sqlite3_open((home.path / "state.db").c_str(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(handle);
    QVERIFY(fs::file_size(home.path / "state.db") > 0);

    const auto state = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(state);
    QVERIFY(*state == nullptr);
    const auto made = StateDatabase::open(home.path);
    REQUIRE_OK(made);
}

void tst_StateDatabase::readingLeavesNoFileBehind()
{
    const StateHome home;
    {
        const auto state = home.open();
        REQUIRE_OK(ProjectStore(*state).put("shop", "MIGRATION", "{}"));
    }
    const auto count = [&] {
        return std::distance(fs::directory_iterator(home.path), fs::directory_iterator());
    };
    const auto before = count();
    {
        const auto state = StateDatabase::openReadOnly(home.path);
        REQUIRE_OK(state);
        QVERIFY(*state);
        const auto found = ProjectStore(**state).findByName("shop");
        REQUIRE_OK(found);
        QVERIFY(found->has_value());
        QVERIFY(!ProjectStore(**state).put("other", "MIGRATION", "{}"));
        QCOMPARE(count(), before);
    }
    QCOMPARE(count(), before);
}

void tst_StateDatabase::readingSeesWhatARunningProcessWrote()
{
    const StateHome home;
    const auto writer = home.open();
    REQUIRE_OK(ProjectStore(*writer).put("shop", "MIGRATION", "{}"));
    const auto reader = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(reader);
    const auto found = ProjectStore(**reader).findByName("shop");
    REQUIRE_OK(found);
    QVERIFY(found->has_value());
}

void tst_StateDatabase::aDamagedFileIsNamedWithItsRemedy()
{
    const StateHome home;
    fs::create_directory(home.path);
    std::ofstream(home.path / "state.db") << std::string(8192, 'x');
    for (const bool reading : {false, true}) {
        const auto state =
            reading ? StateDatabase::openReadOnly(home.path) : StateDatabase::open(home.path);
        QVERIFY(!state);
        QCOMPARE(codeName(state.error().code), std::string_view("STATE_DAMAGED"));
        QVERIFY(state.error().message.find("state.db") != std::string::npos);
        QVERIFY(state.error().proposal.find("move it away") != std::string::npos);
    }
    QCOMPARE(fs::file_size(home.path / "state.db"), std::uintmax_t(8192)); // evidence stays
}

void tst_StateDatabase::damageInTheMiddleIsNamedToo()
{
    const StateHome home;
    {
        const auto state = home.open();
        for (int i = 0; i < 200; ++i)
            REQUIRE_OK(
                ProjectStore(*state).put("p" + std::to_string(i), "SYNC", std::string(2000, 'p')));
    }
    {
        std::fstream file(home.path / "state.db", std::ios::in | std::ios::out | std::ios::binary);
        const auto size = static_cast<std::streamoff>(fs::file_size(home.path / "state.db"));
        const std::string noise(4096, '\xFF');
        for (std::streamoff at = 20 * 4096; at + 4096 <= size; at += 2 * 4096) {
            file.seekp(at);
            file << noise;
        }
    }
    const auto state = StateDatabase::open(home.path);
    if (!state) {
        QCOMPARE(codeName(state.error().code), std::string_view("STATE_DAMAGED"));
        return;
    }
    const auto listed = ProjectStore(**state).list();
    QVERIFY(!listed);
    QCOMPARE(codeName(listed.error().code), std::string_view("STATE_DAMAGED"));
}

void tst_StateDatabase::aHomeThatIsAFileIsAnError()
{
    const StateHome home;
    std::ofstream(home.path) << "a file";
    const auto state = StateDatabase::open(home.path);
    QVERIFY(!state);
    QCOMPARE(codeName(state.error().code), std::string_view("IO_ERROR"));
    QVERIFY(state.error().message.find("Not a directory") != std::string::npos);
    QVERIFY(state.error().proposal.find("--home") != std::string::npos);
    QVERIFY(!StateDatabase::openReadOnly(home.path));
}

void tst_StateDatabase::aHomeBelowAFileIsAnError()
{
    const StateHome home;
    std::ofstream(home.path) << "a file";
    const auto state = StateDatabase::open(home.path / "below");
    QVERIFY(!state);
    QCOMPARE(codeName(state.error().code), std::string_view("IO_ERROR"));
}

// The superuser may write everywhere: the attempt is made by an account that may not.
void tst_StateDatabase::aHomeThatMayNotBeWrittenIsAnError()
{
    const StateHome home;
    fs::create_directory(home.path);
    ::chmod(home.folder.path().toUtf8().constData(), 0755);
    ::chmod(home.path.c_str(), 0555);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::getuid() == 0 && ::setuid(65534) != 0)
            ::_exit(2);
        const auto state = StateDatabase::open(home.path);
        ::_exit(!state && state.error().code == ErrorCode::Io ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    ::chmod(home.path.c_str(), 0755);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void tst_StateDatabase::aFullDiskIsAnErrorAndLosesNothing()
{
    const StateHome home;
    {
        const auto state = home.open();
        ProjectStore store(*state);
        REQUIRE_OK(store.put("kept", "MIGRATION", "{}"));
        REQUIRE_OK(executeSql(state->handle(), "PRAGMA max_page_count = 60"));
        const auto stored = store.put("too large", "MIGRATION", std::string(1 << 20, 'x'));
        QVERIFY(!stored);
        QCOMPARE(codeName(stored.error().code), std::string_view("IO_ERROR"));
        QVERIFY(stored.error().proposal.find("disk") != std::string::npos);
    }
    const auto state = home.open();
    QVERIFY(state);
    const auto listed = ProjectStore(*state).list();
    REQUIRE_OK(listed);
    QCOMPARE(listed->size(), std::size_t(1));
    QCOMPARE(listed->front().name, std::string("kept"));
}

void tst_StateDatabase::aHomeOfANewerGodwitIsLeftAlone()
{
    const StateHome home;
    {
        const auto state = home.open();
        Statement statement(state->handle(), "INSERT INTO schema_version VALUES (?, 'later')");
        REQUIRE_OK(statement.bind(stateVersion + 1).run());
    }
    for (const bool reading : {false, true}) {
        const auto state =
            reading ? StateDatabase::openReadOnly(home.path) : StateDatabase::open(home.path);
        QVERIFY(!state);
        QCOMPARE(codeName(state.error().code), std::string_view("NOT_SUPPORTED"));
    }
}

static std::string bytesOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

static void makeFirstHome(const fs::path &home)
{
    fs::create_directory(home);
    sqlite3 *handle = nullptr;
    sqlite3_open((home / "state.db").c_str(), &handle);
    const int made =
        sqlite3_exec(handle, bytesOf(FIRST_HOME_SQL).c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    QCOMPARE(made, SQLITE_OK);
}

void tst_StateDatabase::aHomeOfAnOlderGodwitIsUpgraded()
{
    const StateHome home;
    makeFirstHome(home.path);
    const auto state = home.open();
    QVERIFY(state);
    const auto version = readStateVersion(state->handle());
    REQUIRE_OK(version);
    QCOMPARE(*version, stateVersion);
    const auto found = DataSourceStore(*state).find("orders");
    REQUIRE_OK(found);
    QCOMPARE((*found)->url, std::string("mysql://app@db/"));
    QVERIFY(!(*found)->production);
    const auto project = ProjectStore(*state).find("shop");
    REQUIRE_OK(project);
    QCOMPARE((*project)->id, std::string("np_1"));
    const auto run = RunStore(*state).newest("np_1");
    REQUIRE_OK(run);
    QCOMPARE((*run)->consistent, std::optional(true));
    const auto alerts = AlertStore(*state).list();
    REQUIRE_OK(alerts);
    QCOMPARE(alerts->front().message, std::string("old"));
    QVERIFY(!alerts->front().acknowledged);
}

void tst_StateDatabase::readingAHomeOfAnOlderGodwitChangesNothing()
{
    const StateHome home;
    makeFirstHome(home.path);
    const std::string before = bytesOf(home.path / "state.db");
    {
        const auto state = StateDatabase::openReadOnly(home.path);
        REQUIRE_OK(state);
        DataSourceStore store(**state);
        const auto found = store.find("orders");
        REQUIRE_OK(found);
        QCOMPARE((*found)->passwordVariable, std::string("PW"));
        QVERIFY(!store.add("other", "sqlite:///a.db", ""));
    }
    QVERIFY(bytesOf(home.path / "state.db") == before);
    QCOMPARE(std::distance(fs::directory_iterator(home.path), fs::directory_iterator()), 1);
}

void tst_StateDatabase::anInterruptedFirstStartIsFinished()
{
    const StateHome home;
    fs::create_directory(home.path);
    std::ofstream(home.path / "state.db").close(); // killed between making the file and its tables
    const auto reading = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(reading);
    QVERIFY(*reading == nullptr);
    const auto state = home.open();
    QVERIFY(state);
    REQUIRE_OK(ProjectStore(*state).put("shop", "MIGRATION", "{}"));
}

void tst_StateDatabase::findsTheHomeByOptionVariableAndXdg()
{
    qputenv("HOME", "/users/ann");
    qunsetenv("GODWIT_HOME");
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(homeFolder(""), fs::path("/users/ann/.local/share/godwit"));
    qputenv("XDG_DATA_HOME", "relative/is/ignored");
    QCOMPARE(homeFolder(""), fs::path("/users/ann/.local/share/godwit"));
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(homeFolder(""), fs::path("/data/godwit"));
    qputenv("GODWIT_HOME", "/elsewhere");
    QCOMPARE(homeFolder(""), fs::path("/elsewhere"));
    QCOMPARE(homeFolder("/given"), fs::path("/given"));
    QVERIFY(homeFolder("given").is_absolute());
}

QTEST_GUILESS_MAIN(tst_StateDatabase)
#include "tst_state_database.moc"
