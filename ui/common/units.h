// Numbers as people read them, in the user's locale.
#pragma once

#include <QString>

#include <cstdint>

namespace godwit::ui {

QString formatCount(std::uint64_t count);      ///< 1,234,567
QString formatBytes(std::uint64_t bytes);      ///< binary units: 1.5 MiB
QString formatDuration(double seconds);        ///< 0.4 s, 12 s, 3 min 05 s, 2 h 07 min
QString formatRowRate(double rowsPerSecond);   ///< 12,300 rows/s
QString formatByteRate(double bytesPerSecond); ///< 1.5 MiB/s
QString formatPercent(double share);           ///< 0.123 -> 12 %; never 100 % before the end
/// A UTC time of core/ ("2026-11-24T20:15:00Z") in the user's time zone and format; empty stays.
QString formatTime(const std::string &utc);

} // namespace godwit::ui
