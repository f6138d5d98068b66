#include "ui/data_sources/field_checks.h"

#include "ui/common/text.h"
#include "ui/data_sources/field_binding.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace godwit::ui {

namespace {

bool holdsSecret(const QString &key)
{
    return key.contains(QLatin1String("password"), Qt::CaseInsensitive)
           || key.contains(QLatin1String("secret"), Qt::CaseInsensitive);
}

bool isHost(const QString &text)
{
    if (text.count(QLatin1Char(':')) == 1)
        return false; // an IPv6 address has two at least
    DataSource probe;
    probe.host = toUtf8(text);
    const auto read = parseDataSourceUrl(probe.url());
    return read && read->host == probe.host;
}

} // namespace

FieldCheck FieldChecks::all(std::initializer_list<FieldCheck> checks)
{
    return [list = std::vector<FieldCheck>(checks)](const QString &text) {
        for (const FieldCheck &check : list) {
            if (const QString problem = check(text); !problem.isEmpty())
                return problem;
        }
        return QString();
    };
}

FieldCheck FieldChecks::required(const QString &message)
{
    return
        [message](const QString &text) { return text.trimmed().isEmpty() ? message : QString(); };
}

FieldCheck FieldChecks::hostName()
{
    return [](const QString &text) {
        if (text.isEmpty() || isHost(text))
            return QString();
        if (text.contains(QLatin1String("://")))
            return tr(
                "This is a URL. Paste it into the field at the top, which fills in the form.");
        if (text.count(QLatin1Char(':')) == 1)
            return tr("Give the host alone; the port has a field of its own.");
        return tr("A host name or an IP address has no blanks and none of / ? # @ , : in it.");
    };
}

FieldCheck FieldChecks::tenant()
{
    // The URL has it between @ and #.
    return [](const QString &text) {
        return text.contains(QLatin1Char('#'))
                   ? tr("A tenant has no # in it; what follows it is the cluster.")
                   : QString();
    };
}

FieldCheck FieldChecks::port()
{
    return [](const QString &text) {
        bool isNumber = false;
        const int value = text.toInt(&isNumber);
        if (text.isEmpty() || (isNumber && value >= 1 && value <= 65535))
            return QString();
        return tr("A port is a number from 1 to 65535.");
    };
}

FieldCheck FieldChecks::endpoints()
{
    return [](const QString &text) {
        for (const std::string &item : splitEndpoints(toUtf8(text))) {
            if (!parseEndpoint(item))
                return tr("“%1” is not host:port. Write several as host1:9092, host2:9092.")
                    .arg(toQString(item));
        }
        return QString();
    };
}

FieldCheck FieldChecks::keyValueLines()
{
    return [](const QString &text) {
        const QStringList lines = text.split(QLatin1Char('\n'));
        QStringList keys;
        for (int i = 0; i < lines.size(); ++i) {
            if (lines[i].trimmed().isEmpty())
                continue;
            const QString key = lines[i].section(QLatin1Char('='), 0, 0).trimmed();
            if (!lines[i].contains(QLatin1Char('=')) || key.isEmpty())
                return tr("Line %1 is not key=value.").arg(i + 1);
            if (holdsSecret(key))
                return tr("Line %1 would keep a secret where everybody can read it. Leave it out.")
                    .arg(i + 1);
            if (keys.contains(key))
                return tr("Line %1 gives “%2” a second time.").arg(i + 1).arg(key);
            keys << key;
        }
        return QString();
    };
}

FieldCheck FieldChecks::absolutePath()
{
    return [](const QString &text) {
        return text.isEmpty() || QDir::isAbsolutePath(text)
                   ? QString()
                   : tr("Give the whole path, starting with /.");
    };
}

FieldCheck FieldChecks::readableFile()
{
    return all({absolutePath(), [](const QString &text) {
                    if (text.isEmpty())
                        return QString();
                    const QFileInfo file(text);
                    if (!file.exists())
                        return tr("There is no such file.");
                    if (!file.isFile())
                        return tr("This is a folder, not a file.");
                    if (!file.isReadable())
                        return tr("You may not read this file. Change its permissions or choose "
                                  "another one.");
                    return QString();
                }});
}

FieldCheck FieldChecks::sqliteFile()
{
    return all(
        {absolutePath(), [](const QString &text) {
             if (text.isEmpty())
                 return QString();
             const QFileInfo file(text);
             if (file.isDir())
                 return tr("This is a folder. Add the name of a file in it.");
             if (file.exists() && !file.isReadable())
                 return tr("You may not read this file. Change its permissions or choose "
                           "another one.");
             const QFileInfo folder(file.absolutePath());
             if (!folder.isDir())
                 return tr("There is no folder “%1”. Create it first, or choose another one.")
                     .arg(file.absolutePath());
             return QString();
         }});
}

FieldCheck FieldChecks::number(int smallest, int largest)
{
    return [smallest, largest](const QString &text) {
        bool isNumber = false;
        const int value = text.toInt(&isNumber);
        if (text.isEmpty() || (isNumber && value >= smallest && value <= largest))
            return QString();
        return tr("Give a whole number from %1 to %2, or nothing.").arg(smallest).arg(largest);
    };
}

FieldCheck FieldChecks::identifier()
{
    return all({required(tr("Give the data source a name.")), [](const QString &text) {
                    if (std::any_of(text.begin(), text.end(), [](QChar c) {
                            return c.isSpace() || c.category() == QChar::Other_Control;
                        }))
                        return tr("A name has no blanks. Write orders-mysql, say.");
                    if (text.toUcs4().size() > longestIdentifier)
                        return tr("A name has at most %1 characters; this one has %2.")
                            .arg(longestIdentifier)
                            .arg(text.toUcs4().size());
                    return QString();
                }});
}

} // namespace godwit::ui
