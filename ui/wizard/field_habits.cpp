#include "ui/wizard/field_habits.h"

#include "ui/wizard/project_draft.h"

#include <QEvent>
#include <QKeyEvent>

namespace godwit::ui {

namespace {

class DraftUndo final : public QObject
{
public:
    DraftUndo(QWidget *field, ProjectDraft &draft)
        : QObject(field)
        , m_draft(&draft)
    {
        field->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (!m_draft)
            return false;
        if (event->type() == QEvent::FocusOut)
            m_draft->sealHistory();
        if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
            return false;
        auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        if (!undo && !key->matches(QKeySequence::Redo))
            return false;
        if (event->type() == QEvent::ShortcutOverride)
            event->accept(); // it comes again, as a key
        else if (undo)
            m_draft->undo();
        else
            m_draft->redo();
        return true;
    }

private:
    QPointer<ProjectDraft> m_draft;
};

class WheelGuard final : public QObject
{
public:
    explicit WheelGuard(QWidget *field)
        : QObject(field)
        , m_field(field)
    {
        field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || m_field->hasFocus())
            return false;
        event->ignore();
        return true;
    }

private:
    QWidget *m_field;
};

} // namespace

void useDraftUndo(QWidget *field, ProjectDraft &draft)
{
    new DraftUndo(field, draft);
}

void leaveWheelToPage(QWidget *field)
{
    new WheelGuard(field);
}

} // namespace godwit::ui
