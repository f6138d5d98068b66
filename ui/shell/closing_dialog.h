#pragma once

#include <QDialog>
#include <QStringList>

namespace godwit::ui {

/// Asked once when the window is closed while projects run.
class ClosingDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Choice {
        Stay,         ///< the window stays
        KeepRunning,  ///< the window goes, the work goes on
        PauseAndQuit, ///< the runs stop cleanly, then the program ends
    };

    /// @p names: of the projects that run.
    ClosingDialog(const QStringList &names, QWidget *parent);

    Choice choice() const { return m_choice; }

private:
    void addChoice(Choice choice, const char *name, const QString &text, const QString &hint);

    Choice m_choice = Choice::Stay;
};

} // namespace godwit::ui
