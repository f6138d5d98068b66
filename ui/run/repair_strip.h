#pragma once

#include "ui/run/run_manager.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace godwit::ui {

class ErrorPanel;
class StatusBadge;

/// How a repair stands, and then what became of the rows. Takes no room while there is none.
class RepairStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit RepairStrip(QWidget *parent = nullptr);

    /// @p total: 0 while it is counted.
    void showWork(std::uint64_t done, std::uint64_t total, bool isStopping);
    void showReport(const RepairReport &report);
    void clear();
    /// Verifying again can be asked for now.
    void offerVerify(bool offered);

Q_SIGNALS:
    void cancelRequested();
    void verifyRequested();
    void dismissed();

private:
    void showParts(bool isWorking);

    StatusBadge *m_sum;
    QLabel *m_text;
    QProgressBar *m_bar;
    ErrorPanel *m_error;
    QPushButton *m_cancel;
    QPushButton *m_verify;
    QToolButton *m_dismiss;
    bool m_isVerifyOffered = true;
};

} // namespace godwit::ui
