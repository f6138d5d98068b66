#include "ui/shell/settings_page.h"

#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/settings.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>

#include <limits>

namespace godwit::ui {

namespace {

constexpr int fieldWidth = 180;  ///< pixels
constexpr int columnWidth = 760; ///< pixels; longer lines are tiring

QFormLayout *addSection(QVBoxLayout *column, const QString &title, QWidget *parent)
{
    column->addSpacing(gridStep);
    column->addWidget(makeHeading(title, 2, parent));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(gridStep * 2);
    form->setVerticalSpacing(gridStep);
    form->setLabelAlignment(Qt::AlignLeft);
    column->addLayout(form);
    return form;
}

} // namespace

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showPasswords(); // a keyring may have answered since
}

SettingsPage::SettingsPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_store(session.state())
    , m_error(new ErrorPanel(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *content = new QWidget;
    content->setMaximumWidth(columnWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(gridStep * 2, gridStep * 2, gridStep * 2, gridStep * 2);
    column->setSpacing(gridStep);
    column->addWidget(makeHeading(tr("Settings"), 1, content));
    column->addWidget(m_error);
    buildAppearance(column);
    buildAlerts(column);
    buildVerification(column);
    buildHome(column);
    column->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scroll);
}

void SettingsPage::buildAppearance(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Appearance"), this);
    auto *language = new QComboBox(this);
    language->setObjectName(QStringLiteral("language"));
    language->addItem(tr("As the desktop"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->setCurrentIndex(std::max(0, language->findData(Settings::instance().language())));
    language->setFixedWidth(fieldWidth);
    auto *restart = makeHint(tr("The language changes when Godwit is started again."), this);
    restart->setObjectName(QStringLiteral("languageHint"));
    restart->hide();
    connect(language, &QComboBox::currentIndexChanged, this, [language, restart] {
        Settings::instance().setLanguage(language->currentData().toString());
        restart->show();
    });
    form->addRow(tr("&Language:"), language);
    form->addRow(QString(), restart);

    auto *colours = new QComboBox(this);
    colours->setObjectName(QStringLiteral("colourScheme"));
    colours->addItem(tr("As the desktop"), static_cast<int>(ColourScheme::System));
    colours->addItem(tr("Light"), static_cast<int>(ColourScheme::Light));
    colours->addItem(tr("Dark"), static_cast<int>(ColourScheme::Dark));
    colours->setCurrentIndex(
        colours->findData(static_cast<int>(Settings::instance().colourScheme())));
    colours->setFixedWidth(fieldWidth);
    connect(colours, &QComboBox::currentIndexChanged, this, [colours] {
        const auto scheme = static_cast<ColourScheme>(colours->currentData().toInt());
        Settings::instance().setColourScheme(scheme);
        applyTheme(*qApp, scheme);
    });
    form->addRow(tr("&Colours:"), colours);
}

void SettingsPage::buildAlerts(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Alerts"), this);
    addNumber(form, settings::stallSeconds, "stallSeconds", tr("&Stalled after:"), tr(" s"),
              tr("No row has moved for so long."));
    addNumber(form, settings::slowFactor, "slowFactor", tr("Slow &beyond:"), tr(" × estimate"),
              tr("A run that takes so many times its estimate."));
    addNumber(form, settings::slowSeconds, "slowSeconds", tr("…but &not before:"), tr(" s"),
              tr("Short runs are never called slow."));
    addNumber(form, settings::reconnects, "reconnects", tr("Lost &connections:"), QString(),
              tr("So many within ten minutes raise an alert."));
}

void SettingsPage::buildVerification(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("Verification"), this);
    addNumber(form, settings::differenceCap, "differenceCap", tr("&Differences kept:"), QString(),
              tr("Of each table; the others are only counted."));
}

void SettingsPage::addNumber(QFormLayout *form, const NumberSetting &setting, const char *name,
                             const QString &label, const QString &unit, const QString &hint)
{
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    auto *field = new QSpinBox(this);
    field->setObjectName(QLatin1String(name));
    field->setRange(static_cast<int>(std::min(setting.least, most)),
                    static_cast<int>(std::min(setting.most, most)));
    field->setSuffix(unit);
    field->setGroupSeparatorShown(true);
    field->setAlignment(Qt::AlignRight);
    field->setMinimumWidth(fieldWidth);
    field->setAccessibleDescription(hint);
    if (const auto value = m_store.get(setting))
        field->setValue(static_cast<int>(*value));
    else
        showError(value.error());
    auto *reset = new QToolButton(this);
    reset->setObjectName(QLatin1String(name) + QStringLiteral("Reset"));
    reset->setIcon(icon(Icon::Undo));
    reset->setAutoRaise(true);
    const QString what = tr("Back to %1, the default").arg(QLocale().toString(setting.fallback));
    reset->setToolTip(what);
    reset->setAccessibleName(what);
    reset->setEnabled(field->value() != setting.fallback);
    auto *row = new QHBoxLayout;
    row->addWidget(field);
    row->addWidget(reset);
    row->addWidget(makeHint(hint, this), 1);
    form->addRow(label, row);
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(row)))
        buddy->setBuddy(field);

    connect(field, &QSpinBox::valueChanged, this, [this, setting, reset](int value) {
        reset->setEnabled(value != setting.fallback);
        if (auto done = m_store.set(setting, value); !done)
            showError(done.error());
    });
    connect(reset, &QToolButton::clicked, field,
            [field, setting] { field->setValue(static_cast<int>(setting.fallback)); });
}

void SettingsPage::buildHome(QVBoxLayout *column)
{
    QFormLayout *form = addSection(column, tr("This home"), this);
    const QString path = QString::fromStdString(m_session.home().string());
    auto *folder = new QLineEdit(path, this);
    folder->setObjectName(QStringLiteral("homeFolder"));
    folder->setReadOnly(true);
    folder->setFont(monospaceFont());
    folder->setCursorPosition(0);
    folder->setToolTip(path.toHtmlEscaped());
    auto *open = new QPushButton(icon(Icon::Folder), tr("&Open folder"), this);
    open->setObjectName(QStringLiteral("openHome"));
    connect(open, &QPushButton::clicked, this,
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    auto *row = new QHBoxLayout;
    row->addWidget(folder, 1);
    row->addWidget(open);
    form->addRow(tr("&Folder:"), row);
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(row)))
        buddy->setBuddy(folder);
    form->addRow(QString(),
                 makeHint(tr("Projects, data sources, checkpoints and reports are in this folder. "
                             "Another one is chosen with --home or GODWIT_HOME."),
                          this));
    m_passwords = makeHint({}, this);
    m_passwords->setObjectName(QStringLiteral("passwordsKept"));
    form->addRow(tr("Passwords:"), m_passwords);
    showPasswords();
}

void SettingsPage::showPasswords()
{
    m_passwords->setText(
        m_session.passwordsAreKept()
            ? tr("Passwords are kept in the desktop's keyring, never in a file of Godwit's.")
            : tr("No keyring answers on this desktop: passwords are asked for, kept in memory, and "
                 "gone when Godwit ends."));
}

void SettingsPage::showError(const Error &error)
{
    m_error->showError(error);
}

} // namespace godwit::ui
