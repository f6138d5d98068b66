#include "ui/common/field_message.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QFontMetricsF>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace godwit::ui;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfTheGuidelines();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void thePaletteCanBeRead();
    void theSchemeCanBeChangedWhileRunning();
    void everythingThatIsOpenChangesWithTheScheme();
    void anEmptyBoxCanBeSeen_data();
    void anEmptyBoxCanBeSeen();
    void digitsOfTablesAreEquallyWide();
    void aBadgeSaysItsStatusInColourAndWord();
};

void tst_Theme::contrastIsThatOfTheGuidelines()
{
    QCOMPARE(qRound(contrastRatio(Qt::white, Qt::black)), 21);
    QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white)), 1);
    QVERIFY(qAbs(contrastRatio(QColor("#777777"), Qt::white) - 4.48) < 0.01);
}

void tst_Theme::everyTextCanBeRead_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("paper");
    for (const bool dark : {false, true}) {
        const ThemeColours c = dark ? darkColours() : lightColours();
        const std::pair<const char *, QColor> inks[] = {
            {"text", c.text}, {"muted", c.mutedText},      {"accent", c.accent},
            {"good", c.good}, {"working", c.working},      {"warning", c.warning},
            {"bad", c.bad},   {"production", c.production}};
        const std::pair<const char *, QColor> papers[] = {
            {"window", c.window}, {"surface", c.surface}, {"stripe", c.stripe}};
        for (const auto &[ink, inkColour] : inks) {
            for (const auto &[paper, paperColour] : papers)
                QTest::addRow("%s: %s on %s", dark ? "dark" : "light", ink, paper)
                    << inkColour << paperColour;
        }
        const char *scheme = dark ? "dark" : "light";
        QTest::addRow("%s: text on a selection", scheme) << c.onAccent << c.selection;
        QTest::addRow("%s: text that was added", scheme) << c.text << c.added;
        QTest::addRow("%s: text that was removed", scheme) << c.text << c.removed;
    }
}

void tst_Theme::everyTextCanBeRead()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, paper);
    const double ratio = contrastRatio(ink, paper);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void tst_Theme::thePaletteCanBeRead()
{
    for (const auto scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        applyTheme(*qApp, scheme);
        const QPalette palette = QApplication::palette();
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
            {QPalette::WindowText, QPalette::Window},
            {QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase},
            {QPalette::ButtonText, QPalette::Button},
            {QPalette::PlaceholderText, QPalette::Base},
            {QPalette::HighlightedText, QPalette::Highlight},
            {QPalette::Link, QPalette::Base},
            {QPalette::ToolTipText, QPalette::ToolTipBase}};
        for (const auto &[ink, paper] : pairs)
            QVERIFY(contrastRatio(palette.color(ink), palette.color(paper)) >= 4.5);
    }
}

void tst_Theme::theSchemeCanBeChangedWhileRunning()
{
    applyTheme(*qApp, ColourScheme::Light);
    QVERIFY(!isDarkTheme());
    QWidget window;
    QTRY_COMPARE(window.palette().color(QPalette::Window), lightColours().window);
    applyTheme(*qApp, ColourScheme::Dark);
    QVERIFY(isDarkTheme());
    QTRY_COMPARE(window.palette().color(QPalette::Window), darkColours().window);
    QCOMPARE(themeColours().accent, darkColours().accent);
}

void tst_Theme::everythingThatIsOpenChangesWithTheScheme()
{
    applyTheme(*qApp, ColourScheme::Light);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *text = new QLabel("text", &window);
    auto *field = new QLineEdit(&window);
    auto *message = new FieldMessage(field, &window);
    column->addWidget(text);
    column->addWidget(makeHint("hint", &window));
    column->addWidget(field);
    column->addWidget(message);
    message->showError(QStringLiteral("wrong"));
    window.show();
    for (const ColourScheme scheme :
         {ColourScheme::Dark, ColourScheme::Light, ColourScheme::Dark}) {
        applyTheme(*qApp, scheme);
        QCoreApplication::processEvents();
        QCOMPARE(window.palette().color(QPalette::Window), themeColours().window);
        QCOMPARE(text->palette().color(QPalette::WindowText), themeColours().text);
        QCOMPARE(field->palette().color(QPalette::Base), themeColours().surface);
        QCOMPARE(message->palette().color(QPalette::WindowText), themeColours().bad);
    }
}

void tst_Theme::anEmptyBoxCanBeSeen_data()
{
    QTest::addColumn<ColourScheme>("scheme");
    QTest::newRow("light") << ColourScheme::Light;
    QTest::newRow("dark") << ColourScheme::Dark;
}

void tst_Theme::anEmptyBoxCanBeSeen()
{
    QFETCH(ColourScheme, scheme);
    applyTheme(*qApp, scheme);
    QCheckBox box;
    QRadioButton button;
    for (QAbstractButton *control :
         {static_cast<QAbstractButton *>(&box), static_cast<QAbstractButton *>(&button)}) {
        control->show();
        const QImage picture = control->grab().toImage();
        double most = 1; // WCAG asks for 3:1 of what is no text
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                most =
                    std::max(most, contrastRatio(picture.pixelColor(x, y), themeColours().window));
        }
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
    }
}

void tst_Theme::digitsOfTablesAreEquallyWide()
{
    const QFontMetricsF metrics(tabularFont());
    for (const char digit : {'1', '4', '7', '9'})
        QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance('0'));
}

void tst_Theme::aBadgeSaysItsStatusInColourAndWord()
{
    applyTheme(*qApp, ColourScheme::Light);
    StatusBadge badge;
    badge.setStatus(Status::Bad, "Failed");
    QCOMPARE(badge.accessibleName(), QString("Failed"));
    badge.show();
    applyTheme(*qApp, ColourScheme::Dark);
    const auto hasColour = [&badge] {
        const auto labels = badge.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->palette().color(QPalette::WindowText) == darkColours().bad;
        });
    };
    QTRY_VERIFY(hasColour());
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
