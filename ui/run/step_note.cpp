#include "ui/run/step_note.h"

#include "ui/common/error_text.h"
#include "ui/run/run_text.h"

namespace godwit::ui {

StepNote::StepNote(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("stepNote"));
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::PlaceholderText);
    setMinimumWidth(1);
}

void StepNote::showStep(StepKind step, const StepRecord *record)
{
    QString note = stepExplanation(step);
    if (record && !record->message.empty())
        note += QLatin1Char(' ') + asSentence(record->message);
    if (note == m_note)
        return;
    m_note = note;
    setToolTip(note);
    elide();
}

void StepNote::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void StepNote::elide()
{
    setText(fontMetrics().elidedText(m_note, Qt::ElideRight, width()));
}

} // namespace godwit::ui
