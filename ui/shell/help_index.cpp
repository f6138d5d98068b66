#include "ui/shell/help_index.h"

#include "ui/common/icons.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace godwit::ui {

namespace {

const auto helpFolder = QStringLiteral(":/help");
const auto contextMark = QStringLiteral("<!-- about:");

QString chooseLanguage(const QString &wanted)
{
    const QStringList known = HelpIndex::languages();
    if (known.contains(wanted))
        return wanted;
    const QString language = wanted.section(QLatin1Char('_'), 0, 0);
    for (const QString &candidate : known) {
        if (candidate.section(QLatin1Char('_'), 0, 0) == language)
            return candidate;
    }
    return QStringLiteral("en");
}

HelpTopic readTopic(const QString &path)
{
    HelpTopic topic;
    topic.name = QFileInfo(path).completeBaseName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return topic;
    QString text = QString::fromUtf8(file.readAll());
    // The first line says which widgets the page is about: <!-- about: projectsPage startPage -->
    if (text.startsWith(contextMark)) {
        const qsizetype end = text.indexOf(QStringLiteral("-->"));
        topic.contexts = text.mid(contextMark.size(), end - contextMark.size())
                             .split(QLatin1Char(' '), Qt::SkipEmptyParts);
        text = text.mid(end + 3).trimmed();
    }
    topic.title = text.section(QLatin1Char('\n'), 0, 0).mid(2);
    topic.text = text;
    return topic;
}

} // namespace

HelpIndex::HelpIndex(const QString &language)
    : m_language(chooseLanguage(language))
{
    const QDir folder(helpFolder + QLatin1Char('/') + m_language);
    for (const QString &file : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name))
        m_topics.push_back(readTopic(folder.filePath(file)));
}

const HelpTopic *HelpIndex::find(const QString &name) const
{
    const auto found = std::find_if(m_topics.begin(), m_topics.end(),
                                    [&name](const HelpTopic &topic) { return topic.name == name; });
    return found == m_topics.end() ? nullptr : &*found;
}

const HelpTopic *HelpIndex::about(const QString &objectName) const
{
    if (objectName.isEmpty())
        return nullptr;
    const auto found =
        std::find_if(m_topics.begin(), m_topics.end(), [&objectName](const HelpTopic &topic) {
            return topic.contexts.contains(objectName);
        });
    return found == m_topics.end() ? nullptr : &*found;
}

std::vector<const HelpTopic *> HelpIndex::search(const QString &words) const
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<const HelpTopic *> inTitle;
    std::vector<const HelpTopic *> inText;
    for (const HelpTopic &topic : m_topics) {
        const auto isIn = [&wanted](const QString &text) {
            return std::all_of(wanted.begin(), wanted.end(), [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
        };
        if (isIn(topic.title))
            inTitle.push_back(&topic);
        else if (isIn(topic.text))
            inText.push_back(&topic);
    }
    inTitle.insert(inTitle.end(), inText.begin(), inText.end());
    return inTitle;
}

QStringList HelpIndex::languages()
{
    loadResources();
    return QDir(helpFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace godwit::ui
