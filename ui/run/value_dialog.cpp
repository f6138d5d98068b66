#include "ui/run/value_dialog.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/run/value_delegate.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace godwit::ui {

namespace {

constexpr QSize firstSize(860, 480);
constexpr std::size_t mostMarks = 1000;

void markIn(QPlainTextEdit &text, const ShownValue &value, bool ofSource)
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const ChangedRange &mark : value.marks) {
        if (static_cast<std::size_t>(selections.size()) == mostMarks)
            break;
        QTextEdit::ExtraSelection selection;
        selection.format = changedFormat(ofSource);
        selection.cursor = QTextCursor(text.document());
        selection.cursor.setPosition(static_cast<int>(mark.begin));
        selection.cursor.setPosition(static_cast<int>(mark.end), QTextCursor::KeepAnchor);
        selections << selection;
    }
    text.setExtraSelections(selections);
    if (selections.isEmpty())
        return;
    QTextCursor first = selections.first().cursor;
    first.clearSelection();
    text.setTextCursor(first);
    text.centerCursor();
}

} // namespace

ValueDialog::ValueDialog(const QString &column, const ShownValue &source, const ShownValue &sink,
                         QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("valueDialog"));
    setWindowTitle(tr("Values of %1").arg(column));
    resize(firstSize);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(gridStep * 2);
    sides->addWidget(makeSide("valueSource", tr("Source"), source, true), 1);
    sides->addWidget(makeSide("valueSink", tr("Destination"), sink, false), 1);
    m_source = findChild<QPlainTextEdit *>(QStringLiteral("valueSource"));
    m_sink = findChild<QPlainTextEdit *>(QStringLiteral("valueSink"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(sides, 1);
    layout->addWidget(makeHint(
        tr("What differs is underlined and coloured. Values of more than 32 KiB are cut."), this));
    layout->addWidget(buttons);
    scrollTogether();
}

QWidget *ValueDialog::makeSide(const char *name, const QString &title, const ShownValue &value,
                               bool ofSource)
{
    auto *side = new QWidget(this);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"), side);
    copy->setObjectName(QLatin1String(name) + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    copy->setAutoDefault(false);
    copy->setEnabled(value.kind == ShownValue::Text);
    auto *text = new QPlainTextEdit(side);
    text->setObjectName(QLatin1String(name));
    text->setAccessibleName(title);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(monospaceFont());
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (value.kind == ShownValue::Text) {
        text->setPlainText(value.text);
        markIn(*text, value, ofSource);
    } else {
        text->setPlaceholderText(value.spoken());
    }
    connect(copy, &QPushButton::clicked, text,
            [value] { QGuiApplication::clipboard()->setText(value.text); });
    auto *row = new QHBoxLayout;
    row->addWidget(makeHeading(title, 3, side), 1);
    row->addWidget(copy);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(row);
    column->addWidget(text, 1);
    return side;
}

void ValueDialog::scrollTogether()
{
    const auto follow = [](QPlainTextEdit *one, QPlainTextEdit *other) {
        connect(one->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(),
                &QScrollBar::setValue);
    };
    follow(m_source, m_sink);
    follow(m_sink, m_source);
}

} // namespace godwit::ui
