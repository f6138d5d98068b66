#include "tests/ui/gallery/gallery.h"

#include "tests/ui/gallery/looks_audit.h"

#include <QDir>
#include <QTest>

#include <cstdio>

namespace godwit::ui {

namespace {

constexpr int settleMs = 120; // layouts, timers of a refresh, short animations
constexpr int patienceMs = 60'000;

} // namespace

void Gallery::take(QWidget &window, const QString &name)
{
    QTest::qWait(settleMs);
    window.grab().save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
    QStringList remarks = auditLooks(window);
    if (window.height() > pageSize.height() || window.width() > pageSize.width())
        remarks << QStringLiteral("the window is %1 x %2").arg(window.width()).arg(window.height());
    for (const QString &remark : remarks)
        std::printf("%s: %s\n", qPrintable(name), qPrintable(remark));
    std::fflush(stdout);
}

void Gallery::takeDialog(QWidget &dialog, const QString &name)
{
    dialog.show();
    take(dialog, name);
    dialog.hide();
}

void Gallery::waitFor(const char *what, const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, patienceMs))
        std::printf("waited in vain for %s\n", what);
}

} // namespace godwit::ui
