#pragma once

#include <QSyntaxHighlighter>

namespace godwit::ui {

/// Colours SQL of any of the stores: keywords, texts, quoted names, numbers, comments. Colours are
/// those of the theme in use; rehighlight() after it changed.
class SqlHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// What a piece of a line is.
    enum class Piece { Plain, Keyword, Text, Name, Number, Comment };

    using QSyntaxHighlighter::QSyntaxHighlighter;

    /// In MySQL's SQL a backslash escapes inside texts, and # begins a comment.
    void setMysql(bool isMysql);

protected:
    void highlightBlock(const QString &line) override;

private:
    void paint(qsizetype begin, qsizetype end, Piece piece);
    qsizetype endOfQuoted(const QString &line, qsizetype from, QChar quote, bool &isClosed) const;
    qsizetype paintQuoted(const QString &line, qsizetype begin, qsizetype from, QChar quote);
    qsizetype paintComment(const QString &line, qsizetype begin, qsizetype from);
    bool isLineComment(const QString &line, qsizetype at) const;

    bool m_isMysql = true;
};

} // namespace godwit::ui
