#include "ui/shell/navigation_bar.h"

#include "ui/common/icons.h"

#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int barWidth = 152;    ///< pixels
constexpr int buttonHeight = 40; ///< pixels
constexpr int markWidth = 3;     ///< pixels, beside the section that is shown

constexpr Section allSections[] = {Section::Projects, Section::DataSources, Section::Alerts,
                                   Section::Settings};

Icon iconOf(Section section)
{
    switch (section) {
    case Section::Projects:
        return Icon::Projects;
    case Section::DataSources:
        return Icon::DataSource;
    case Section::Alerts:
        return Icon::Alerts;
    case Section::Settings:
        break;
    }
    return Icon::Settings;
}

const char *nameOf(Section section)
{
    switch (section) {
    case Section::Projects:
        return "navigateProjects";
    case Section::DataSources:
        return "navigateDataSources";
    case Section::Alerts:
        return "navigateAlerts";
    case Section::Settings:
        break;
    }
    return "navigateSettings";
}

/// Flat, with a mark in the accent's colour beside the section that is shown.
class NavigationButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const ThemeColours &colours = themeColours();
        if (isChecked() || underMouse())
            painter.fillRect(rect(), isChecked() ? colours.surface : colours.stripe);
        if (isChecked())
            painter.fillRect(0, 0, markWidth, height(), colours.accent);
        QFont font = this->font();
        font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        const int size = iconSize().width();
        const QRect picture(gridStep * 2, (height() - size) / 2, size, size);
        icon().paint(&painter, picture);
        painter.setPen(colours.text);
        painter.drawText(rect().adjusted(picture.right() + gridStep * 3 / 2, 0, -gridStep, 0),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 1, Qt::DotLine));
            painter.drawRect(rect().adjusted(markWidth + 1, 1, -2, -2));
        }
    }
};

} // namespace

QString sectionTitle(Section section)
{
    switch (section) {
    case Section::Projects:
        return NavigationBar::tr("Projects");
    case Section::DataSources:
        return NavigationBar::tr("Data sources");
    case Section::Alerts:
        return NavigationBar::tr("Alerts");
    case Section::Settings:
        break;
    }
    return NavigationBar::tr("Settings");
}

NavigationBar::NavigationBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Navigation"));
    setFixedWidth(barWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 1, gridStep);
    column->setSpacing(2);
    auto *group = new QButtonGroup(this);
    int number = 0;
    for (const Section section : allSections) {
        auto *button = new NavigationButton(this);
        button->setObjectName(QLatin1String(nameOf(section)));
        button->setText(sectionTitle(section));
        button->setAccessibleName(sectionTitle(section));
        button->setIcon(icon(iconOf(section)));
        button->setIconSize(QSize(20, 20));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedHeight(buttonHeight);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)));
        button->setToolTip(QStringLiteral("%1 (%2)").arg(
            sectionTitle(section), button->shortcut().toString(QKeySequence::NativeText)));
        group->addButton(button);
        column->addWidget(button);
        m_buttons[section] = button;
        connect(button, &QToolButton::clicked, this, [this, section] { Q_EMIT chosen(section); });
    }
    column->addStretch();
    setCurrent(Section::Projects);
}

void NavigationBar::setCurrent(Section section)
{
    m_buttons[section]->setChecked(true);
}

void NavigationBar::setCount(Section section, int count)
{
    const QString title = sectionTitle(section);
    m_buttons[section]->setText(
        count > 0 ? QStringLiteral("%1 (%2)").arg(title, QLocale().toString(count)) : title);
    m_buttons[section]->setAccessibleName(m_buttons[section]->text());
}

void NavigationBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(width() - 1, 0, 1, height(), themeColours().border);
}

} // namespace godwit::ui
