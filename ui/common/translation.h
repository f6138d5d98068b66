#pragma once

#include <QString>
#include <QStringList>

namespace godwit::ui {

/// The languages the program speaks: "en", "zh_CN".
QStringList offeredLanguages();

/// Makes the program speak @p language, or the desktop's if it is empty: texts, numbers and times.
/// To be called before the first window is made; what is on screen already stays as it is. Falls
/// back to English. Returns the language in force.
QString installLanguage(const QString &language);

} // namespace godwit::ui
