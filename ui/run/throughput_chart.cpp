#include "ui/run/throughput_chart.h"

#include "ui/common/theme.h"
#include "ui/common/units.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

constexpr int lowest = 150; ///< pixels
constexpr double lineWidth = 1.6;
constexpr double shortestTimes = 60; ///< seconds that the axis spans at least

// The next 1, 2 or 5 times a power of ten.
double roundTop(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (value <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

double rateOf(const Rate &rate, bool bytes)
{
    return bytes ? rate.bytes : rate.rows;
}

QString rateText(const QString &side, const Rate &rate)
{
    //: source or destination, rows per second, bytes per second
    return ThroughputChart::tr("%1: %2 · %3")
        .arg(side, formatRowRate(rate.rows), formatByteRate(rate.bytes));
}

} // namespace

RateScale scaleFor(double highest, bool bytes)
{
    RateScale scale;
    const double step = bytes ? 1024 : 1000;
    const QStringList units =
        bytes ? QStringList{ThroughputChart::tr("B/s"), ThroughputChart::tr("KiB/s"),
                            ThroughputChart::tr("MiB/s"), ThroughputChart::tr("GiB/s")}
              : QStringList{ThroughputChart::tr("rows/s"), ThroughputChart::tr("1,000 rows/s"),
                            ThroughputChart::tr("million rows/s")};
    qsizetype unit = 0;
    while (unit + 1 < units.size() && highest >= scale.divisor * step * 2) {
        scale.divisor *= step;
        ++unit;
    }
    scale.unit = units[unit];
    scale.top = roundTop(highest / scale.divisor);
    return scale;
}

ThroughputChart::ThroughputChart(QWidget *parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this)) // takes the chart
    , m_source(new QLineSeries(m_chart))
    , m_sink(new QLineSeries(m_chart))
    , m_times(new QDateTimeAxis(m_chart))
    , m_rates(new QValueAxis(m_chart))
    , m_unit(makeChoice("chartUnit", tr("What the chart counts"),
                        {tr("Rows per second"), tr("Bytes per second")}))
    , m_span(makeChoice("chartSpan", tr("Time that the chart spans"),
                        {tr("Last 5 minutes"), tr("Whole run")}))
    , m_sourceNow(new QLabel(this))
    , m_sinkNow(new QLabel(this))
{
    setObjectName(QStringLiteral("throughputChart"));
    m_view->setObjectName(QStringLiteral("throughputView"));
    m_view->setAccessibleName(tr("Throughput of source and destination"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setMinimumHeight(lowest);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it takes keys
    m_view->setFrameShape(QFrame::NoFrame);
    m_source->setName(tr("Source"));
    m_sink->setName(tr("Destination"));
    m_chart->addSeries(m_source);
    m_chart->addSeries(m_sink);
    m_chart->addAxis(m_times, Qt::AlignBottom);
    m_chart->addAxis(m_rates, Qt::AlignLeft);
    for (QLineSeries *series : {m_source, m_sink}) {
        series->attachAxis(m_times);
        series->attachAxis(m_rates);
    }
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins(QMargins(0, 0, gridStep, 0));
    m_chart->setBackgroundRoundness(4);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_times->setFormat(QStringLiteral("HH:mm:ss"));
    m_times->setTickCount(4);
    m_rates->setTickCount(5);
    m_rates->setLabelFormat(QStringLiteral("%g"));
    m_sourceNow->setObjectName(QStringLiteral("sourceRate"));
    m_sinkNow->setObjectName(QStringLiteral("sinkRate"));

    auto *choices = new QHBoxLayout;
    choices->addWidget(m_unit);
    choices->addWidget(m_span);
    choices->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(choices);
    column->addWidget(m_view, 1);
    column->addWidget(m_sourceNow);
    column->addWidget(m_sinkNow);
    for (QLabel *label : {m_sourceNow, m_sinkNow})
        label->setFont(tabularFont());
    dress();
    setHistory({}, {}, {}, 0);
}

QComboBox *ThroughputChart::makeChoice(const char *name, const QString &label,
                                       const QStringList &choices)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(QLatin1String(name));
    choice->setAccessibleName(label);
    choice->addItems(choices);
    connect(choice, &QComboBox::currentIndexChanged, this, [this] {
        m_scale = {0, 0, {}}; // another unit
        draw();
    });
    return choice;
}

bool ThroughputChart::showsBytes() const
{
    return m_unit->currentIndex() == 1;
}

void ThroughputChart::setHistory(const ThroughputHistory &history, const Rate &source,
                                 const Rate &sink, double now)
{
    m_lately = history.lastMinutes();
    m_whole = history.wholeRun();
    m_now = now;
    m_sourceNow->setText(rateText(tr("Source"), source));
    m_sinkNow->setText(rateText(tr("Destination"), sink));
    draw();
}

void ThroughputChart::draw()
{
    const bool bytes = showsBytes();
    const auto &points = m_span->currentIndex() == 0 ? m_lately : m_whole;
    double highest = 0;
    for (const ThroughputPoint &point : points)
        highest = std::max({highest, rateOf(point.source, bytes), rateOf(point.sink, bytes)});
    setScale(scaleFor(highest, bytes));
    const auto nowMs = static_cast<double>(QDateTime::currentMSecsSinceEpoch());
    QList<QPointF> source, sink;
    source.reserve(static_cast<qsizetype>(points.size()));
    sink.reserve(static_cast<qsizetype>(points.size()));
    for (const ThroughputPoint &point : points) {
        const double at = nowMs - (m_now - point.at) * 1000;
        source.append({at, rateOf(point.source, bytes) / m_scale.divisor});
        sink.append({at, rateOf(point.sink, bytes) / m_scale.divisor});
    }
    m_source->replace(source); // one repaint a line
    m_sink->replace(sink);
    setTimes(points.empty() ? shortestTimes : std::max(shortestTimes, m_now - points.front().at));
}

// The axis follows a higher rate at once, and a lower one only when the lines have become flat:
// every change of it is a new layout.
void ThroughputChart::setScale(const RateScale &scale)
{
    const double before = m_scale.top * m_scale.divisor;
    const double now = scale.top * scale.divisor;
    if (now <= before && now * 4 > before)
        return;
    m_scale = scale;
    m_rates->setRange(0, scale.top);
    m_rates->setTitleText(scale.unit);
}

void ThroughputChart::setTimes(double seconds)
{
    const QDateTime now = QDateTime::currentDateTime();
    m_times->setRange(now.addMSecs(-static_cast<qint64>(seconds * 1000)), now);
}

void ThroughputChart::dress()
{
    const ThemeColours &colours = themeColours();
    m_chart->setBackgroundBrush(colours.surface);
    m_view->setBackgroundBrush(colours.window);
    m_source->setPen(QPen(colours.accent, lineWidth));
    // Not by colour alone.
    m_sink->setPen(QPen(colours.warning, lineWidth, Qt::DashLine));
    m_chart->legend()->setLabelColor(colours.text);
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_times), static_cast<QAbstractAxis *>(m_rates)}) {
        axis->setLabelsColor(colours.mutedText);
        axis->setTitleBrush(colours.mutedText);
        axis->setLinePenColor(colours.border);
        axis->setGridLineColor(colours.border);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
}

void ThroughputChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

} // namespace godwit::ui
