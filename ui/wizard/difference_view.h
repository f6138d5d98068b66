#pragma once

#include "ui/common/background.h"
#include "ui/wizard/text_diff.h"

#include <QPlainTextEdit>

#include <memory>
#include <string>

class QTextCursor;

namespace godwit::ui {

/// What one payload has and another has not, as text with a sign before every line: the changed
/// lines with three equal ones around them.
class DifferenceView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr std::size_t mostLines = 5000;

    explicit DifferenceView(QWidget *parent = nullptr);

    /// @p before: the last saved version; empty if there is none.
    void setTexts(const std::string &before, const std::string &after);
    /// Lines that differ.
    int changes() const { return m_changes; }

Q_SIGNALS:
    /// The differences were found; for large texts a while after setTexts().
    void compared(int changes);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Two texts and what differs; the lines point into the texts.
    struct Comparison
    {
        std::string before, after;
        std::vector<DiffLine> diff;
        std::vector<DiffHunk> hunks;
    };
    static std::shared_ptr<const Comparison> compare(const std::string &before,
                                                     const std::string &after);
    void take(std::shared_ptr<const Comparison> comparison);
    void redraw();
    void write(QTextCursor &cursor, LineChange change, const QString &line);

    std::string m_before, m_after;
    std::shared_ptr<const Comparison> m_comparison;
    QPointer<BackgroundTask> m_task;
    int m_changes = 0;
};

} // namespace godwit::ui
