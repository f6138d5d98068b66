#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace godwit::ui {

/// One page of the help: Markdown in `resources/help/<language>/`.
struct HelpTopic
{
    QString name;         ///< of the file, without `.md`
    QString title;        ///< its first heading
    QString text;         ///< Markdown, without the line of contexts
    QStringList contexts; ///< object names of the widgets it is about
};

/// The help in one language, all of it in memory: it is some tens of kilobytes.
class HelpIndex
{
public:
    /// @p language: "en", "zh_CN", or a locale's name; English where there is no help in it.
    explicit HelpIndex(const QString &language);

    const QString &language() const { return m_language; }
    const std::vector<HelpTopic> &topics() const { return m_topics; }
    const HelpTopic *find(const QString &name) const;
    /// The topic about the widget of that object name; null if there is none.
    const HelpTopic *about(const QString &objectName) const;
    /// The topics in which every word of @p words is found, those with a word in their title first.
    std::vector<const HelpTopic *> search(const QString &words) const;

    /// The languages that there is help in.
    static QStringList languages();

private:
    QString m_language;
    std::vector<HelpTopic> m_topics;
};

} // namespace godwit::ui
