#include "tests/support/screenshot.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QFile>
#include <QGridLayout>
#include <QLabel>
#include <QSvgRenderer>
#include <QTest>

using namespace godwit::ui;

class tst_Icons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconIsDrawn();
    void iconsFollowThePalette();
    void iconsAreSharpAtTwiceTheScale();
    void everyStatusHasAShapeOfItsOwn();
    void lookAtThemAll();
};

namespace {

QImage imageOf(const QIcon &icon, int size, double scale = 1)
{
    return icon.pixmap(QSize(size, size), scale).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The colour of the most opaque pixel.
QColor inkOf(const QImage &image)
{
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > ink.alpha())
                ink = image.pixelColor(x, y);
        }
    }
    return ink;
}

} // namespace

void tst_Icons::everyIconIsDrawn()
{
    for (int number = 0; number < iconCount; ++number) {
        const QString path = iconPath(static_cast<Icon>(number));
        QVERIFY2(QFile::exists(path), qPrintable(path));
        QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
        QVERIFY2(inkOf(imageOf(icon(static_cast<Icon>(number)), 24)).alpha() > 200,
                 qPrintable(path));
    }
    QVERIFY(!applicationIcon().isNull());
}

void tst_Icons::iconsFollowThePalette()
{
    const QIcon add = icon(Icon::Add);
    applyTheme(*qApp, ColourScheme::Light);
    QCOMPARE(inkOf(imageOf(add, 24)).name(), lightColours().text.name());
    applyTheme(*qApp, ColourScheme::Dark);
    QCOMPARE(inkOf(imageOf(add, 24)).name(), darkColours().text.name());
    QCOMPARE(inkOf(imageOf(statusIcon(Status::Bad), 24)).name(), darkColours().bad.name());
    const QImage chosen = add.pixmap(QSize(24, 24), QIcon::Selected).toImage();
    QCOMPARE(inkOf(chosen).name(), darkColours().onAccent.name());
}

void tst_Icons::iconsAreSharpAtTwiceTheScale()
{
    const QImage image = imageOf(icon(Icon::Table), 24, 2);
    QCOMPARE(image.size(), QSize(48, 48));
    // Drawn at that size, not enlarged: an enlarged picture would be two by two equal pixels.
    bool isEnlarged = true;
    for (int y = 0; y < 48; y += 2) {
        for (int x = 0; x < 48; x += 2)
            isEnlarged = isEnlarged && image.pixel(x, y) == image.pixel(x + 1, y + 1);
    }
    QVERIFY(!isEnlarged);
}

void tst_Icons::everyStatusHasAShapeOfItsOwn()
{
    QList<QImage> shapes;
    for (const Status status :
         {Status::Good, Status::Working, Status::Warning, Status::Bad, Status::Idle}) {
        const QImage shape = imageOf(statusIcon(status), 24).convertToFormat(QImage::Format_Alpha8);
        QVERIFY(!shapes.contains(shape)); // colour never stands alone
        shapes << shape;
    }
}

void tst_Icons::lookAtThemAll()
{
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        applyTheme(*qApp, scheme);
        QWidget window;
        auto *grid = new QGridLayout(&window);
        for (int number = 0; number < iconCount; ++number) {
            const auto name = static_cast<Icon>(number);
            auto *picture = new QLabel(&window);
            picture->setPixmap(icon(name).pixmap(QSize(24, 24), window.devicePixelRatioF()));
            auto *text = new QLabel(iconPath(name).mid(7).chopped(4), &window);
            grid->addWidget(picture, number / 8, number % 8 * 2);
            grid->addWidget(text, number / 8, number % 8 * 2 + 1);
        }
        int column = 0;
        for (const Status status :
             {Status::Good, Status::Working, Status::Warning, Status::Bad, Status::Idle}) {
            auto *picture = new QLabel(&window);
            picture->setPixmap(
                statusIcon(status).pixmap(QSize(24, 24), window.devicePixelRatioF()));
            grid->addWidget(picture, 10, column++);
        }
        auto *big = new QLabel(&window);
        big->setPixmap(applicationIcon().pixmap(128, 128));
        grid->addWidget(big, 10, 10, 1, 4);
        takeScreenshot(window, scheme == ColourScheme::Dark ? "icons-dark" : "icons-light");
    }
}

QTEST_MAIN(tst_Icons)
#include "tst_icons.moc"
