#include "core/state/project_store.h"
#include "core/state/read_view.h"
#include "tests/core/state/state_home.h"

#include <QtTest>

using namespace godwit;

class tst_ReadView : public QObject
{
    Q_OBJECT

private slots:
    void whatOthersWriteMeanwhileIsNotSeen();
    void writersNeedNotWait();
};

static std::size_t projectsIn(StateDatabase &state)
{
    const auto projects = ProjectStore(state).list();
    return projects ? projects->size() : 999;
}

void tst_ReadView::whatOthersWriteMeanwhileIsNotSeen()
{
    const StateHome home;
    const auto writer = home.open();
    const auto reader = home.open();
    REQUIRE_OK(ProjectStore(*writer).put("first", "MIGRATION", "{}"));
    {
        ReadView view(*reader);
        REQUIRE_OK(view.begin());
        QCOMPARE(projectsIn(*reader), std::size_t(1)); // the instant of the first read
        REQUIRE_OK(ProjectStore(*writer).put("second", "MIGRATION", "{}"));
        QCOMPARE(projectsIn(*reader), std::size_t(1));
        QCOMPARE(projectsIn(*writer), std::size_t(2));
    }
    QCOMPARE(projectsIn(*reader), std::size_t(2));
}

void tst_ReadView::writersNeedNotWait()
{
    const StateHome home;
    const auto writer = home.open();
    const auto readOnly = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(readOnly);
    ReadView view(**readOnly);
    REQUIRE_OK(view.begin());
    QCOMPARE(projectsIn(**readOnly), std::size_t(0));
    QElapsedTimer time;
    time.start();
    REQUIRE_OK(ProjectStore(*writer).put("first", "MIGRATION", "{}"));
    QVERIFY(time.elapsed() < 5000); // SQLite would wait ten seconds for a lock
}

QTEST_GUILESS_MAIN(tst_ReadView)
#include "tst_read_view.moc"
