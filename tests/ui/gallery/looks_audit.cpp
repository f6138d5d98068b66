#include "tests/ui/gallery/looks_audit.h"

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr double leastContrast = 4.5;

QString nameOf(const QWidget &widget)
{
    QString name = widget.metaObject()->className();
    for (const QWidget *at = &widget; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty()) {
            name += QLatin1Char(' ') + at->objectName();
            break;
        }
    }
    return name;
}

// What is painted behind a widget: its own background, or the first one below it.
QColor backgroundOf(const QWidget &widget)
{
    for (const QWidget *at = &widget; at; at = at->parentWidget()) {
        const bool isOwn = at->autoFillBackground() || at->isWindow()
                           || qobject_cast<const QLineEdit *>(at)
                           || qobject_cast<const QAbstractScrollArea *>(at);
        if (isOwn)
            return at->palette().color(at->backgroundRole());
    }
    return widget.palette().color(QPalette::Window);
}

class Audit
{
public:
    void look(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            lookAt(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            lookAt(*button);
        else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            lookAt(*box);
        else if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
            lookAt(*field);
        else if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
            lookAt(*bar);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
            lookAt(*view);
    }
    QStringList found;

private:
    void say(const QWidget &widget, const QString &what, const QString &text)
    {
        found << nameOf(widget) + QStringLiteral(": ") + what + QStringLiteral(": ")
                     + text.simplified().left(80);
    }
    void contrast(const QWidget &widget, const QString &text)
    {
        // What a parent paints for itself cannot be seen from here.
        if (text.isEmpty() || !widget.isEnabled()
            || widget.objectName() == QStringLiteral("productionNotice"))
            return;
        const QColor behind = backgroundOf(widget);
        const QColor front = widget.palette().color(widget.foregroundRole());
        const double ratio = contrastRatio(front, behind);
        if (ratio < leastContrast)
            say(widget,
                QStringLiteral("contrast %1 of %2 on %3")
                    .arg(ratio, 0, 'f', 1)
                    .arg(front.name(), behind.name()),
                text);
    }
    void lookAt(const QLabel &label)
    {
        if (label.text().isEmpty())
            return;
        contrast(label, label.text());
        const int width = label.width();
        if (label.wordWrap()) {
            if (label.heightForWidth(width) > label.height() + 1)
                say(label,
                    QStringLiteral("needs a height of %1, has %2")
                        .arg(label.heightForWidth(width))
                        .arg(label.height()),
                    label.text());
        } else if (label.sizeHint().width() > width + 1 && label.toolTip().isEmpty()) {
            say(label,
                QStringLiteral("needs a width of %1, has %2")
                    .arg(label.sizeHint().width())
                    .arg(width),
                label.text());
        }
    }
    void lookAt(const QAbstractButton &button)
    {
        if (button.text().isEmpty())
            return;
        contrast(button, button.text());
        if (button.sizeHint().width() > button.width() + 1)
            say(button,
                QStringLiteral("needs a width of %1, has %2")
                    .arg(button.sizeHint().width())
                    .arg(button.width()),
                button.text());
    }
    void lookAt(const QComboBox &box)
    {
        const int text = box.fontMetrics().horizontalAdvance(box.currentText());
        if (text > box.width() - 24 && box.toolTip().isEmpty())
            say(box, QStringLiteral("its text needs %1, it has %2").arg(text).arg(box.width()),
                box.currentText());
    }
    void lookAt(const QLineEdit &field)
    {
        if (qobject_cast<const QComboBox *>(field.parentWidget()))
            return;
        const int room = field.width() - 12;
        const QString &placeholder = field.placeholderText();
        if (field.text().isEmpty() && field.fontMetrics().horizontalAdvance(placeholder) > room)
            say(field, QStringLiteral("its placeholder is cut off"), placeholder);
    }
    void lookAt(const QTabBar &bar)
    {
        for (const auto *arrow : bar.findChildren<QToolButton *>()) {
            if (arrow->isVisible()) {
                say(bar, QStringLiteral("its tabs have to be scrolled"), bar.tabText(0));
                return;
            }
        }
    }
    void lookAt(const QAbstractItemView &view)
    {
        if (const auto *header = qobject_cast<const QHeaderView *>(&view)) {
            lookAtHeader(*header);
            return;
        }
        if (!view.model())
            return;
        const int rows = std::min(view.model()->rowCount(), 40);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < view.model()->columnCount(); ++column)
                lookAtCell(view, view.model()->index(row, column));
        }
    }
    void lookAtCell(const QAbstractItemView &view, const QModelIndex &index)
    {
        const QRect place = view.visualRect(index);
        const QString text = index.data().toString();
        if (text.isEmpty() || !place.intersects(view.viewport()->rect()))
            return;
        const QVariant font = index.data(Qt::FontRole);
        const QFontMetrics metrics(font.isValid() ? font.value<QFont>() : view.font());
        int room = place.width() - 8;
        if (index.data(Qt::DecorationRole).isValid())
            room -= 20;
        if (metrics.horizontalAdvance(text.section(QLatin1Char('\n'), 0, 0)) > room
            && index.data(Qt::ToolTipRole).toString().isEmpty())
            say(view, QStringLiteral("a shortened cell of column %1").arg(index.column()), text);
    }
    void lookAtHeader(const QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int section = 0; section < header.count(); ++section) {
            if (header.isSectionHidden(section))
                continue;
            const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
            if (header.fontMetrics().horizontalAdvance(text) > header.sectionSize(section) - 6)
                say(header, QStringLiteral("a title is cut off"), text);
        }
    }
};

} // namespace

QStringList auditLooks(const QWidget &window)
{
    Audit audit;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !widget->visibleRegion().isEmpty())
            audit.look(*widget);
    }
    audit.found.removeDuplicates();
    return audit.found;
}

} // namespace godwit::ui
