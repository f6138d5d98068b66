#include "ui/data_sources/hbase_site.h"

#include <QFile>
#include <QXmlStreamReader>

namespace godwit::ui {

namespace {

void readProperty(QXmlStreamReader &xml, QMap<QString, QString> &properties)
{
    QString name, value;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("name"))
            name = xml.readElementText().trimmed();
        else if (xml.name() == QLatin1String("value"))
            value = xml.readElementText().trimmed();
        else
            xml.skipCurrentElement();
    }
    if (!name.isEmpty())
        properties.insert(name, value);
}

} // namespace

HBaseSite HBaseSite::read(const QString &path)
{
    HBaseSite site;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        site.problem = tr("This file cannot be read as hbase-site.xml: %1.")
                           .arg(file.isOpen() ? tr("it is too large") : file.errorString());
        return site;
    }
    QXmlStreamReader xml(&file);
    if (xml.readNextStartElement() && xml.name() != QLatin1String("configuration"))
        xml.raiseError(tr("it does not start with <configuration>"));
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("property"))
            readProperty(xml, site.properties);
        else
            xml.skipCurrentElement();
    }
    if (xml.hasError())
        site.problem = tr("This file cannot be read as hbase-site.xml: %1 (line %2).")
                           .arg(xml.errorString())
                           .arg(xml.lineNumber());
    return site;
}

} // namespace godwit::ui
