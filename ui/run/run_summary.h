#pragma once

#include "ui/run/run_monitor.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace godwit::ui {

/// The step at work in one line: how far, how fast, how long still, and what is being done.
class RunSummary final : public QWidget
{
    Q_OBJECT

public:
    explicit RunSummary(QWidget *parent = nullptr);

    void setProgress(const RunMonitor &monitor, bool atWork);

private:
    QProgressBar *m_bar;
    QLabel *m_text;
    QLabel *m_activity;
};

/// "1,234,567 of ≈ 2,000,000 rows · 45 MiB · 12,300 rows/s · 2 min 10 s – 3 min 05 s left"
QString summaryText(const RunProgress &progress, const RunRates &rates);

} // namespace godwit::ui
