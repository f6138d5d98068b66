// Takes pictures of every page and dialog of the workbench.
//   godwit_gallery FOLDER [LANGUAGE] [light|dark] [GROUP]
// Prints what looks wrong to a program. gallery.sh calls it in both languages, light and dark.
#include "tests/ui/gallery/pictures.h"
#include "ui/common/background.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/common/translation.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace godwit;
using namespace godwit::ui;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "godwit_gallery FOLDER [LANGUAGE] [light|dark] [GROUP]\n");
        return 2;
    }
    QDir().mkpath(arguments[1]);
    Gallery gallery(arguments[1]);
    Settings::instance().close(); // remembers in memory
    const bool isDark = arguments.value(3) == QStringLiteral("dark");
    applyTheme(application, isDark ? ColourScheme::Dark : ColourScheme::Light);
    const QString language = installLanguage(arguments.value(2, QStringLiteral("en")));
    const std::pair<const char *, void (*)(Gallery &, const QString &)> groups[] = {
        {"shell", takeShellPictures},
        {"sources", takeSourcePictures},
        {"wizard", takeWizardPictures},
        {"run", takeRunPictures}};
    for (const auto &[name, takeGroup] : groups) {
        if (arguments.size() < 5 || arguments[4] == QLatin1String(name))
            takeGroup(gallery, language);
    }
    return finishBackgroundWork(std::chrono::seconds(5)) ? 0 : 1;
}
