#pragma once

#include <string>
#include <vector>

namespace godwit {

/// What was written behind `godwit`.
struct WindowOptions
{
    std::string home;           ///< `--home`; empty: as homeFolder() chooses
    std::string file;           ///< a project file to open
    bool version = false;       ///< print it and end
    bool help = false;          ///< print it and end
    bool startupReport = false; ///< say how long the start took, and end; for measurements
    std::string problem;        ///< why the line is wrong; empty: it is not
};

/// Needs no display and no QApplication. Options that Qt itself takes ("-platform") may remain.
WindowOptions parseWindowOptions(const std::vector<std::string> &arguments);

std::string windowHelp();

} // namespace godwit
