// How Godwit looks: two palettes of our own, the colours that say how something stands, and the
// few fonts beside the desktop's.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QLabel;
class QWidget;

namespace godwit::ui {

/// How something stands. Colour never stands alone: statusIcon() has a shape for each.
enum class Status {
    Good,    ///< done, consistent, reachable
    Working, ///< running
    Warning, ///< goes on, but somebody should look
    Bad,     ///< failed, different
    Idle,    ///< not begun, paused, released
};

enum class ColourScheme { System, Light, Dark };

/// The colours beyond QPalette. Every text colour has a contrast of at least 4.5:1 on `window`,
/// `surface` and `stripe` of its own scheme.
struct ThemeColours
{
    QColor window;     ///< behind everything
    QColor surface;    ///< fields, lists, cards
    QColor stripe;     ///< every other row of a long table
    QColor text;       ///<
    QColor mutedText;  ///< what is read second
    QColor border;     ///< lines between things
    QColor accent;     ///< the one accent: links, the chosen page, progress
    QColor onAccent;   ///< text on `selection`
    QColor selection;  ///< chosen rows, default buttons
    QColor good;       ///<
    QColor working;    ///<
    QColor warning;    ///<
    QColor bad;        ///<
    QColor added;      ///< behind inserted text and bytes
    QColor removed;    ///< behind deleted text and bytes
    QColor production; ///< frames windows that can reach a production-marked connection
};

ThemeColours lightColours();
ThemeColours darkColours();

/// Makes @p application look like Godwit: Fusion and a palette. System follows the desktop,
/// also when it changes while the program runs. May be called again with another scheme; widgets
/// get QEvent::PaletteChange a moment later.
void applyTheme(QApplication &application, ColourScheme scheme);

/// The colours in use.
const ThemeColours &themeColours();
bool isDarkTheme();
QColor statusColour(Status status);

/// False where the desktop asks for less motion.
bool isMotionWanted();

/// For names, SQL, bytes.
QFont monospaceFont();
/// The application's font if its digits are equally wide, else the nearest one whose are.
QFont tabularFont();
/// 1: the page's title, 2: a section, 3: a group within it.
QFont headingFont(int level);

/// A label in headingFont(). @p text is plain.
QLabel *makeHeading(const QString &text, int level, QWidget *parent);
/// A wrapping label for what is read second. @p text is plain.
QLabel *makeHint(const QString &text, QWidget *parent);

/// WCAG 2: 1 (the same) to 21 (black on white).
double contrastRatio(const QColor &one, const QColor &other);

constexpr int gridStep = 8;        ///< pixels; margins and gaps are multiples of it
constexpr int tableRowHeight = 28; ///< pixels, of every list and table

} // namespace godwit::ui
