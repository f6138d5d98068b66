#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace godwit::ui {

/// JSON to read: coloured, in the monospace font, numbered nowhere, changed never. Only the lines
/// in sight are coloured, so that a payload of a thousand tables opens at once.
class JsonView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int mostLines = 10'000;

    explicit JsonView(QWidget *parent = nullptr);

    /// Shows the first mostLines lines of @p text, and leaves the view where it is scrolled to.
    void setJson(const QString &text);
    /// Lines of the text that are not shown.
    int hiddenLines() const { return m_hiddenLines; }

    /// Marks every occurrence of @p text, at most 1,000, and goes to the first from here on.
    /// Returns how many there are.
    int search(const QString &text);
    void findNext(bool backwards);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void colourVisibleLines();
    void forgetColours();
    void markFound();

    QTimer m_colourSoon;
    QString m_searched;
    int m_hiddenLines = 0;
};

} // namespace godwit::ui
