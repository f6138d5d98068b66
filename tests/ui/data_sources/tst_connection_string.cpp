#include "ui/data_sources/connection_string.h"

#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ConnectionString : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandLineIsTakenApart_data();
    void aCommandLineIsTakenApart();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void aProblemNeverRepeatsThePassword();
};

void tst_ConnectionString::aCommandLineIsTakenApart_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("database");

    const auto row = [](const char *what, const char *line, const char *host, int port,
                        const char *user, const char *tenant, const char *cluster,
                        const char *password, const char *database) {
        QTest::newRow(what) << QString::fromUtf8(line) << host << port << user << tenant << cluster
                            << QString::fromUtf8(password) << database;
    };
    row("as the console has it", "obclient -h127.0.0.1 -P2883 -uroot@test#obdemo -p'pa ss' -Dshop",
        "127.0.0.1", 2883, "root", "test", "obdemo", "pa ss", "shop");
    row("values after blanks", "obclient -h 10.0.0.5 -P 2881 -u app@t1 -pabc -D shop", "10.0.0.5",
        2881, "app", "t1", "", "abc", "shop");
    row("long options", "mysql --host=db --port 2883 --user=\"a@t#c\" --password=x=y --database=s",
        "db", 2883, "a", "t", "c", "x=y", "s");
    row("password to be asked for", "obclient -hdb -uroot@sys -p oceanbase", "db", 0, "root", "sys",
        "", "", "oceanbase");
    row("three parts with colons", "obclient -hdb -uobdemo:test:root", "db", 0, "root", "test",
        "obdemo", "", "");
    row("user without tenant", "obclient -hdb -uroot#c", "db", 0, "root", "", "c", "", "");
    row("no program", "-hdb -uroot@t", "db", 0, "root", "t", "", "", "");
    row("other options", "obclient -hdb -uroot@t -A -c --silent", "db", 0, "root", "t", "", "", "");
    row("an @ in the user's name", "obclient -hdb -ua@b@t#c", "db", 0, "a@b", "t", "c", "", "");
    row("escapes", "obclient -hdb -uroot@t -pa\\ b\\'c", "db", 0, "root", "t", "", "a b'c", "");
    row("quote inside quotes", "obclient -hdb -uroot@t -p\"a'b\\\"c\"", "db", 0, "root", "t", "",
        "a'b\"c", "");
    row("empty password", "obclient -hdb -uroot@t -p''", "db", 0, "root", "t", "", "", "");
    row("other letters", "obclient -hdb -uroot@t -pпароль✓", "db", 0, "root", "t", "", "пароль✓",
        "");
}

void tst_ConnectionString::aCommandLineIsTakenApart()
{
    QFETCH(QString, line);
    const auto parsed = ConnectionString::parse(line);
    QCOMPARE(parsed.problem, QString());
    QTEST(QString::fromStdString(parsed.host), "host");
    QTEST(parsed.port, "port");
    QTEST(QString::fromStdString(parsed.user), "user");
    QTEST(QString::fromStdString(parsed.tenant), "tenant");
    QTEST(QString::fromStdString(parsed.cluster), "cluster");
    QTEST(QString::fromStdString(parsed.password.reveal()), "password");
    QTEST(QString::fromStdString(parsed.database), "database");
}

void tst_ConnectionString::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("open quote") << "obclient -hdb -p'abc"
                                << "quotation mark";
    QTest::newRow("port") << "obclient -hdb -P28830000"
                          << "port";
    QTest::newRow("port of letters") << "obclient -hdb -Pabc"
                                     << "port";
    QTest::newRow("nothing") << ""
                             << "-h";
    QTest::newRow("something else") << "select 1"
                                    << "-h";
    QTest::newRow("an option at the end") << "obclient -h"
                                          << "-h";
}

void tst_ConnectionString::whatIsWrongIsSaid()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const QString problem = ConnectionString::parse(line).problem;
    QVERIFY2(problem.contains(says), qPrintable(problem));
}

void tst_ConnectionString::aProblemNeverRepeatsThePassword()
{
    for (const char *line :
         {"obclient -hdb -p'hunter2", "obclient -phunter2 -Phunter2", "-phunter2"})
        QVERIFY(!ConnectionString::parse(QLatin1String(line)).problem.contains("hunter2"));
}

QTEST_APPLESS_MAIN(tst_ConnectionString)
#include "tst_connection_string.moc"
