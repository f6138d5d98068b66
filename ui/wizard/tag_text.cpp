#include "ui/wizard/tag_text.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace godwit::ui {

namespace {

struct TagText
{
    Q_DECLARE_TR_FUNCTIONS(TagText)
};

} // namespace

ReadTags readTags(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    ReadTags read;
    for (const QString &tag : text.split(separators, Qt::SkipEmptyParts)) {
        if (tag.toUcs4().size() > mostTagCharacters) {
            read.message = TagText::tr("The tag “%1” has more than %2 characters.")
                               .arg(tag)
                               .arg(mostTagCharacters);
            return read;
        }
        const std::string name = toUtf8(tag);
        if (std::find(read.tags.begin(), read.tags.end(), name) == read.tags.end())
            read.tags.push_back(name);
    }
    if (read.tags.size() > mostTags)
        read.message = TagText::tr("These are %1 tags; a project has at most %2.")
                           .arg(read.tags.size())
                           .arg(mostTags);
    return read;
}

QString tagText(const std::vector<std::string> &tags)
{
    QStringList names;
    for (const std::string &tag : tags)
        names += toQString(tag);
    return names.join(QStringLiteral(", "));
}

} // namespace godwit::ui
