#include "ui/common/accessible_scroll_area.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>

namespace godwit::ui {

namespace {

// Lists and texts have interfaces of their own, under the names of their classes, which come before
// these two.
QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String("QScrollArea")
        && className != QLatin1String("QAbstractScrollArea"))
        return nullptr;
    auto *area = qobject_cast<QAbstractScrollArea *>(object);
    return area ? new QAccessibleWidget(area, QAccessible::LayeredPane) : nullptr;
}

} // namespace

void installAccessibleScrollArea()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace godwit::ui
