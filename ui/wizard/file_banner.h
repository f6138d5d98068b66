#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace godwit::ui {

class ProjectDraft;

/// Says what reading the project's file tolerated or could not read, until the project is saved.
/// Takes no room while there is nothing to say.
class FileBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit FileBanner(ProjectDraft &draft, QWidget *parent = nullptr);

Q_SIGNALS:
    void detailsRequested();

private:
    void refresh();

    ProjectDraft &m_draft;
    QLabel *m_picture;
    QLabel *m_text;
    QToolButton *m_details;
};

} // namespace godwit::ui
