#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace godwit::ui {

/// One line that says what was just done to many objects, and takes it back. Takes no room while
/// there is nothing to say.
class ObjectsNotice final : public QFrame
{
    Q_OBJECT

public:
    explicit ObjectsNotice(QWidget *parent = nullptr);

    void say(const QString &text, bool canUndo);
    void dismiss();

Q_SIGNALS:
    void undoRequested();

private:
    QLabel *m_text;
    QPushButton *m_undo;
};

} // namespace godwit::ui
