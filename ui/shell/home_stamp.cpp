#include "ui/shell/home_stamp.h"

#include <QDateTime>
#include <QFileInfo>

namespace godwit::ui {

QString stampOf(const std::filesystem::path &home)
{
    QString stamp;
    for (const char *name : {"state.db", "state.db-wal", "locks"}) {
        const QFileInfo file(QString::fromStdString((home / name).string()));
        stamp += QStringLiteral("%1/%2 ")
                     .arg(file.lastModified().toMSecsSinceEpoch())
                     .arg(file.exists() ? file.size() : -1);
    }
    return stamp;
}

} // namespace godwit::ui
