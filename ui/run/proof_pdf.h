#pragma once

#include <QByteArray>
#include <QString>

namespace godwit::ui {

/// @p html, which proofSource() makes, on A4 pages with their numbers. May be called from any
/// thread. Empty if it could not be drawn.
QByteArray proofPdf(const QString &html, const QString &title);

} // namespace godwit::ui
