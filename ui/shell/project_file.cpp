#include "ui/shell/project_file.h"

#include "ui/common/text.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace godwit::ui {

Result<LoadedProject> readProjectFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io,
                    "the file " + toUtf8(path) + " cannot be read: " + toUtf8(file.errorString()),
                    "check that it exists and may be read");
    }
    LoadedProject loaded = readProject(file.readAll().toStdString());
    const auto notJson =
        std::find_if(loaded.errors.begin(), loaded.errors.end(),
                     [](const Error &error) { return error.code == ErrorCode::NotJson; });
    if (notJson != loaded.errors.end())
        return tl::unexpected(*notJson);
    return loaded;
}

Result<void> writeProjectFile(const QString &path, const std::string &payload)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(payload.size());
    if (file.open(QIODevice::WriteOnly) && file.write(payload.data(), size) == size
        && file.commit())
        return {};
    return fail(ErrorCode::Io,
                "the file " + toUtf8(path) + " cannot be written: " + toUtf8(file.errorString()),
                "choose a folder that may be written, with room left");
}

} // namespace godwit::ui
