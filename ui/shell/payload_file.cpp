#include "ui/shell/payload_file.h"

#include "ui/common/text.h"

#include <QSaveFile>

namespace godwit::ui {

Result<void> writePayloadFile(const QString &path, const std::string &payload)
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
