#include "ui/wizard/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace godwit::ui {

namespace {

struct NumberText
{
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

QString outOfRange(const QString &number, Range range)
{
    const QString lowest = QLocale().toString(static_cast<qlonglong>(range.lowest));
    if (range.highest == std::numeric_limits<std::int64_t>::max())
        return NumberText::tr("%1 is out of range: the smallest value is %2.").arg(number, lowest);
    return NumberText::tr("%1 is out of range: it must be from %2 to %3.")
        .arg(number, lowest, QLocale().toString(static_cast<qlonglong>(range.highest)));
}

bool isOnlyDigits(const QString &text)
{
    const QString digits = text.startsWith(QLatin1Char('-')) ? text.mid(1) : text;
    return !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
}

} // namespace

ReadNumber readNumber(const QString &text, Range range, bool mayBeEmpty)
{
    QString written = text.trimmed();
    if (written.isEmpty())
        return {std::nullopt, mayBeEmpty ? QString() : NumberText::tr("A number is needed here.")};
    const QString group = QLocale().groupSeparator();
    if (!group.isEmpty())
        written.remove(group);
    bool isNumber = false;
    const qlonglong number = written.toLongLong(&isNumber);
    if (!isNumber && isOnlyDigits(written)) // more than 64 bits hold
        return {std::nullopt, outOfRange(text.trimmed(), range)};
    if (!isNumber)
        return {std::nullopt, NumberText::tr("“%1” is not a whole number.").arg(text.trimmed())};
    if (!range.contains(number))
        return {std::nullopt, outOfRange(text.trimmed(), range)};
    return {number, {}};
}

} // namespace godwit::ui
