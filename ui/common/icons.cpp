#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

void initialiseResources()
{
    Q_INIT_RESOURCE(godwit); // a static library's resources are not found by themselves
}

namespace godwit::ui {

namespace {

constexpr std::array<const char *, iconCount> fileNames = {
    "add",           "alerts",     "archive",    "back",   "chart",    "chevron-down",
    "chevron-right", "clock",      "close",      "column", "copy",     "data-source",
    "database",      "delete",     "difference", "edit",   "error",    "export",
    "filter",        "folder",     "forward",    "help",   "idle",     "import",
    "info",          "key",        "link",       "lock",   "log",      "more",
    "move-left",     "move-right", "ok",         "pause",  "plan",     "projects",
    "refresh",       "repair",     "report",     "resume", "retry",    "rules",
    "run",           "save",       "search",     "server", "settings", "skip",
    "stop",          "table",      "tag",        "text",   "undo",     "view",
    "warning",       "working",
};

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(Icon name, std::optional<Status> status)
        : m_name(name)
        , m_status(status)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap picture = pixmap((QSizeF(rect.size()) * scale).toSize(), mode, state);
        picture.setDevicePixelRatio(scale);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourFor(mode);
        const QString key = QStringLiteral("godwit/%1/%2/%3x%4")
                                .arg(static_cast<int>(m_name))
                                .arg(colour.name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = draw(size, colour);
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QIconEngine *clone() const override { return new SvgIconEngine(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_status ? statusColour(*m_status) : palette.color(QPalette::ButtonText);
    }

    QPixmap draw(const QSize &size, const QColor &colour) const
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QFile file(iconPath(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return picture;
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        QPainter painter(&picture);
        // A square in the middle: a drawing is never stretched.
        const double side = std::min(size.width(), size.height());
        renderer.render(&painter,
                        QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
        return picture;
    }

    Icon m_name;
    std::optional<Status> m_status;
};

} // namespace

QIcon icon(Icon name)
{
    return QIcon(new SvgIconEngine(name, std::nullopt));
}

QIcon icon(Icon name, Status status)
{
    return QIcon(new SvgIconEngine(name, status));
}

QIcon statusIcon(Status status)
{
    switch (status) {
    case Status::Good:
        return icon(Icon::Ok, status);
    case Status::Working:
        return icon(Icon::Working, status);
    case Status::Warning:
        return icon(Icon::Warning, status);
    case Status::Bad:
        return icon(Icon::Error, status);
    case Status::Idle:
        break;
    }
    return icon(Icon::Idle, status);
}

void loadResources()
{
    static const bool once = (initialiseResources(), true);
    Q_UNUSED(once)
}

QString iconPath(Icon name)
{
    loadResources();
    return QStringLiteral(":/icons/%1.svg")
        .arg(QLatin1String(fileNames.at(static_cast<std::size_t>(name))));
}

QIcon applicationIcon()
{
    loadResources();
    QIcon picture;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(QStringLiteral(":/icons/godwit.svg")).render(&painter);
        picture.addPixmap(pixmap);
    }
    return picture;
}

} // namespace godwit::ui
