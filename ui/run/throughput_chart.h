#pragma once

#include "ui/run/throughput_history.h"

#include <QPen>
#include <QWidget>

class QChart;
class QChartView;
class QComboBox;
class QDateTimeAxis;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace godwit::ui {

/// The axis that holds @p highest, with its unit: 12,345 rows/s is drawn as 0 to 20 "1,000 rows/s".
struct RateScale
{
    double divisor = 1;
    double top = 1; ///< in the unit; 1, 2 or 5 times a power of ten
    QString unit;
};
RateScale scaleFor(double highest, bool bytes);

/// Rates of source and destination over time: rows or bytes, the last minutes or the whole run. An
/// update costs the drawing of at most ThroughputHistory::mostPoints points a line.
class ThroughputChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget *parent = nullptr);

    /// @p now: steadySeconds(), which the history's times are of.
    void setHistory(const ThroughputHistory &history, const Rate &source, const Rate &sink,
                    double now);

protected:
    void changeEvent(QEvent *event) override;

private:
    QComboBox *makeChoice(const char *name, const QString &label, const QStringList &choices);
    void draw();
    void dress();
    void setScale(const RateScale &scale);
    void setTimes(double seconds);
    bool showsBytes() const;

    QChart *m_chart;
    QChartView *m_view;
    QLineSeries *m_source;
    QLineSeries *m_sink;
    QDateTimeAxis *m_times;
    QValueAxis *m_rates;
    QComboBox *m_unit;
    QComboBox *m_span;
    QLabel *m_sourceNow;
    QLabel *m_sinkNow;
    std::vector<ThroughputPoint> m_lately, m_whole;
    double m_now = 0;
    RateScale m_scale{0, 0, {}};
};

} // namespace godwit::ui
