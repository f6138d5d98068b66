#include "ui/common/outlined_style.h"

#include "ui/common/theme.h"

#include <QStyleFactory>
#include <QStyleOption>

#include <optional>

namespace godwit::ui {

namespace {

// 3:1 and more on windows and fields of their scheme.
constexpr QColor darkEdge(0x7d, 0x88, 0x8c);
constexpr QColor lightEdge(0x72, 0x7b, 0x80);
constexpr int fusionDarkens = 140; // per cent: an edge, compared with the window

// Gives @p option a window colour from which Fusion makes the wanted edge, as long as it lives.
// The option itself is changed and put back: what it is of, only Fusion knows.
class Edged
{
public:
    Edged(const QStyleOption *option, const QColor &edge)
        : m_option(const_cast<QStyleOption *>(option))
        , m_palette(option->palette)
    {
        m_option->palette.setColor(QPalette::Window, edge.lighter(fusionDarkens));
    }
    ~Edged() { m_option->palette = m_palette; }
    Q_DISABLE_COPY_MOVE(Edged)

private:
    QStyleOption *m_option;
    QPalette m_palette;
};

} // namespace

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    std::optional<Edged> edged;
    if (isBox || (isDarkTheme() && element == PE_FrameLineEdit))
        edged.emplace(option, isDarkTheme() ? darkEdge : lightEdge);
    else if (isDarkTheme() && element == PE_Frame)
        edged.emplace(option, themeColours().border);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    std::optional<Edged> edged;
    if (isDarkTheme() && (control == CC_SpinBox || control == CC_ComboBox))
        edged.emplace(option, darkEdge);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace godwit::ui
