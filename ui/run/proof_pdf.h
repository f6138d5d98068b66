#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace godwit::ui {

/// @p html, which proofSource() makes, on A4 pages with their numbers. May be called from any
/// thread. Empty if it could not be drawn, or was stopped.
QByteArray proofPdf(const QString &html, const QString &title, std::stop_token stop = {});

} // namespace godwit::ui
