#pragma once

#include "ui/wizard/wizard_page.h"

#include <QFrame>
#include <QPointer>

class QListWidget;

namespace godwit::ui {

/// What must be put right before the next page, one line each; a line leads to its field. Takes no
/// room while there is nothing.
class MissingPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit MissingPanel(QWidget *parent = nullptr);

    void show(const std::vector<WizardPage::Missing> &missing);
    void clear();

Q_SIGNALS:
    void fieldChosen(QWidget *field);

private:
    void choose(int row);

    QListWidget *m_list;
    std::vector<QPointer<QWidget>> m_fields;
};

} // namespace godwit::ui
