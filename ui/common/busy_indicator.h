#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace godwit::ui {

/// Says that something is being waited for, with a Cancel. Shows only what takes longer than
/// 300 ms, and keeps its place free meanwhile, so that nothing jumps.
class BusyIndicator final : public QWidget
{
    Q_OBJECT

public:
    explicit BusyIndicator(QWidget *parent = nullptr);

    /// @p text says what is waited for ("Reading the catalogue of orders…").
    void start(const QString &text);
    void stop();
    bool isBusy() const { return m_isBusy; }
    /// For work that cannot be cancelled.
    void setCancellable(bool cancellable);

Q_SIGNALS:
    void cancelRequested();

private:
    void appear();

    class Spinner;
    bool m_isBusy = false;
    bool m_isCancellable = true;
    QTimer m_delay;
    Spinner *m_spinner;
    QLabel *m_text;
    QPushButton *m_cancel;
};

} // namespace godwit::ui
