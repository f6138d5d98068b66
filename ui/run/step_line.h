#pragma once

#include "core/state/run_state.h"

#include <QAbstractButton>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QButtonGroup;
class QHBoxLayout;

namespace godwit::ui {

/// One step of the line: its state as an icon and a word, how long it took, whether it is next.
class StepButton final : public QAbstractButton
{
    Q_OBJECT

public:
    StepButton(StepKind step, QWidget *parent);

    /// @p detail: "Done · 12 s"
    void setState(StepState state, const QString &detail);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_title;
    QString m_detail;
    StepState m_state = StepState::Init;
};

/// The steps of a run in their order. Choosing one asks for its panel.
class StepLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StepLine(QWidget *parent = nullptr);

    using SecondsOf = std::function<double(const StepRecord &)>;
    /// Changes the buttons in place as long as the steps are the same. @p running: the run is at
    /// work, so the first waiting step comes next.
    void setSteps(const std::vector<StepRecord> &steps, bool running, const SecondsOf &secondsOf);
    void choose(StepKind step);

Q_SIGNALS:
    void chosen(godwit::StepKind step);

private:
    void rebuild(const std::vector<StepRecord> &steps);

    std::vector<StepKind> m_kinds;
    std::vector<StepButton *> m_buttons;
    std::vector<QWidget *> m_arrows;
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
};

} // namespace godwit::ui
