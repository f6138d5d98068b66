#pragma once

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPointer>
#include <QTimer>

namespace godwit::ui {

/// The field above a list that narrows it down. Ctrl+F focuses it from anywhere in the widget
/// around it, Escape empties it, the arrow down goes into the list.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    /// @p placeholder says what is searched ("Search projects"); it is the accessible name too.
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

    /// The list that is searched.
    void setList(QAbstractItemView *list) { m_list = list; }

Q_SIGNALS:
    /// What to look for, without blanks around; 80 ms after the last key, at once on Return.
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void say();

    QTimer m_delay;
    QString m_said;
    QPointer<QAbstractItemView> m_list;
};

} // namespace godwit::ui
