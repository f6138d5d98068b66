#pragma once

#include "ui/shell/project_entry.h"

#include <QFrame>

#include <vector>

class QLabel;

namespace godwit::ui {

/// A line above the project list, once after the start: what was interrupted, by a crash or on
/// purpose, and the offer to go on with it.
class UnfinishedOffer final : public QFrame
{
    Q_OBJECT

public:
    explicit UnfinishedOffer(QWidget *parent = nullptr);

    /// Those of @p entries that can be resumed; shows nothing if there are none.
    void offer(const std::vector<ProjectEntry> &entries);
    const std::vector<ProjectEntry> &offered() const { return m_offered; }

Q_SIGNALS:
    void resumeRequested();

private:
    std::vector<ProjectEntry> m_offered;
    QLabel *m_text;
};

} // namespace godwit::ui
