#include "ui/run/limit_field.h"

#include <QLocale>

#include <cmath>

namespace godwit::ui {

namespace {

constexpr double left = -1; // to the project

} // namespace

LimitField::LimitField(double unit, const QString &suffix, QWidget *parent)
    : QDoubleSpinBox(parent)
    , m_unit(unit)
    , m_suffixText(suffix)
{
    setDecimals(unit > 1 ? 1 : 0);
    setRange(left, 1e12);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setValue(left);
    setAccelerated(true);
}

void LimitField::setProjectLimit(std::uint64_t limit)
{
    m_projectLimit = limit;
    lineEdit()->setText(textFromValue(value()));
}

void LimitField::setLimit(std::optional<std::uint64_t> limit)
{
    setValue(limit ? static_cast<double>(*limit) / m_unit : left);
}

std::optional<std::uint64_t> LimitField::limit() const
{
    if (value() < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(value() * m_unit));
}

QString LimitField::none()
{
    return tr("No limit");
}

QString LimitField::asInProject() const
{
    if (m_projectLimit == 0)
        return tr("As in the project (no limit)");
    const double inUnits = static_cast<double>(m_projectLimit) / m_unit;
    return tr("As in the project (%1)")
        .arg(locale().toString(inUnits, 'f', decimals()) + m_suffixText);
}

QString LimitField::textFromValue(double value) const
{
    if (value < 0)
        return asInProject();
    if (value == 0)
        return none();
    return locale().toString(value, 'f', decimals()) + m_suffixText;
}

double LimitField::valueFromText(const QString &text) const
{
    const QString typed = text.trimmed();
    if (typed == asInProject())
        return left;
    if (typed.isEmpty() || typed == none())
        return 0;
    QString number = typed;
    if (number.endsWith(m_suffixText.trimmed()))
        number.chop(m_suffixText.trimmed().size());
    return locale().toDouble(number.trimmed());
}

QValidator::State LimitField::validate(QString &text, int &) const
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed == none() || typed == asInProject())
        return QValidator::Acceptable;
    QString number = typed;
    if (number.endsWith(m_suffixText.trimmed()))
        number.chop(m_suffixText.trimmed().size());
    bool isNumber = false;
    const double value = locale().toDouble(number.trimmed(), &isNumber);
    if (isNumber)
        return value >= 0 && value <= maximum() ? QValidator::Acceptable : QValidator::Invalid;
    // On the way from one of the words to a number or back.
    return QValidator::Intermediate;
}

} // namespace godwit::ui
