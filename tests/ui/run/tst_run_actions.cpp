#include "ui/run/run_actions.h"

#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_RunActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatTheStateAllows_data();
    void offersWhatTheStateAllows();
};

Q_DECLARE_METATYPE(godwit::ProjectState)

void tst_RunActions::offersWhatTheStateAllows_data()
{
    QTest::addColumn<ProjectState>("state");
    QTest::addColumn<bool>("pausing");
    QTest::addColumn<bool>("anyFailed");
    QTest::addColumn<QString>("offered");
    const struct
    {
        const char *what;
        ProjectState state;
        bool pausing, anyFailed;
        const char *offered;
    } rows[] = {
        {"new", ProjectState::Init, false, false, "start edit"},
        {"running", ProjectState::Running, false, false, "pause"},
        {"asked to pause", ProjectState::Running, true, false, ""},
        {"paused", ProjectState::Suspend, false, false, "resume edit release"},
        {"failed as a whole", ProjectState::Failed, false, false, "resume edit release"},
        {"failed in objects", ProjectState::Failed, false, true, "retry edit release"},
        {"finished", ProjectState::Finished, false, false, "start edit release"},
        {"being released", ProjectState::Releasing, false, false, ""},
        {"released", ProjectState::Released, false, false, "start edit"},
        {"deleted", ProjectState::Deleted, false, false, ""},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << row.state << row.pausing << row.anyFailed
                                << QString(row.offered);
}

void tst_RunActions::offersWhatTheStateAllows()
{
    QFETCH(ProjectState, state);
    QFETCH(bool, pausing);
    QFETCH(bool, anyFailed);
    const RunActions actions = actionsFor(state, pausing, anyFailed);
    QStringList offered;
    const auto add = [&](bool is, const char *name) {
        if (is)
            offered << name;
    };
    add(actions.start, "start");
    add(actions.pause, "pause");
    add(actions.resume, "resume");
    add(actions.retryFailed, "retry");
    add(actions.edit, "edit");
    add(actions.release, "release");
    QTEST(offered.join(' '), "offered");
}

QTEST_APPLESS_MAIN(tst_RunActions)
#include "tst_run_actions.moc"
