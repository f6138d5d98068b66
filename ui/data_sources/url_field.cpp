#include "ui/data_sources/url_field.h"

#include "ui/common/store_kinds.h"
#include "ui/common/text.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace godwit::ui {

namespace {

bool differsByOneCharacter(const QString &one, const QString &other)
{
    const auto begin = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const qsizetype same = begin.first - one.begin();
    const auto end =
        std::mismatch(one.rbegin(), one.rend() - same, other.rbegin(), other.rend() - same);
    return same + (end.first - one.rbegin()) >= std::max(one.size(), other.size()) - 1;
}

} // namespace

UrlField::UrlField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_message(new FieldMessage(m_edit, this))
{
    m_edit->setObjectName(QStringLiteral("url"));
    m_edit->setPlaceholderText(tr("optional: paste one here to fill in the form"));
    m_edit->setAccessibleName(tr("URL"));
    m_message->setObjectName(QStringLiteral("urlMessage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_edit);
    column->addWidget(m_message);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &UrlField::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, &UrlField::take);
}

void UrlField::edited(const QString &text)
{
    m_message->clearMessage();
    const bool isTyped = differsByOneCharacter(text, m_shown);
    m_shown = text;
    if (!isTyped && text.contains(QLatin1String("://")))
        take();
}

void UrlField::take()
{
    const QString text = m_edit->text().trimmed();
    if (text == m_taken)
        return;
    m_taken = text;
    m_message->clearMessage();
    if (text.isEmpty())
        return;
    const auto source = parseDataSourceUrl(toUtf8(text));
    if (!source) {
        m_message->showError(source.error());
        return;
    }
    if (m_onlyKind && source->kind != *m_onlyKind) {
        m_message->showError(tr("This is a URL of %1. The kind of a data source cannot be changed; "
                                "create another one instead.")
                                 .arg(kindName(source->kind)));
        return;
    }
    {
        const QScopedValueRollback guard(m_isTaking, true);
        Q_EMIT taken(*source);
    }
    setUrl(toQString(source->url()));
    // A password has no business in a field that anybody can read.
    if (source->hadPasswordInUrl)
        m_message->showWarning(tr("The password has been moved to its own field."));
}

void UrlField::follow(const DataSource &source)
{
    if (m_isTaking)
        return;
    const std::string url = source.url();
    setUrl(parseDataSourceUrl(url) ? toQString(url) : QString());
    m_message->clearMessage();
}

void UrlField::setUrl(const QString &url)
{
    m_shown = m_taken = url;
    m_edit->setText(url);
    m_edit->setCursorPosition(0);
}

} // namespace godwit::ui
