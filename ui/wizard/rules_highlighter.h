#pragma once

#include <QSyntaxHighlighter>

namespace godwit::ui {

/// Colours the parts of rules: `*` and `?`, sets, the dot, the `=` and what stands behind it.
class RulesHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    enum class Part { Name, Dot, Wildcard, Set, Equals, Sink };
    struct Piece
    {
        Part part;
        int begin = 0, length = 0;
        bool operator==(const Piece &) const = default;
    };
    /// The parts of @p line, in order and without gaps.
    static QList<Piece> piecesOf(const QString &line);

    explicit RulesHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &line) override;
};

} // namespace godwit::ui
