#include "ui/common/theme.h"

#include "ui/common/desktop.h"
#include "ui/common/outlined_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QLabel>
#include <QPointer>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

struct Look
{
    ThemeColours colours = lightColours();
    bool isDark = false;
    ColourScheme scheme = ColourScheme::System;
    QPointer<Desktop> desktop;
    bool isMotionWanted = true;
};

Look &look()
{
    static Look theLook;
    return theLook;
}

QPalette paletteOf(const ThemeColours &colours, bool isDark)
{
    QPalette palette;
    const QColor button = isDark ? QColor(0x2b, 0x32, 0x35) : QColor(0xfb, 0xfc, 0xfc);
    const QColor disabled = isDark ? QColor(0x7c, 0x87, 0x8b) : QColor(0x86, 0x8f, 0x93);
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.stripe);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, colours.mutedText);
    palette.setColor(QPalette::Highlight, colours.selection);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    // Fusion draws its edges from these.
    palette.setColor(QPalette::Light, isDark ? QColor(0x3a, 0x43, 0x47) : QColor(Qt::white));
    palette.setColor(QPalette::Midlight, isDark ? QColor(0x32, 0x3a, 0x3d) : colours.stripe);
    palette.setColor(QPalette::Mid, colours.border);
    palette.setColor(QPalette::Dark, isDark ? QColor(0x12, 0x15, 0x17) : QColor(0x9a, 0xa3, 0xa7));
    palette.setColor(QPalette::Shadow, isDark ? QColor(Qt::black) : QColor(0x6a, 0x73, 0x77));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.border);
    palette.setColor(QPalette::Disabled, QPalette::Base, colours.window);
    return palette;
}

void wear(QApplication &application)
{
    Look &now = look();
    const bool isDark =
        now.scheme == ColourScheme::Dark
        || (now.scheme == ColourScheme::System && now.desktop && now.desktop->prefersDark());
    now.isDark = isDark;
    now.isMotionWanted = !now.desktop || now.desktop->wantsMotion();
    now.colours = isDark ? darkColours() : lightColours();
    // No style sheet: with one, Qt 6.4 leaves widgets that are there already in the old palette.
    const QPalette palette = paletteOf(now.colours, isDark);
    application.setPalette(palette);
    QToolTip::setPalette(palette);
}

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

QFont findTabularFont()
{
    QFont font = QApplication::font();
    if (hasTabularDigits(font))
        return font;
    // Qt 6.4 cannot ask a font for its tabular figures, so another family lends its digits.
    for (const char *family : {"Noto Sans", "DejaVu Sans", "Liberation Sans", "Cantarell"}) {
        font.setFamily(QString::fromLatin1(family));
        if (QFontDatabase::hasFamily(font.family()) && hasTabularDigits(font))
            return font;
    }
    return monospaceFont();
}

} // namespace

ThemeColours lightColours()
{
    ThemeColours colours;
    colours.window = QColor(0xf3, 0xf5, 0xf5);
    colours.surface = QColor(0xff, 0xff, 0xff);
    colours.stripe = QColor(0xf7, 0xf9, 0xf9);
    colours.text = QColor(0x1a, 0x1f, 0x21);
    colours.mutedText = QColor(0x56, 0x61, 0x66);
    colours.border = QColor(0xcb, 0xd2, 0xd4);
    colours.accent = QColor(0x0b, 0x66, 0x66);
    colours.selection = QColor(0x0b, 0x66, 0x66);
    colours.onAccent = QColor(0xff, 0xff, 0xff);
    colours.good = QColor(0x1b, 0x73, 0x3b);
    colours.working = QColor(0x1c, 0x5f, 0xa8);
    colours.warning = QColor(0x86, 0x56, 0x00);
    colours.bad = QColor(0xb0, 0x24, 0x1c);
    colours.added = QColor(0xd9, 0xf2, 0xe0);
    colours.removed = QColor(0xfb, 0xdf, 0xdc);
    colours.production = QColor(0xb0, 0x24, 0x1c);
    return colours;
}

ThemeColours darkColours()
{
    ThemeColours colours;
    colours.window = QColor(0x1f, 0x24, 0x26);
    colours.surface = QColor(0x17, 0x1b, 0x1d);
    colours.stripe = QColor(0x1c, 0x21, 0x23);
    colours.text = QColor(0xe5, 0xea, 0xeb);
    colours.mutedText = QColor(0xa4, 0xaf, 0xb3);
    colours.border = QColor(0x3d, 0x46, 0x4a);
    colours.accent = QColor(0x5c, 0xc8, 0xbd);
    colours.selection = QColor(0x14, 0x72, 0x6e);
    colours.onAccent = QColor(0xff, 0xff, 0xff);
    colours.good = QColor(0x6f, 0xcf, 0x8f);
    colours.working = QColor(0x83, 0xb9, 0xf2);
    colours.warning = QColor(0xe7, 0xb6, 0x5a);
    colours.bad = QColor(0xf4, 0x8f, 0x86);
    colours.added = QColor(0x17, 0x45, 0x2b);
    colours.removed = QColor(0x5a, 0x22, 0x1e);
    colours.production = QColor(0xf4, 0x8f, 0x86);
    return colours;
}

void applyTheme(QApplication &application, ColourScheme scheme)
{
    Look &now = look();
    now.scheme = scheme;
    if (!now.desktop) {
        // Before our own palette hides what the desktop's looks like.
        now.desktop = new Desktop(&application);
        QApplication::setStyle(new OutlinedStyle);
        QObject::connect(now.desktop, &Desktop::changed, &application,
                         [&application] { wear(application); });
    }
    wear(application);
}

const ThemeColours &themeColours()
{
    return look().colours;
}

bool isDarkTheme()
{
    return look().isDark;
}

QColor statusColour(Status status)
{
    const ThemeColours &colours = themeColours();
    switch (status) {
    case Status::Good:
        return colours.good;
    case Status::Working:
        return colours.working;
    case Status::Warning:
        return colours.warning;
    case Status::Bad:
        return colours.bad;
    case Status::Idle:
        break;
    }
    return colours.mutedText;
}

bool isMotionWanted()
{
    return look().isMotionWanted;
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    if (QApplication::font().pointSizeF() > 0)
        font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

QFont tabularFont()
{
    // Looking through the fonts takes a while, and tables ask often.
    static QFont askedFor;
    static QFont answer;
    static bool isKnown = false;
    if (!isKnown || askedFor != QApplication::font()) {
        askedFor = QApplication::font();
        answer = findTabularFont();
        isKnown = true;
    }
    return answer;
}

QFont headingFont(int level)
{
    QFont font = QApplication::font();
    const double factor = level <= 1 ? 1.6 : level == 2 ? 1.2 : 1.0;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * factor));
    font.setWeight(QFont::DemiBold);
    return font;
}

QLabel *makeHeading(const QString &text, int level, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headingFont(level));
    return label;
}

QLabel *makeHint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace godwit::ui
