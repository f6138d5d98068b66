#include "ui/wizard/option_row.h"

#include "ui/common/error_text.h"
#include "ui/common/field_message.h"
#include "ui/common/icons.h"
#include "ui/common/label_text.h"
#include "ui/common/theme.h"
#include "ui/wizard/project_draft.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace godwit::ui {

OptionRow::OptionRow(OptionField option, ProjectDraft &draft, QGridLayout *grid, QWidget *page)
    : QObject(page)
    , m_option(std::move(option))
    , m_draft(draft)
    , m_label(new QLabel(page))
    , m_area(new QWidget(page))
    , m_editor(makeOptionEditor(m_option, draft, m_area))
    , m_reset(new QToolButton(m_area))
    , m_caption(makeHint({}, m_area))
    , m_note(makeHint({}, m_area))
    , m_message(new FieldMessage(m_editor->field(), m_area))
{
    buildArea();
    const int row = grid->rowCount();
    grid->addWidget(m_label, row, 0, Qt::AlignTop);
    grid->addWidget(m_area, row, 1);
    connect(m_editor, &OptionEditor::edited, this, [this](const QVariant &value) {
        m_draft.setInputError(m_option.pointer, {});
        m_draft.changeSettings([&](Project &project) { m_option.set(project, value); },
                               m_option.pointer);
    });
    connect(m_editor, &OptionEditor::refused, this, [this](const QString &message) {
        m_draft.setInputError(m_option.pointer, message.toStdString());
    });
    connect(m_reset, &QToolButton::clicked, this, &OptionRow::resetToDefault);
}

void OptionRow::buildArea()
{
    const QString name = m_option.payloadName();
    if (m_option.kind != OptionKind::Flag) { // a check box carries its label itself
        m_label->setText(m_option.label);
        m_label->setBuddy(m_editor->field());
        m_editor->field()->setAccessibleName(plainLabel(m_option.label));
        m_label->setMinimumHeight(m_editor->sizeHint().height());
    }
    const QString help = tr("%1\nIn the payload: %2").arg(m_option.help, name);
    m_editor->field()->setToolTip(help);
    m_label->setToolTip(help);

    m_reset->setObjectName(QStringLiteral("reset.") + name);
    m_reset->setIcon(icon(Icon::Undo));
    m_reset->setAutoRaise(true);
    const QString back = tr("Back to the default: %1").arg(m_option.valueText(m_option.fallback()));
    m_reset->setToolTip(back);
    m_reset->setAccessibleName(back);
    m_caption->setObjectName(QStringLiteral("caption.") + name);
    m_note->setObjectName(QStringLiteral("note.") + name);
    m_message->setObjectName(QStringLiteral("message.") + name);

    auto *line = new QHBoxLayout;
    line->addWidget(m_editor);
    if (!m_option.unit.isEmpty())
        line->addWidget(new QLabel(m_option.unit, m_area));
    line->addWidget(m_reset);
    line->addStretch();
    auto *column = new QVBoxLayout(m_area);
    column->setContentsMargins(0, 0, 0, gridStep);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(m_message);
    column->addWidget(m_note);
    column->addWidget(m_caption);
}

void OptionRow::refresh(const QString &note, bool everything)
{
    const QVariant value = m_option.get(m_draft.project());
    const bool isDefault = value == m_option.fallback();
    const QString whyUnused = m_option.whyUnused(stepContextOf(m_draft));
    const bool isWrong = m_draft.hasInputError(m_option.pointer);
    // What is set without effect stays in sight: nothing of a file is hidden.
    setShown(whyUnused.isEmpty() || everything || !isDefault || isWrong);
    if (!isWrong)
        m_editor->showValue(value);
    m_editor->setEnabled(whyUnused.isEmpty() || !isDefault);
    m_reset->setVisible(!isDefault || isWrong);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    showState(whyUnused, isDefault);
}

void OptionRow::showState(const QString &whyUnused, bool isDefault)
{
    QStringList facts = {m_option.payloadName(),
                         tr("default: %1").arg(m_option.valueText(m_option.fallback()))};
    if (const QString range = m_option.rangeText(); !range.isEmpty())
        facts += range;
    if (!whyUnused.isEmpty())
        facts += tr("Not used: %1").arg(whyUnused);
    m_caption->setText(facts.join(QStringLiteral(" · ")));

    if (const Error *error = m_draft.errorAt(m_option.pointer))
        m_message->showError(errorMessage(*error));
    else if (const Error *warning = m_draft.warningAt(m_option.pointer))
        m_message->showWarning(errorMessage(*warning));
    else if (!whyUnused.isEmpty() && !isDefault)
        m_message->showWarning(tr("Set, but without effect."));
    else
        m_message->clearMessage();
}

void OptionRow::setShown(bool shown)
{
    m_isShown = shown;
    m_label->setVisible(shown);
    m_area->setVisible(shown);
}

void OptionRow::resetToDefault()
{
    m_draft.setInputError(m_option.pointer, {});
    m_draft.changeSettings(
        [this](Project &project) { m_option.set(project, m_option.fallback()); });
    m_editor->showValue(m_option.fallback()); // also over a text that was none of its values
    m_editor->field()->setFocus();
}

void OptionRow::focus()
{
    m_editor->field()->setFocus();
}

} // namespace godwit::ui
