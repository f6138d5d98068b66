#pragma once

#include <QProxyStyle>

namespace godwit::ui {

/// Fusion with edges that can be seen on a dark ground: it draws those of boxes, fields and lists
/// darker than the window, where nothing is left to see of an empty check box.
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
