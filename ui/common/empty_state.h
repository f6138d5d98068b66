#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QAbstractItemView;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace godwit::ui {

/// What stands where a list would be: what will be here, and the action that fills it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Icon picture, const QString &title, const QString &text, QWidget *parent = nullptr);

    /// A button below the text; give it an objectName and connect it.
    QPushButton *addButton(const QString &text, Icon picture);
    void setText(const QString &title, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void redraw();

    Icon m_icon;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_column;
};

/// A widget that shows @p view while its model has rows, else @p empty. Takes both. The view's
/// model must have been set.
QWidget *viewOrEmpty(QAbstractItemView *view, QWidget *empty, QWidget *parent);

} // namespace godwit::ui
