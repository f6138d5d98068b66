#include "ui/wizard/option_editors.h"

#include "ui/common/theme.h"
#include "ui/wizard/field_habits.h"
#include "ui/wizard/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace godwit::ui {

namespace {

QString fieldName(const OptionField &option)
{
    return QStringLiteral("option.") + option.payloadName();
}

QHBoxLayout *rowLayout(QWidget *editor)
{
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridStep);
    row->setAlignment(Qt::AlignLeft);
    editor->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred); // no gap before the unit
    return row;
}

class FlagEditor final : public OptionEditor
{
public:
    FlagEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : OptionEditor(parent)
        , m_box(new QCheckBox(option.label, this))
    {
        m_box->setObjectName(fieldName(option));
        rowLayout(this)->addWidget(m_box);
        useDraftUndo(m_box, draft);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT edited(on); });
    }
    void showValue(const QVariant &value) override { m_box->setChecked(value.toBool()); }
    QWidget *field() override { return m_box; }

private:
    QCheckBox *m_box;
};

class ChoiceEditor final : public OptionEditor
{
public:
    ChoiceEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : OptionEditor(parent)
        , m_box(new QComboBox(this))
    {
        m_box->setObjectName(fieldName(option));
        for (const OptionChoice &choice : option.choices)
            m_box->addItem(choice.label, choice.name);
        rowLayout(this)->addWidget(m_box);
        leaveWheelToPage(m_box);
        useDraftUndo(m_box, draft);
        connect(m_box, &QComboBox::activated, this,
                [this] { Q_EMIT edited(m_box->currentData()); });
    }
    void showValue(const QVariant &value) override
    {
        m_box->setCurrentIndex(m_box->findData(value));
    }
    QWidget *field() override { return m_box; }

private:
    QComboBox *m_box;
};

class TextEditor final : public OptionEditor
{
public:
    TextEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : OptionEditor(parent)
        , m_isList(option.kind == OptionKind::List)
        , m_line(new QLineEdit(this))
    {
        m_line->setObjectName(fieldName(option));
        m_line->setPlaceholderText(option.whenEmpty);
        m_line->setMinimumWidth(30 * gridStep);
        rowLayout(this)->addWidget(m_line);
        useDraftUndo(m_line, draft);
        connect(m_line, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(value()); });
    }
    void showValue(const QVariant &shown) override
    {
        if (value() == shown)
            return; // nothing jumps under the typing hand
        m_line->setText(m_isList ? shown.toStringList().join(QStringLiteral(", "))
                                 : shown.toString());
    }
    QWidget *field() override { return m_line; }

private:
    QVariant value() const
    {
        if (!m_isList)
            return m_line->text().isEmpty() ? QVariant() : QVariant(m_line->text());
        QStringList items;
        for (const QString &item : m_line->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (!item.trimmed().isEmpty())
                items += item.trimmed();
        }
        return items;
    }

    bool m_isList;
    QLineEdit *m_line;
};

class NumberEditor : public OptionEditor
{
public:
    NumberEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : OptionEditor(parent)
        , m_option(option)
        , m_line(new QLineEdit(this))
        , m_row(rowLayout(this))
    {
        m_line->setObjectName(fieldName(option));
        m_line->setPlaceholderText(option.whenEmpty);
        m_line->setAlignment(Qt::AlignRight);
        m_line->setFixedWidth(22 * gridStep);
        m_row->addWidget(m_line);
        useDraftUndo(m_line, draft);
        connect(m_line, &QLineEdit::textEdited, this, &NumberEditor::take);
    }
    void showValue(const QVariant &value) override
    {
        const ReadNumber now = read();
        if (now.message.isEmpty() && now.number.has_value() == value.isValid()
            && (!now.number || *now.number == value.toLongLong()))
            return;
        m_line->setText(value.isValid() ? QString::number(value.toLongLong()) : QString());
    }
    QWidget *field() override { return m_line; }

protected:
    void take()
    {
        const ReadNumber typed = read();
        if (!typed.message.isEmpty())
            Q_EMIT refused(typed.message);
        else
            Q_EMIT edited(typed.number ? QVariant(static_cast<qlonglong>(*typed.number))
                                       : QVariant());
    }
    ReadNumber read() const
    {
        return readNumber(m_line->text(), m_option.range, !m_option.whenEmpty.isEmpty());
    }

    OptionField m_option;
    QLineEdit *m_line;
    QHBoxLayout *m_row;
};

/// Unix seconds as a number, and beside it the same as a date and a time of the user's own zone.
class TimeEditor final : public NumberEditor
{
public:
    TimeEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : NumberEditor(option, draft, parent)
        , m_picker(new QDateTimeEdit(this))
        , m_now(new QPushButton(OptionEditor::tr("No&w"), this))
    {
        m_picker->setObjectName(fieldName(option) + QStringLiteral(".picker"));
        m_picker->setAccessibleName(
            OptionEditor::tr("%1 as date and time").arg(option.plainLabel()));
        m_picker->setCalendarPopup(true);
        m_picker->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        m_picker->setMaximumDateTime(QDateTime::fromSecsSinceEpoch(option.range.highest));
        m_now->setObjectName(fieldName(option) + QStringLiteral(".now"));
        m_now->setAutoDefault(false);
        leaveWheelToPage(m_picker);
        m_row->addWidget(m_picker);
        m_row->addWidget(m_now);
        connect(m_picker, &QDateTimeEdit::dateTimeChanged, this,
                [this](const QDateTime &time) { set(time.toSecsSinceEpoch()); });
        connect(m_now, &QPushButton::clicked, this,
                [this] { set(QDateTime::currentSecsSinceEpoch()); });
        showTime({});
    }
    void showValue(const QVariant &value) override
    {
        NumberEditor::showValue(value);
        showTime(value);
    }

private:
    void set(qint64 seconds)
    {
        m_line->setText(QString::number(seconds));
        take();
    }
    void showTime(const QVariant &value)
    {
        const QSignalBlocker quiet(m_picker);
        m_picker->setDateTime(value.isValid() ? QDateTime::fromSecsSinceEpoch(value.toLongLong())
                                              : QDateTime::currentDateTime());
    }

    QDateTimeEdit *m_picker;
    QPushButton *m_now;
};

class SetEditor final : public OptionEditor
{
public:
    SetEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
        : OptionEditor(parent)
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(2 * gridStep);
        constexpr int columns = 5;
        for (const OptionChoice &choice : option.choices) {
            auto *box = new QCheckBox(choice.label, this);
            box->setObjectName(fieldName(option) + QLatin1Char('.') + choice.name);
            box->setAccessibleName(
                OptionEditor::tr("%1: %2").arg(option.plainLabel(), choice.label));
            const int place = static_cast<int>(m_boxes.size());
            grid->addWidget(box, place / columns, place % columns);
            useDraftUndo(box, draft);
            connect(box, &QCheckBox::clicked, this, [this] { Q_EMIT edited(value()); });
            m_boxes.push_back({choice.name, box});
        }
    }
    void showValue(const QVariant &value) override
    {
        const QStringList names = value.toStringList();
        for (const auto &[name, box] : m_boxes)
            box->setChecked(names.contains(name));
    }
    QWidget *field() override { return m_boxes.front().second; }

private:
    QVariant value() const
    {
        QStringList names;
        for (const auto &[name, box] : m_boxes) {
            if (box->isChecked())
                names += name;
        }
        return names;
    }

    std::vector<std::pair<QString, QCheckBox *>> m_boxes;
};

} // namespace

OptionEditor *makeOptionEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent)
{
    switch (option.kind) {
    case OptionKind::Flag:
        return new FlagEditor(option, draft, parent);
    case OptionKind::Choice:
        return new ChoiceEditor(option, draft, parent);
    case OptionKind::Number:
        return new NumberEditor(option, draft, parent);
    case OptionKind::Time:
        return new TimeEditor(option, draft, parent);
    case OptionKind::Text:
    case OptionKind::List:
        return new TextEditor(option, draft, parent);
    case OptionKind::Set:
        return new SetEditor(option, draft, parent);
    }
    return nullptr;
}

} // namespace godwit::ui
