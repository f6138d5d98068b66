#include "ui/shell/unfinished_offer.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QLabel>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int mostNames = 3;
constexpr int pictureSize = 20; ///< pixels

QString namesOf(const std::vector<ProjectEntry> &entries)
{
    QStringList names;
    for (const ProjectEntry &entry : entries) {
        if (names.size() == mostNames) {
            names << QString(QChar(0x2026));
            break;
        }
        names << toQString(entry.name);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

UnfinishedOffer::UnfinishedOffer(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("unfinishedOffer"));
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_text->setObjectName(QStringLiteral("unfinishedText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *picture = new QLabel(this);
    picture->setPixmap(
        statusIcon(Status::Warning).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    auto *resume = new QPushButton(icon(Icon::Resume), tr("Resume…"), this);
    resume->setObjectName(QStringLiteral("resumeUnfinished"));
    auto *later = new QPushButton(tr("Not now"), this);
    later->setObjectName(QStringLiteral("notNow"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(picture);
    row->addWidget(m_text, 1);
    row->addWidget(resume);
    row->addWidget(later);
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
    connect(resume, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT resumeRequested();
    });
    hide();
}

void UnfinishedOffer::offer(const std::vector<ProjectEntry> &entries)
{
    m_offered.clear();
    bool diedRunning = false;
    for (const ProjectEntry &entry : entries) {
        if (entry.state != ProjectState::Suspend)
            continue;
        m_offered.push_back(entry);
        diedRunning = diedRunning || (entry.run && entry.run->state == ProjectState::Running);
    }
    const int count = static_cast<int>(m_offered.size());
    QString text = tr("%n project(s) can be resumed where they stopped: %1.", nullptr, count)
                       .arg(namesOf(m_offered));
    if (diedRunning)
        text += QLatin1Char(' ') + tr("Godwit ended while one was running; nothing is lost.");
    m_text->setText(text);
    setVisible(count > 0);
}

} // namespace godwit::ui
