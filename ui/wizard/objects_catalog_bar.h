#pragma once

#include "ui/wizard/project_draft.h"

class QLabel;
class QPushButton;

namespace godwit::ui {

class BusyIndicator;
class ErrorPanel;

/// How the source's catalogue stands: being read (with Cancel), failed (with the error and Retry),
/// read (with Refresh), or not read.
class ObjectsCatalogBar final : public QWidget
{
    Q_OBJECT

public:
    ObjectsCatalogBar(ProjectDraft &draft, QWidget *parent = nullptr);

    /// Shows the draft's state. @p isPrepared: the window is ready to show the catalogue.
    void refresh(bool isPrepared);

private:
    void read();
    QString readyText() const;

    ProjectDraft &m_draft;
    BusyIndicator *m_busy;
    QLabel *m_text;
    QPushButton *m_read;
    ErrorPanel *m_error;
};

} // namespace godwit::ui
