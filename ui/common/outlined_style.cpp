#include "ui/common/outlined_style.h"

#include "ui/common/theme.h"

#include <QStyleFactory>
#include <QStyleOption>

namespace godwit::ui {

namespace {

constexpr QColor darkEdge(0x6b, 0x76, 0x7a); // 3:1 and more on the dark window and its fields
constexpr int fusionDarkens = 140;           // per cent: an edge, compared with the window

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
    const bool isInput = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton
                         || element == PE_FrameLineEdit;
    if (isDarkTheme() && (isInput || element == PE_Frame)) {
        const Edged edged(option, isInput ? darkEdge : themeColours().border);
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    if (isDarkTheme() && (control == CC_SpinBox || control == CC_ComboBox)) {
        const Edged edged(option, darkEdge);
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace godwit::ui
