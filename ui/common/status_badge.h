#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

/// An icon and a word in the colour of a status.
class StatusBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBadge(QWidget *parent = nullptr);

    void setStatus(Status status, const QString &word);
    Status status() const { return m_status; }
    QString word() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void redraw();

    Status m_status = Status::Idle;
    QLabel *m_picture;
    QLabel *m_word;
};

} // namespace godwit::ui
