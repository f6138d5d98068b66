#pragma once

#include <QListWidget>

namespace godwit::ui {

/// The pages of the wizard on its left: which one is open, which are complete, which have problems.
/// Arrow keys and clicks open a page.
class StepRail final : public QListWidget
{
    Q_OBJECT

public:
    enum class State { Open, Complete, Problems };

    explicit StepRail(QWidget *parent = nullptr);

    void addStep(const QString &title);
    /// @p problems: how many, for the tool tip.
    void setState(int step, State state, int problems = 0);
    State state(int step) const;
    /// Marks a page as the open one without saying that it was chosen.
    void setOpenStep(int step);

    QSize sizeHint() const override;

Q_SIGNALS:
    void stepChosen(int step);

private:
    QList<State> m_states;
    QStringList m_titles;
};

} // namespace godwit::ui
