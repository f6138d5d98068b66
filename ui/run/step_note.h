#pragma once

#include "core/state/run_state.h"

#include <QLabel>

namespace godwit::ui {

/// One line below the steps: what the chosen one does, and what came of it.
class StepNote final : public QLabel
{
    Q_OBJECT

public:
    explicit StepNote(QWidget *parent = nullptr);

    /// @p record: null where the run has no such step.
    void showStep(StepKind step, const StepRecord *record);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_note;
};

} // namespace godwit::ui
