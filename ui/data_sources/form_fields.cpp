#include "ui/data_sources/form_fields.h"

#include "ui/common/label_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/data_sources/file_field.h"

#include <QCheckBox>
#include <QPlainTextEdit>

namespace godwit::ui {

FormFields::FormFields(QFormLayout *layout, QObject *parent)
    : QObject(parent)
    , m_layout(layout)
{}

// An editor with its message below, as one row.
FormFields::Field &FormFields::add(const Spec &spec, QWidget *editor, QWidget *shown)
{
    auto *row = new QWidget;
    auto *message = new FieldMessage(editor, row);
    message->setObjectName(QLatin1String(spec.name) + QStringLiteral("Message"));
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(shown);
    column->addWidget(message);

    editor->setObjectName(QLatin1String(spec.name));
    editor->setToolTip(spec.help);
    auto *label = new QLabel(spec.label);
    label->setBuddy(editor);
    m_layout->addRow(label, row);
    editor->setAccessibleName(plainLabel(spec.label));

    Field field;
    field.editor = editor;
    field.row = row;
    field.message = message;
    field.binding = spec.binding;
    field.check = spec.check;
    return m_fields.emplace_back(std::move(field));
}

// Said when the field is left; while it is being mended, each key press is judged.
void FormFields::watchText(Field &field)
{
    auto *edit = qobject_cast<QLineEdit *>(field.editor);
    connect(edit, &QLineEdit::textChanged, this, [this, &field] {
        if (field.message->hasError())
            checkField(field);
        Q_EMIT changed();
    });
    connect(edit, &QLineEdit::editingFinished, this, [this, &field] {
        // An empty form that was only walked through is not wrong yet.
        if (!effectiveText(field).isEmpty())
            checkField(field);
    });
}

QLineEdit *FormFields::addText(const Spec &spec)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(spec.placeholder);
    Field &field = add(spec, edit, edit);
    field.text = [edit] { return edit->text(); };
    field.setText = [edit](const QString &text) {
        edit->setText(text);
        edit->setCursorPosition(0);
    };
    watchText(field);
    return edit;
}

QLineEdit *FormFields::addFile(const Spec &spec, FileUse use, const QString &filter)
{
    auto *file = new FileField(use == FileUse::OpenOrCreate, filter);
    file->setName(QLatin1String(spec.name));
    QLineEdit *edit = file->lineEdit();
    edit->setPlaceholderText(spec.placeholder);
    Field &field = add(spec, edit, file);
    field.text = [edit] { return edit->text(); };
    field.setText = [edit](const QString &text) { edit->setText(text); };
    watchText(field);
    return edit;
}

QComboBox *FormFields::addChoice(const Spec &spec, const std::vector<Choice> &choices)
{
    auto *box = new QComboBox;
    for (const Choice &choice : choices)
        box->addItem(choice.text, choice.value);
    const int known = box->count();
    Field &field = add(spec, box, box);
    if (!field.check) {
        field.check = [box, known](const QString &text) {
            return box->findData(text) < known ? QString()
                                               : tr("“%1” is not known to this version of Godwit. "
                                                    "Choose one of the others.")
                                                     .arg(text);
        };
    }
    field.text = [box] { return box->currentData().toString(); };
    field.setText = [box](const QString &text) {
        int index = box->findData(text);
        if (index < 0) { // stored by something else: shown as it is
            box->addItem(text, text);
            index = box->count() - 1;
        }
        box->setCurrentIndex(index);
    };
    connect(box, &QComboBox::currentIndexChanged, this, [this, &field] {
        if (field.message->hasError())
            checkField(field);
        Q_EMIT changed();
    });
    return box;
}

QCheckBox *FormFields::addFlag(const Spec &spec)
{
    auto *box = new QCheckBox(spec.label);
    Spec unlabelled = spec;
    unlabelled.label.clear();
    Field &field = add(unlabelled, box, box);
    box->setAccessibleName({}); // its own text
    field.text = [box] { return box->isChecked() ? QStringLiteral("true") : QString(); };
    field.setText = [box](const QString &text) { box->setChecked(text == QLatin1String("true")); };
    connect(box, &QCheckBox::toggled, this, &FormFields::changed);
    return box;
}

QPlainTextEdit *FormFields::addLines(const Spec &spec)
{
    auto *edit = new QPlainTextEdit;
    edit->setPlaceholderText(spec.placeholder);
    edit->setTabChangesFocus(true);
    edit->setMaximumHeight(edit->fontMetrics().lineSpacing() * 5);
    Field &field = add(spec, edit, edit);
    field.text = [edit] { return edit->toPlainText(); };
    field.setText = [edit](const QString &text) { edit->setPlainText(text); };
    connect(edit, &QPlainTextEdit::textChanged, this, [this, &field] {
        if (field.message->hasError())
            checkField(field);
        Q_EMIT changed();
    });
    return edit;
}

PasswordField *FormFields::addSecret(const char *name, const QString &label, const std::string &key,
                                     const QString &help)
{
    auto *password = new PasswordField;
    password->setKept(false);
    add({name, label, {}, {}, {}, help}, password->lineEdit(), password);
    m_secrets[key] = password;
    connect(password, &PasswordField::changed, this, &FormFields::changed);
    return password;
}

void FormFields::addHeading(const QString &text)
{
    QLabel *label = makeHeading(text, 3, nullptr);
    label->setContentsMargins(0, gridStep, 0, 0);
    m_layout->addRow(label);
}

QLabel *FormFields::addHint(const QString &text)
{
    QLabel *label = makeHint(text, nullptr);
    m_layout->addRow(label);
    return label;
}

const FormFields::Field *FormFields::find(const QWidget *editor) const
{
    for (const Field &field : m_fields) {
        if (field.editor == editor)
            return &field;
    }
    return nullptr;
}

void FormFields::setShown(QWidget *editor, bool isShown)
{
    if (auto *password = qobject_cast<PasswordField *>(editor))
        editor = password->lineEdit();
    if (const Field *field = find(editor))
        m_layout->setRowVisible(field->row, isShown);
}

FieldMessage *FormFields::messageOf(QWidget *editor) const
{
    const Field *field = find(editor);
    return field ? field->message : nullptr;
}

QString FormFields::effectiveText(const Field &field) const
{
    return field.text && m_layout->isRowVisible(field.row) ? field.text() : QString();
}

void FormFields::fill(const DataSource &source)
{
    for (Field &field : m_fields) {
        if (field.setText)
            field.setText(field.binding.read ? toQString(field.binding.read(source)) : QString());
        field.message->clearMessage();
    }
    // Only now is it settled which fields are shown.
    for (Field &field : m_fields)
        field.filled = effectiveText(field);
}

void FormFields::collect(DataSource &source) const
{
    for (const Field &field : m_fields) {
        const QString text = effectiveText(field);
        if (!field.binding.write || text == field.filled)
            continue;
        field.binding.write(source, toUtf8(field.binding.keepsBlanks ? text : text.trimmed()));
    }
}

void FormFields::checkField(Field &field)
{
    const bool isShown = m_layout->isRowVisible(field.row);
    QString problem;
    if (isShown && field.check)
        problem = field.check(field.binding.keepsBlanks ? field.text() : field.text().trimmed());
    if (problem.isEmpty())
        field.message->clearMessage();
    else
        field.message->showError(problem);
}

QWidget *FormFields::check()
{
    QWidget *first = nullptr;
    for (Field &field : m_fields) {
        checkField(field);
        if (!first && field.message->hasError())
            first = field.editor;
    }
    return first;
}

std::map<std::string, Secret> FormFields::secrets() const
{
    std::map<std::string, Secret> typed;
    for (const auto &[key, field] : m_secrets) {
        const bool isShown = m_layout->isRowVisible(find(field->lineEdit())->row);
        if (Secret secret = field->secret(); isShown && !secret.empty())
            typed.emplace(key, std::move(secret));
    }
    return typed;
}

PasswordField *FormFields::secretField(const std::string &key) const
{
    const auto found = m_secrets.find(key);
    return found == m_secrets.end() ? nullptr : found->second;
}

std::vector<std::string> FormFields::secretKeys() const
{
    std::vector<std::string> keys;
    for (const auto &[key, field] : m_secrets)
        keys.push_back(key);
    return keys;
}

} // namespace godwit::ui
