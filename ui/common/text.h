// The border between core/, where text is UTF-8 in a std::string, and the window.
#pragma once

#include "core/data/table_name.h"

#include <QString>

#include <string>
#include <string_view>

namespace godwit::ui {

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string toUtf8(const QString &text)
{
    return text.toStdString();
}

/// `database.table`, for people: a name may hold anything, line breaks too.
inline QString qualifiedName(const TableName &name)
{
    return toQString(name.qualified());
}

} // namespace godwit::ui
