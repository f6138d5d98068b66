// The program with the window: parses the command line, opens the home, shows the workbench.
#include "app/sample/sample_database.h"
#include "app/version.h"
#include "app/window_options.h"
#include "ui/common/accessible_scroll_area.h"
#include "ui/common/background.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/session.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/common/translation.h"
#include "ui/shell/workbench.h"

#include <QApplication>
#include <QFileInfo>
#include <QTimer>

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace godwit {

namespace {

constexpr int wrongCommandLine = 2;
constexpr std::chrono::seconds longestFarewell{2};

Result<void> writeSample(const std::string &path)
{
    auto written = writeSampleDatabase(path);
    if (!written)
        return failure(std::move(written));
    return {};
}

// Since the process began, as the system counts it: in hundredths of a second.
double secondsSinceStart()
{
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    for (int number = 3; number <= 22; ++number) // the 22nd: when it started
        fields >> field;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9
           - std::atof(field.c_str()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void reportStartup()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::fprintf(stderr, "usable window after %.2f s, %ld MiB, %.2f s of CPU\n",
                 secondsSinceStart(), used.ru_maxrss / 1024,
                 static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
                     + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6);
}

int showWorkbench(ui::Session &session, const WindowOptions &options, const QString &language)
{
    ui::Workbench workbench(session, language, writeSample);
    workbench.window().show();
    session.useKeyring();
    if (!options.file.empty()) {
        const QString file = QFileInfo(QString::fromStdString(options.file)).absoluteFilePath();
        QTimer::singleShot(0, &workbench,
                           [&workbench, file] { workbench.window().openFile(file); });
    }
    if (options.startupReport) {
        // Behind everything that the first showing has posted.
        QTimer::singleShot(0, &workbench, [] {
            QTimer::singleShot(0, qApp, [] {
                reportStartup();
                QCoreApplication::quit();
            });
        });
    }
    return QApplication::exec();
}

int runWindow(int &argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    ui::installAccessibleScrollArea();
    QApplication::setApplicationName(QStringLiteral("godwit"));
    QApplication::setApplicationDisplayName(QString()); // titles end in Godwit already
    QApplication::setApplicationVersion(QString::fromLatin1(ctl::programVersion));
    QApplication::setDesktopFileName(QStringLiteral("org.godwit.Godwit"));
    QApplication::setQuitOnLastWindowClosed(false); // work may go on without a window

    const auto home = homeFolder(options.home);
    auto session = ui::Session::open(home);
    if (session)
        ui::Settings::instance().open(home);
    ui::applyTheme(application, ui::Settings::instance().colourScheme());
    const QString language = ui::installLanguage(ui::Settings::instance().language());
    if (!session) {
        ui::ErrorPanel::report(nullptr, QStringLiteral("Godwit"), session.error());
        return EXIT_FAILURE;
    }
    const int code = showWorkbench(**session, options, language);
    ui::Settings::instance().close();
    if (!ui::finishBackgroundWork(longestFarewell)) {
        // Threads still wait for servers: nothing may be cleaned up under them.
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}

} // namespace

} // namespace godwit

int main(int argc, char **argv)
{
    const auto options = godwit::parseWindowOptions({argv + 1, argv + argc});
    if (options.version) {
        std::printf("godwit %s\n", godwit::ctl::programVersion);
        return EXIT_SUCCESS;
    }
    if (options.help) {
        std::fputs(godwit::windowHelp().c_str(), stdout);
        return EXIT_SUCCESS;
    }
    if (!options.problem.empty()) {
        std::fprintf(stderr, "godwit: %s\n\n%s", options.problem.c_str(),
                     godwit::windowHelp().c_str());
        return godwit::wrongCommandLine;
    }
    return godwit::runWindow(argc, argv, options);
}
