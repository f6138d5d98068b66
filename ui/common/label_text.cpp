#include "ui/common/label_text.h"

#include <QRegularExpression>

namespace godwit::ui {

QString plainLabel(const QString &label)
{
    static const QRegularExpression shortcut(QStringLiteral("\\s*\\(&[^&)]\\)"));
    static const QRegularExpression colon(QStringLiteral("\\s*[:\uFF1A]\\s*$"));
    QString text = label;
    text.remove(shortcut).remove(colon);
    text.replace(QStringLiteral("&&"), QStringLiteral("\n"));
    text.remove(QLatin1Char('&')).replace(QLatin1Char('\n'), QLatin1Char('&'));
    return text.trimmed();
}

} // namespace godwit::ui
