#include "app/sample/sample_database.h"
#include "core/service/stored_runs.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/common/error_panel.h"
#include "ui/common/password_dialog.h"
#include "ui/common/theme.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/closing_dialog.h"
#include "ui/shell/confirm_dialogs.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/tags_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace godwit::ui {

namespace {

Result<void> writeSample(const std::string &path)
{
    auto written = writeSampleDatabase(path);
    return written ? Result<void>() : Result<void>(tl::unexpected(written.error()));
}

void takeLists(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    home.addLotsOfProjects();
    GalleryWindow shown(home, language);
    MainWindow &window = shown.window();
    auto *projects = Gallery::find<QTableView>(window, "projectTable");
    Gallery::waitFor("the projects", [&] { return projects->model()->rowCount() > 5; });
    gallery.take(window, QStringLiteral("shell-projects"));
    projects->selectRow(1);
    projects->setCurrentIndex(projects->model()->index(1, 0));
    gallery.take(window, QStringLiteral("shell-projects-selected"));
    Gallery::find<QLineEdit>(window, "projectSearch")->setText(QStringLiteral("nothing-like-it"));
    gallery.take(window, QStringLiteral("shell-projects-none-found"));
    for (const auto &[button, name] : {std::pair("navigateDataSources", "shell-data-sources"),
                                       std::pair("navigateAlerts", "shell-alerts"),
                                       std::pair("navigateSettings", "shell-settings")}) {
        Gallery::find<QToolButton>(window, button)->click();
        for (auto *table : window.pages().current()->findChildren<QTableView *>()) {
            Gallery::waitFor(name, [&] { return table->model()->rowCount() > 0; });
            table->selectRow(2);
            table->setCurrentIndex(table->model()->index(2, 0));
        }
        gallery.take(window, QString::fromLatin1(name));
    }
}

void takeQuestions(Gallery &gallery)
{
    GalleryHome home;
    home.addLotsOfProjects();
    auto entries = readProjectEntries(home.session->state());
    if (!entries)
        return;
    const std::vector<ProjectEntry> one(entries->begin(), entries->begin() + 1);
    ConfirmDialog deleteOne(Operation::Delete, one, nullptr);
    gallery.takeDialog(deleteOne, QStringLiteral("dialog-delete-one"));
    ConfirmDialog deleteAll(Operation::Delete, *entries, nullptr);
    gallery.takeDialog(deleteAll, QStringLiteral("dialog-delete-many"));
    ConfirmDialog startAll(Operation::Start, *entries, nullptr);
    gallery.takeDialog(startAll, QStringLiteral("dialog-start-many"));
    NameDialog rename(operationText(Operation::Rename).remove(QLatin1Char('&')), QString(),
                      QStringLiteral("two words"), {}, nullptr);
    gallery.takeDialog(rename, QStringLiteral("dialog-rename"));
    TagsDialog tags(QStringLiteral("orders-nightly-1"), {"a", "b", "c", "quarterly", "订单"},
                    {QStringLiteral("blue")}, nullptr);
    Gallery::find<QLineEdit>(tags, "newTag")->setText(QStringLiteral("sixth"));
    gallery.takeDialog(tags, QStringLiteral("dialog-tags"));
    ClosingDialog closing({QStringLiteral("orders-nightly-1"), QStringLiteral("stock-4")}, nullptr);
    gallery.takeDialog(closing, QStringLiteral("dialog-closing"));
    AboutDialog about;
    gallery.takeDialog(about, QStringLiteral("dialog-about"));
    PasswordDialog noKeyring(QStringLiteral("reader@db1.example.com"), false);
    gallery.takeDialog(noKeyring, QStringLiteral("dialog-password"));
}

// Everything that is open changes its colours with the desktop.
void takeSwitch(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    home.addLotsOfProjects();
    GalleryWindow shown(home, language);
    MainWindow &window = shown.window();
    Gallery::find<QToolButton>(window, "navigateDataSources")->click();
    auto *table = window.pages().current()->findChild<QTableView *>();
    Gallery::waitFor("the sources", [&] { return table->model()->rowCount() > 0; });
    table->setCurrentIndex(table->model()->index(2, 0));
    const bool isDark = isDarkTheme();
    const auto wear = [](bool dark) {
        applyTheme(*qApp, dark ? ColourScheme::Dark : ColourScheme::Light);
    };
    wear(!isDark);
    gallery.take(window, QStringLiteral("switched-data-sources"));
    shown.workbench.openProject(home.addProject("orders-nightly", {}));
    wear(isDark);
    gallery.take(window, QStringLiteral("switched-run"));
    wear(!isDark);
    gallery.take(window, QStringLiteral("switched-run-again"));
    window.pages().back();
    shown.workbench.newProject();
    wear(isDark);
    gallery.take(window, QStringLiteral("switched-wizard"));
    wear(!isDark);
    gallery.take(window, QStringLiteral("switched-wizard-again"));
    wear(isDark);
}

} // namespace

GalleryWindow::GalleryWindow(GalleryHome &home, const QString &language)
    : workbench(*home.session, language, writeSample)
{
    window().resize(pageSize);
    window().show();
}

void takeShellPictures(Gallery &gallery, const QString &language)
{
    {
        QTemporaryDir folder;
        auto session = Session::open(
            std::filesystem::path(folder.filePath(QStringLiteral("h")).toStdString()));
        Workbench empty(**session, language, writeSample);
        empty.window().resize(pageSize);
        empty.window().show();
        gallery.take(empty.window(), QStringLiteral("shell-start"));
        for (const auto &[button, name] :
             {std::pair("navigateDataSources", "shell-no-data-sources"),
              std::pair("navigateAlerts", "shell-no-alerts")}) {
            Gallery::find<QToolButton>(empty.window(), button)->click();
            gallery.take(empty.window(), QString::fromLatin1(name));
        }
    }
    takeLists(gallery, language);
    takeQuestions(gallery);
    takeSwitch(gallery, language);
    HelpWindow help(language);
    help.open({});
    gallery.takeDialog(help, QStringLiteral("help"));
}

} // namespace godwit::ui
