#include "ui/common/units.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

struct Units
{
    Q_DECLARE_TR_FUNCTIONS(Units)
};

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString formatCount(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString formatBytes(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1024 ? 0 : 1);
}

QString formatDuration(double seconds)
{
    if (!(seconds >= 0))
        return {};
    if (seconds < 10)
        //: a duration in seconds
        return Units::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60)
        return Units::tr("%1 s").arg(whole);
    if (whole < 3600)
        //: minutes and seconds
        return Units::tr("%1 min %2 s")
            .arg(whole / 60)
            .arg(twoDigits(static_cast<int>(whole % 60)));
    //: hours and minutes
    return Units::tr("%1 h %2 min")
        .arg(whole / 3600)
        .arg(twoDigits(static_cast<int>(whole / 60 % 60)));
}

QString formatRowRate(double rowsPerSecond)
{
    return Units::tr("%1 rows/s")
        .arg(formatCount(static_cast<std::uint64_t>(std::max(0.0, rowsPerSecond))));
}

QString formatByteRate(double bytesPerSecond)
{
    return Units::tr("%1/s").arg(
        formatBytes(static_cast<std::uint64_t>(std::max(0.0, bytesPerSecond))));
}

QString formatPercent(double share)
{
    const double percent = std::clamp(share, 0.0, 1.0) * 100;
    // Rounded down: 100 % is said only when nothing is left.
    return Units::tr("%1 %").arg(static_cast<int>(std::floor(percent)));
}

QString formatTime(const std::string &utc)
{
    if (utc.empty())
        return {};
    QDateTime time = QDateTime::fromString(toQString(utc), Qt::ISODate);
    if (!time.isValid())
        return toQString(utc);
    time.setTimeSpec(Qt::UTC);
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace godwit::ui
