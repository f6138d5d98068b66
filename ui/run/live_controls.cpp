#include "ui/run/live_controls.h"

#include "ui/common/field_message.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/limit_field.h"
#include "ui/run/run_text.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace godwit::ui {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

std::uint64_t limitOf(const std::optional<std::int64_t> &limit)
{
    return static_cast<std::uint64_t>(limit.value_or(0));
}

} // namespace

QString limitsText(const RunLimits &limits)
{
    QStringList parts;
    if (limits.threads > 0)
        parts << LiveControls::tr("%n thread(s)", nullptr, limits.threads);
    if (limits.rowsPerSecond > 0)
        parts << LiveControls::tr("at most %1")
                     .arg(formatRowRate(static_cast<double>(limits.rowsPerSecond)));
    if (limits.bytesPerSecond > 0)
        parts << LiveControls::tr("at most %1")
                     .arg(formatByteRate(static_cast<double>(limits.bytesPerSecond)));
    if (limits.rowsPerSecond == 0 && limits.bytesPerSecond == 0)
        parts << LiveControls::tr("no limit");
    parts << speedModeText(limits.speedMode);
    return parts.join(QStringLiteral(" · "));
}

LiveControls::LiveControls(QWidget *parent)
    : QWidget(parent)
    , m_speed(new QComboBox(this))
    , m_threads(new QSpinBox(this))
    , m_rows(new LimitField(1, tr(" rows/s"), this))
    , m_bytes(new LimitField(mebibyte, tr(" MiB/s"), this))
    , m_apply(new QPushButton(tr("&Apply"), this))
    , m_reset(new QPushButton(tr("As in the &project"), this))
    , m_inForce(makeHint({}, this))
    , m_message(new FieldMessage(m_apply, this))
{
    setObjectName(QStringLiteral("liveControls"));
    makeFields();
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(gridStep / 2);
    form->addRow(tr("Spee&d:"), m_speed);
    form->addRow(tr("T&hreads:"), m_threads);
    form->addRow(tr("&Rows:"), m_rows);
    form->addRow(tr("&Bytes:"), m_bytes);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_reset);
    buttons->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addWidget(makeHeading(tr("Live controls"), 3, this));
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_inForce);
    column->addLayout(buttons);

    connect(m_apply, &QPushButton::clicked, this, [this] { Q_EMIT applyRequested(asked()); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setFields({});
        fieldsChanged();
        if (isChanged())
            Q_EMIT applyRequested(asked());
    });
    setProject({});
    setInForce(std::nullopt);
    fieldsChanged();
}

void LiveControls::makeFields()
{
    m_speed->setObjectName(QStringLiteral("controlSpeed"));
    m_speed->setToolTip(tr("How many threads copy at once, as far as the number of threads is not "
                           "chosen below."));
    m_speed->addItem(QString());
    for (const auto mode : {SpeedMode::Steady, SpeedMode::Normal, SpeedMode::Fast})
        m_speed->addItem(speedModeText(mode), static_cast<int>(mode));
    m_threads->setObjectName(QStringLiteral("controlThreads"));
    m_threads->setRange(0, mostThreads);
    m_threads->setSpecialValueText(tr("By the speed"));
    m_rows->setObjectName(QStringLiteral("controlRows"));
    m_bytes->setObjectName(QStringLiteral("controlBytes"));
    m_apply->setObjectName(QStringLiteral("controlApply"));
    m_reset->setObjectName(QStringLiteral("controlReset"));
    m_inForce->setObjectName(QStringLiteral("controlInForce"));
    connect(m_speed, &QComboBox::currentIndexChanged, this, &LiveControls::fieldsChanged);
    connect(m_threads, &QSpinBox::valueChanged, this, &LiveControls::fieldsChanged);
    connect(m_rows, &QDoubleSpinBox::valueChanged, this, &LiveControls::fieldsChanged);
    connect(m_bytes, &QDoubleSpinBox::valueChanged, this, &LiveControls::fieldsChanged);
}

void LiveControls::setProject(const FullTransferConfig &config)
{
    m_config = config;
    m_speed->setItemText(
        0, tr("As in the project (%1)").arg(speedModeText(config.fullTransferSpeedMode)));
    m_rows->setProjectLimit(limitOf(config.throttleRps));
    m_bytes->setProjectLimit(limitOf(config.throttleIOPS));
}

void LiveControls::setWanted(const RunControl &wanted)
{
    const bool untouched = !isChanged();
    m_wanted = wanted;
    if (untouched)
        setFields(wanted);
    fieldsChanged();
}

void LiveControls::setInForce(const std::optional<RunLimits> &limits)
{
    if (!limits) {
        m_inForce->setText(tr("Nothing runs now; what is set here applies to the next start."));
        return;
    }
    QString text = tr("In force: %1").arg(limitsText(*limits));
    if (!limits->remark.empty())
        text += QLatin1Char('\n') + toQString(limits->remark);
    m_inForce->setText(text);
}

void LiveControls::showError(const Error &error)
{
    m_message->showError(error);
}

RunControl LiveControls::asked() const
{
    RunControl control;
    if (m_speed->currentIndex() > 0)
        control.speedMode = static_cast<SpeedMode>(m_speed->currentData().toInt());
    if (m_threads->value() > 0)
        control.threads = m_threads->value();
    control.rowsPerSecond = m_rows->limit();
    control.bytesPerSecond = m_bytes->limit();
    return control;
}

bool LiveControls::isChanged() const
{
    return asked() != m_wanted;
}

void LiveControls::setFields(const RunControl &control)
{
    const QSignalBlocker speed(m_speed), threads(m_threads), rows(m_rows), bytes(m_bytes);
    m_speed->setCurrentIndex(
        control.speedMode ? m_speed->findData(static_cast<int>(*control.speedMode)) : 0);
    m_threads->setValue(control.threads.value_or(0));
    m_rows->setLimit(control.rowsPerSecond);
    m_bytes->setLimit(control.bytesPerSecond);
}

void LiveControls::fieldsChanged()
{
    m_message->clearMessage();
    m_apply->setEnabled(isChanged());
    m_reset->setEnabled(asked() != RunControl());
}

} // namespace godwit::ui
