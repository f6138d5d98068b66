#pragma once

#include <QProxyStyle>

namespace godwit::ui {

/// Fusion with edges that can be seen: it draws them a little darker than the window, where on a
/// dark ground nothing is left to see of an empty check box, a field or a list.
class OutlinedStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
};

} // namespace godwit::ui
