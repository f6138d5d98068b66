#include "ui/data_sources/connection_string.h"

#include "ui/common/text.h"
#include "ui/data_sources/field_checks.h"

#include <QStringList>

#include <optional>

namespace godwit::ui {

namespace {

/// Cuts a command line into words as a shell does; empty if a quote is not closed.
std::optional<QStringList> shellWords(const QString &text)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool canEscape =
            c == QLatin1Char('\\') && quote != QLatin1Char('\'') && i + 1 < text.size();
        if (canEscape) {
            word += text[++i];
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == QLatin1Char('\'') || c == QLatin1Char('"')) {
            quote = c;
            inWord = true;
        } else if (c.isSpace()) {
            if (inWord)
                words << word;
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (inWord)
        words << word;
    return words;
}

/// Walks over the words and finds the value of each option.
class Options
{
public:
    explicit Options(QStringList words)
        : m_words(std::move(words))
    {
        if (!m_words.isEmpty() && !m_words.first().startsWith(QLatin1Char('-')))
            m_at = 1; // the program
    }

    bool next()
    {
        if (m_at >= m_words.size())
            return false;
        const QString word = m_words[m_at++];
        if (word.startsWith(QLatin1String("--")))
            readLong(word);
        else if (word.startsWith(QLatin1Char('-')) && word.size() > 1)
            readShort(word);
        else
            set('D', word); // a bare word is the database
        return true;
    }

    char letter = 0; ///< of the option; 0: one that says nothing about the connection
    QString value;

private:
    void set(char name, const QString &text)
    {
        letter = name;
        value = text;
    }

    void readLong(const QString &word)
    {
        static const QMap<QString, char> names = {{"--host", 'h'},
                                                  {"--port", 'P'},
                                                  {"--user", 'u'},
                                                  {"--password", 'p'},
                                                  {"--database", 'D'}};
        const QString name = word.section(QLatin1Char('='), 0, 0);
        const char known = names.value(name, 0);
        if (known == 0 || word.contains(QLatin1Char('=')) || known == 'p')
            set(known, word.section(QLatin1Char('='), 1));
        else
            set(known, take());
    }

    void readShort(const QString &word)
    {
        const char name = word[1].toLatin1();
        const bool isKnown = QByteArray("hPupD").contains(name);
        // As the client has it: -p takes its value only without a blank.
        if (!isKnown)
            set(0, {});
        else if (word.size() > 2 || name == 'p')
            set(name, word.mid(2));
        else
            set(name, take());
    }

    QString take() { return m_at < m_words.size() ? m_words[m_at++] : QString(); }

    QStringList m_words;
    qsizetype m_at = 0;
};

// `user@tenant#cluster` or `cluster:tenant:user`.
void readUser(ConnectionString &result, const QString &text)
{
    if (text.count(QLatin1Char(':')) == 2 && !text.contains(QLatin1Char('@'))) {
        const QStringList parts = text.split(QLatin1Char(':'));
        result.cluster = toUtf8(parts[0]);
        result.tenant = toUtf8(parts[1]);
        result.user = toUtf8(parts[2]);
        return;
    }
    const auto at = text.lastIndexOf(QLatin1Char('@'));
    result.user = toUtf8(at < 0 ? text.section(QLatin1Char('#'), 0, 0) : text.left(at));
    const QString rest = at < 0 ? QString() : text.mid(at + 1);
    result.tenant = toUtf8(rest.section(QLatin1Char('#'), 0, 0));
    const auto hash = text.indexOf(QLatin1Char('#'), qMax(at, qsizetype(0)));
    if (hash >= 0)
        result.cluster = toUtf8(text.mid(hash + 1));
}

} // namespace

ConnectionString ConnectionString::parse(const QString &text)
{
    ConnectionString result;
    const auto words = shellWords(text);
    if (!words) {
        result.problem = tr("A quotation mark is not closed.");
        return result;
    }
    Options options(*words);
    while (options.next()) {
        switch (options.letter) {
        case 'h':
            result.host = toUtf8(options.value);
            break;
        case 'P':
            result.problem = FieldChecks::port()(options.value);
            result.port = options.value.toInt();
            break;
        case 'u':
            readUser(result, options.value);
            break;
        case 'p':
            if (!options.value.isEmpty())
                result.password = Secret(toUtf8(options.value));
            break;
        case 'D':
            result.database = toUtf8(options.value);
            break;
        default:
            break;
        }
        if (!result.problem.isEmpty())
            return result;
    }
    if (result.host.empty() && result.user.empty())
        result.problem = tr("This names neither a host (-h) nor a user (-u). Paste a line such as "
                            "obclient -h10.0.0.5 -P2883 -uroot@tenant#cluster -p");
    return result;
}

} // namespace godwit::ui
