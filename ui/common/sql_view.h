#pragma once

#include <QPlainTextEdit>

namespace godwit::ui {

class SqlHighlighter;

/// SQL to be read and copied, in colours.
class SqlView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SqlView(QWidget *parent = nullptr);

    void setSql(const QString &sql, bool isMysql);
    /// Words instead of SQL, without its colours.
    void setProse(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    SqlHighlighter *m_highlighter;
};

} // namespace godwit::ui
