#include "ui/wizard/objects_filter_field.h"

#include "core/base/text.h"
#include "core/project/filter_syntax.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"

#include <QPlainTextEdit>

namespace godwit::ui {

namespace {

constexpr int shownLines = 3;
constexpr int commitAfterMs = 300; // of typing

} // namespace

ObjectsFilterField::ObjectsFilterField(ObjectsSourceProbe *probe, QWidget *parent)
    : QWidget(parent)
    , m_probe(probe)
    , m_edit(new QPlainTextEdit(this))
    , m_message(new FieldMessage(m_edit, this))
    , m_count(makeHint({}, this))
{
    auto *label = new QLabel(tr("Only &rows where:"), this);
    label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("objectFilter"));
    m_edit->setAccessibleName(tr("Only rows where"));
    m_edit->setFont(monospaceFont());
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(tr("all rows; e.g. id > 100 AND state = 'open'"));
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * shownLines + 2 * gridStep);
    m_message->setObjectName(QStringLiteral("objectFilterMessage"));
    m_count->setObjectName(QStringLiteral("objectFilterCount"));
    setFocusProxy(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_edit, m_message, m_count})
        column->addWidget(widget);

    m_commitLater.setSingleShot(true);
    m_commitLater.setInterval(commitAfterMs);
    connect(&m_commitLater, &QTimer::timeout, this, &ObjectsFilterField::commit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        m_isTyping = true;
        check();
        m_commitLater.start();
    });
    connect(m_probe, &ObjectsSourceProbe::filterChecked, this,
            [this](const TableName &table, const std::string &clause,
                   const Result<FilterCount> &count) {
                if (table == m_table && clause == toUtf8(m_edit->toPlainText()))
                    showCount(count);
            });
}

void ObjectsFilterField::show(const TableName &table, const std::string &clause, bool isReadable)
{
    const bool isSame = table == m_table && isReadable == m_isReadable;
    m_table = table;
    m_clause = clause;
    m_isReadable = isReadable;
    const QString text = toQString(clause);
    if (m_edit->toPlainText() != text && !(isSame && m_isTyping)) {
        m_commitLater.stop();
        m_isTyping = false;
        m_isShowing = true;
        m_edit->setPlainText(text);
        m_isShowing = false;
        check();
    } else if (!isSame) {
        check();
    }
}

void ObjectsFilterField::commit()
{
    if (!m_isTyping)
        return;
    m_commitLater.stop();
    m_isTyping = false;
    const QString text = m_edit->toPlainText();
    const QString clause = text.trimmed().isEmpty() ? QString() : text;
    if (toUtf8(clause) == m_clause)
        return;
    m_clause = toUtf8(clause);
    Q_EMIT filterChanged(clause);
}

// What can be said without the source, at once; the source is asked when the typing stops.
void ObjectsFilterField::check()
{
    const std::string clause = toUtf8(m_edit->toPlainText());
    m_count->clear();
    m_probe->cancelFilter();
    m_message->clearMessage();
    if (trimmed(clause).empty())
        return;
    if (const auto checked = checkFilter(clause); !checked) {
        m_message->showError(checked.error());
        return;
    }
    if (const auto unknown = unknownToOms(clause))
        m_message->showWarning(
            tr("OMS would refuse this filter (%1); Godwit takes it.").arg(toQString(*unknown)));
    if (!m_isReadable)
        return;
    m_count->setText(tr("Asking the source…"));
    m_probe->checkFilter(m_table, clause);
}

void ObjectsFilterField::showCount(const Result<FilterCount> &count)
{
    m_count->clear();
    if (!count) {
        m_message->showError(count.error());
        return;
    }
    const QString passing = formatCount(count->passing), rows = formatCount(count->rows);
    m_count->setText(count->rows < FilterCount::mostRows
                         ? tr("%1 of all %2 rows move.").arg(passing, rows)
                         : tr("%1 of the first %2 rows would move.").arg(passing, rows));
}

} // namespace godwit::ui
