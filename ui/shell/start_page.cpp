#include "ui/shell/start_page.h"

#include "ui/common/busy_indicator.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int cardWidth = 360;   ///< pixels
constexpr int pictureSize = 48;  ///< pixels
constexpr int buttonHeight = 40; ///< pixels

/// A picture, a heading, a few words, a big button.
class Card final : public QFrame
{
public:
    Card(Icon picture, const QString &title, const QString &text, QPushButton *button,
         QWidget *parent)
        : QFrame(parent)
        , m_icon(picture)
        , m_picture(new QLabel(this))
    {
        setFrameShape(StyledPanel);
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
        setFixedWidth(cardWidth);
        button->setParent(this);
        button->setMinimumHeight(buttonHeight);
        button->setFont(headingFont(2));
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(gridStep * 3, gridStep * 3, gridStep * 3, gridStep * 3);
        column->setSpacing(gridStep);
        column->addWidget(m_picture);
        column->addWidget(makeHeading(title, 2, this));
        column->addWidget(makeHint(text, this));
        column->addStretch();
        column->addSpacing(gridStep);
        column->addWidget(button);
        redraw();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QFrame::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            redraw();
    }

private:
    void redraw()
    {
        m_picture->setPixmap(
            icon(m_icon).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    }

    Icon m_icon;
    QLabel *m_picture;
};

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_try(new QPushButton(tr("&Try it now"), this))
    , m_connect(new QPushButton(tr("&Connect a data source"), this))
    , m_open(new QPushButton(icon(Icon::Import), tr("&Open a project file…"), this))
    , m_create(new QPushButton(icon(Icon::Add), tr("&New project"), this))
    , m_busy(new BusyIndicator(this))
    , m_error(new ErrorPanel(this))
{
    setObjectName(QStringLiteral("startPage"));
    m_try->setObjectName(QStringLiteral("tryNow"));
    m_try->setDefault(true);
    m_connect->setObjectName(QStringLiteral("connectDataSource"));
    auto *cards = new QHBoxLayout;
    cards->setSpacing(gridStep * 3);
    cards->addStretch();
    cards->addWidget(new Card(Icon::Run, tr("See a migration in a minute"),
                              tr("Migrates a small shop's database into a new SQLite file, with a "
                                 "rename and a row filter, and proves that nothing was lost. "
                                 "Everything is filled in; nothing leaves this computer."),
                              m_try, this));
    cards->addWidget(new Card(Icon::DataSource, tr("Begin with your own"),
                              tr("Tell Godwit where a database is. Testing the connection shows "
                                 "what is missing, with the statement that mends it. Nothing is "
                                 "written until you start a project."),
                              m_connect, this));
    cards->addStretch();

    m_open->setObjectName(QStringLiteral("startOpen"));
    m_create->setObjectName(QStringLiteral("startNew"));
    for (QPushButton *button : {m_open, m_create})
        button->setFlat(true);
    auto *others = new QHBoxLayout;
    others->addStretch();
    others->addWidget(m_open);
    others->addWidget(m_create);
    others->addStretch();
    auto *busyRow = new QHBoxLayout;
    busyRow->addStretch();
    busyRow->addWidget(m_busy);
    busyRow->addStretch();

    auto *title = makeHeading(tr("Welcome to Godwit"), 1, this);
    auto *hint =
        makeHint(tr("Migrate and synchronize databases, and prove that nothing was lost."), this);
    title->setAlignment(Qt::AlignHCenter);
    hint->setAlignment(Qt::AlignHCenter);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep * 2);
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(hint);
    column->addWidget(m_error);
    column->addLayout(cards);
    column->addLayout(busyRow);
    column->addLayout(others);
    column->addStretch(3);

    connect(m_try, &QPushButton::clicked, this, &StartPage::tryRequested);
    connect(m_connect, &QPushButton::clicked, this, &StartPage::connectRequested);
    connect(m_open, &QPushButton::clicked, this, &StartPage::importRequested);
    connect(m_create, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(m_busy, &BusyIndicator::cancelRequested, this, &StartPage::cancelRequested);
}

void StartPage::setOffered(bool projects, bool sample)
{
    m_open->setEnabled(projects);
    m_create->setEnabled(projects);
    m_try->setEnabled(sample);
}

void StartPage::setBusy(bool isBusy)
{
    m_try->setEnabled(!isBusy);
    if (isBusy)
        m_busy->start(tr("Writing the sample database…"));
    else
        m_busy->stop();
}

} // namespace godwit::ui
