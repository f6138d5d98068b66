#pragma once

#include <QCoreApplication>
#include <QMap>
#include <QString>

namespace godwit::ui {

/// The properties of a hbase-site.xml.
struct HBaseSite
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::HBaseSite)

public:
    QMap<QString, QString> properties;
    QString problem; ///< why it could not be read; empty: it was

    QString value(const QString &name) const { return properties.value(name); }

    static constexpr qint64 largestFile = 1 << 20; ///< bytes; a real one has a few thousand
    static HBaseSite read(const QString &path);
};

} // namespace godwit::ui
