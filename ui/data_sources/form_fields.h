#pragma once

#include "ui/common/field_message.h"
#include "ui/common/password_field.h"
#include "ui/data_sources/field_binding.h"
#include "ui/data_sources/field_checks.h"

#include <QFormLayout>
#include <QObject>

#include <deque>
#include <map>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace godwit::ui {

/// The fields of one form: an editor each, the message under it, and its place in a data source.
///
/// What a user did not touch is not written back, so that whatever a data source holds survives
/// being looked at. A field that is not shown counts as empty.
class FormFields final : public QObject
{
    Q_OBJECT

public:
    /// Rows go to the end of @p layout.
    explicit FormFields(QFormLayout *layout, QObject *parent = nullptr);

    struct Spec
    {
        const char *name;     ///< object name of the editor
        QString label;        ///< with a mnemonic
        FieldBinding binding; ///< none: the field only helps to fill in others
        FieldCheck check = {};
        QString placeholder = {};
        QString help = {}; ///< tool tip
    };
    struct Choice
    {
        QString value; ///< as the data source stores it
        QString text;
    };
    enum class FileUse { Open, OpenOrCreate };

    QLineEdit *addText(const Spec &spec);
    QLineEdit *addFile(const Spec &spec, FileUse use, const QString &filter = {});
    QComboBox *addChoice(const Spec &spec, const std::vector<Choice> &choices);
    QCheckBox *addFlag(const Spec &spec); ///< stored as "true", or not at all
    QPlainTextEdit *addLines(const Spec &spec);
    /// @p key: as in secrets(); "" for the password itself.
    PasswordField *addSecret(const char *name, const QString &label, const std::string &key,
                             const QString &help = {});
    void addHeading(const QString &text);
    QLabel *addHint(const QString &text);

    void setShown(QWidget *editor, bool isShown);
    /// The message beside @p editor.
    FieldMessage *messageOf(QWidget *editor) const;

    void fill(const DataSource &source);
    /// Writes what was changed since fill().
    void collect(DataSource &source) const;
    /// Shows every message; null, or the first field that is wrong.
    QWidget *check();
    /// What was typed into the secret fields, by key; nothing for an empty field.
    std::map<std::string, Secret> secrets() const;
    PasswordField *secretField(const std::string &key) const;
    std::vector<std::string> secretKeys() const;

Q_SIGNALS:
    void changed();

private:
    struct Field
    {
        QWidget *editor = nullptr; ///< takes the focus
        QWidget *row = nullptr;    ///< what stands in the layout
        FieldMessage *message = nullptr;
        FieldBinding binding;
        FieldCheck check;
        std::function<QString()> text;
        std::function<void(const QString &)> setText;
        QString filled; ///< what it showed after fill()
    };

    Field &add(const Spec &spec, QWidget *editor, QWidget *shown);
    QString effectiveText(const Field &field) const;
    void checkField(Field &field);
    const Field *find(const QWidget *editor) const;
    void watchText(Field &field);

    QFormLayout *m_layout;
    std::deque<Field> m_fields; ///< a deque: signals hold references
    std::map<std::string, PasswordField *> m_secrets;
};

} // namespace godwit::ui
