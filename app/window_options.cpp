#include "app/window_options.h"

namespace godwit {

namespace {

// Qt takes these itself, with the word that follows.
bool isQtOption(const std::string &word)
{
    for (const char *name : {"-platform", "-style", "-stylesheet", "-display", "-geometry",
                             "-platformtheme", "-qwindowgeometry"}) {
        if (word == name || word == std::string("-") + name)
            return true;
    }
    return false;
}

} // namespace

WindowOptions parseWindowOptions(const std::vector<std::string> &arguments)
{
    WindowOptions options;
    bool onlyFiles = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &word = arguments[i];
        const bool hasNext = i + 1 < arguments.size();
        if (onlyFiles || word.empty() || word.front() != '-') {
            if (!options.file.empty())
                options.problem = "only one project file can be opened";
            options.file = word;
        } else if (word == "--") {
            onlyFiles = true;
        } else if (word == "--version") {
            options.version = true;
        } else if (word == "--help" || word == "-h") {
            options.help = true;
        } else if (word == "--startup-report") {
            options.startupReport = true;
        } else if (word == "--home" && hasNext) {
            options.home = arguments[++i];
        } else if (word.rfind("--home=", 0) == 0) {
            options.home = word.substr(7);
        } else if (isQtOption(word) && hasNext) {
            ++i;
        } else {
            options.problem = word == "--home" ? "--home needs a folder" : "unknown option " + word;
        }
    }
    return options;
}

std::string windowHelp()
{
    return "godwit [FILE.godwit.json] [--home DIR]\n"
           "\n"
           "Opens Godwit's window: migrate and synchronize databases, and prove that nothing was\n"
           "lost. FILE is a project file to open.\n"
           "\n"
           "  --home DIR   where projects, data sources and checkpoints are; else GODWIT_HOME,\n"
           "               $XDG_DATA_HOME/godwit or ~/.local/share/godwit\n"
           "  --version    print the version and end\n"
           "  --help       print this and end\n"
           "\n"
           "godwitctl does the same without a display.\n";
}

} // namespace godwit
