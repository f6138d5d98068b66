#include "ui/wizard/file_banner.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/wizard/project_draft.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace godwit::ui {

FileBanner::FileBanner(ProjectDraft &draft, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_picture(new QLabel(this))
    , m_text(new QLabel(this))
    , m_details(new QToolButton(this))
{
    setObjectName(QStringLiteral("fileBanner"));
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(QStringLiteral("fileBannerText"));
    m_text->setWordWrap(true);
    m_details->setObjectName(QStringLiteral("fileBannerDetails"));
    m_details->setText(tr("Show"));
    m_details->setAccessibleName(tr("Show what was tolerated or could not be read"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gridStep, gridStep / 2, gridStep, gridStep / 2);
    line->addWidget(m_picture);
    line->addWidget(m_text, 1);
    line->addWidget(m_details);
    connect(m_details, &QToolButton::clicked, this, &FileBanner::detailsRequested);
    connect(&m_draft, &ProjectDraft::changed, this, &FileBanner::refresh);
    refresh();
}

void FileBanner::refresh()
{
    const int unread = static_cast<int>(m_draft.unread().size());
    const int tolerated = static_cast<int>(m_draft.tolerated().size());
    setVisible(unread > 0 || tolerated > 0);
    const QIcon mark = unread > 0 ? icon(Icon::Warning, Status::Warning) : icon(Icon::Info);
    m_picture->setPixmap(mark.pixmap(2 * gridStep));
    m_text->setText(
        unread > 0
            ? tr("%n value(s) of the file could not be read and have their defaults.", nullptr,
                 unread)
            : tr("The file was understood; %n thing(s) in it were tolerated. Saving writes them "
                 "properly.",
                 nullptr, tolerated));
}

} // namespace godwit::ui
