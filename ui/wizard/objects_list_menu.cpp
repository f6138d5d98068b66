#include "ui/wizard/objects_list_menu.h"

#include "ui/common/icons.h"
#include "ui/wizard/objects_pick_panel.h"

#include <QMenu>
#include <QToolButton>

namespace godwit::ui {

QToolButton *makeObjectsListMenu(ObjectsPickPanel &panel)
{
    auto *button = new QToolButton(&panel);
    button->setObjectName(QStringLiteral("objectListMenu"));
    button->setText(ObjectsPickPanel::tr("CSV"));
    button->setIcon(icon(Icon::Import));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(ObjectsPickPanel::tr("The list of objects as a CSV file"));
    button->setAccessibleName(button->toolTip());
    auto *menu = new QMenu(button);
    const auto add = [&](const QString &text, const char *name, Icon picture, auto signal) {
        QAction *action = menu->addAction(icon(picture), text);
        action->setObjectName(QLatin1String(name));
        QObject::connect(action, &QAction::triggered, &panel, signal);
    };
    add(ObjectsPickPanel::tr("&Import objects…"), "importObjects", Icon::Import,
        &ObjectsPickPanel::importRequested);
    add(ObjectsPickPanel::tr("&Export objects…"), "exportObjects", Icon::Export,
        &ObjectsPickPanel::exportRequested);
    add(ObjectsPickPanel::tr("Save a &template…"), "exportTemplate", Icon::Save,
        &ObjectsPickPanel::templateRequested);
    button->setMenu(menu);
    return button;
}

} // namespace godwit::ui
