#include "ui/run/value_dialog.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/run/value_delegate.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

#include <tuple>

namespace godwit::ui {

namespace {

constexpr QSize firstSize(860, 480);
constexpr std::size_t mostMarks = 1000;
constexpr qsizetype bytesPerLine = 16;

void markIn(QPlainTextEdit &text, const std::vector<ChangedRange> &marks, bool ofSource)
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const ChangedRange &mark : marks) {
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

void fill(QPlainTextEdit &side, const ShownValue &value, const ByteText &shown, bool ofSource)
{
    side.setPlaceholderText(value.spoken());
    side.setPlainText(shown.text);
    markIn(side, shown.marks, ofSource);
}

QByteArray bytesOf(const QString &value)
{
    return isHexText(value) ? QByteArray::fromHex(value.mid(2).toLatin1()) : value.toUtf8();
}

/// From positions in `0x48656C` to those in `48 65 6C`.
std::vector<ChangedRange> spaced(std::vector<ChangedRange> marks)
{
    for (ChangedRange &mark : marks)
        mark = {(mark.begin - 2) / 2 * 3, (mark.end - 2) / 2 * 3 - 1};
    return marks;
}

} // namespace

std::pair<ByteText, ByteText> byteTexts(const QString &source, const QString &sink)
{
    const auto hex = [](const QByteArray &bytes) {
        return QStringLiteral("0x") + QString::fromLatin1(bytes.toHex().toUpper());
    };
    // In lines, so that only those in sight are laid out; a break stands where a blank would.
    const auto text = [](const QByteArray &bytes) {
        QByteArray all = bytes.toHex(' ').toUpper();
        for (qsizetype end = bytesPerLine * 3; end < all.size(); end += bytesPerLine * 3)
            all[end - 1] = '\n';
        return QString::fromLatin1(all);
    };
    const QByteArray one = bytesOf(source);
    const QByteArray other = bytesOf(sink);
    ValueDiff diff = diffValues(hex(one), hex(other));
    return {{text(one), spaced(std::move(diff.source))},
            {text(other), spaced(std::move(diff.sink))}};
}

ValueDialog::ValueDialog(const QString &column, const ShownValue &source, const ShownValue &sink,
                         QWidget *parent)
    : QDialog(parent)
    , m_sourceValue(source)
    , m_sinkValue(sink)
{
    setObjectName(QStringLiteral("valueDialog"));
    setWindowTitle(tr("Values of %1").arg(column));
    resize(firstSize);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(gridStep * 2);
    m_source = makeSide("valueSource", tr("Source"), sides);
    m_sink = makeSide("valueSink", tr("Destination"), sides);
    auto *bytes = new QCheckBox(tr("As &bytes"), this);
    bytes->setObjectName(QStringLiteral("valueBytes"));
    bytes->setToolTip(tr("Shows what looks alike and is not: every byte of the values, in UTF-8."));
    connect(bytes, &QCheckBox::toggled, this, &ValueDialog::showValues);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(sides, 1);
    layout->addWidget(bytes);
    layout->addWidget(makeHint(
        tr("What differs is underlined and coloured. Values of more than 32 KiB are cut."), this));
    layout->addWidget(buttons);
    showValues(false);
    scrollTogether();
}

QPlainTextEdit *ValueDialog::makeSide(const char *name, const QString &title, QHBoxLayout *sides)
{
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"), this);
    copy->setObjectName(QLatin1String(name) + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    copy->setAutoDefault(false);
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(QLatin1String(name));
    text->setAccessibleName(title);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(monospaceFont());
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(copy, &QPushButton::clicked, text,
            [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    auto *row = new QHBoxLayout;
    row->addWidget(makeHeading(title, 3, this), 1);
    row->addWidget(copy);
    auto *column = new QVBoxLayout;
    column->setSpacing(gridStep / 2);
    column->addLayout(row);
    column->addWidget(text, 1);
    sides->addLayout(column, 1);
    return text;
}

void ValueDialog::showValues(bool asBytes)
{
    ByteText source{m_sourceValue.text, m_sourceValue.marks};
    ByteText sink{m_sinkValue.text, m_sinkValue.marks};
    if (asBytes)
        std::tie(source, sink) = byteTexts(m_sourceValue.text, m_sinkValue.text);
    // One after the other: laying out a long line takes long enough.
    QTimer::singleShot(0, m_source,
                       [this, source] { fill(*m_source, m_sourceValue, source, true); });
    QTimer::singleShot(0, m_sink, [this, sink] { fill(*m_sink, m_sinkValue, sink, false); });
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
