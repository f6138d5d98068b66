#include "ui/shell/help_window.h"

#include "ui/common/icons.h"
#include "ui/common/row_delegate.h"
#include "ui/common/search_field.h"
#include "ui/common/settings.h"

#include <QApplication>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextDocument>

namespace godwit::ui {

namespace {

constexpr int windowWidth = 860;
constexpr int windowHeight = 620;
constexpr int topicsWidth = 250;
const auto geometryKey = QStringLiteral("help");
const auto firstTopic = QStringLiteral("start");

} // namespace

HelpWindow::HelpWindow(const QString &language, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_index(language)
    , m_search(new SearchField(tr("Search the help"), this))
    , m_topics(new QListWidget(this))
    , m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help – Godwit"));
    setWindowIcon(applicationIcon());
    resize(windowWidth, windowHeight);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setList(m_topics);
    m_topics->setItemDelegate(new RowDelegate(m_topics));
    m_topics->setObjectName(QStringLiteral("helpTopics"));
    m_topics->setAccessibleName(tr("Topics"));
    m_page->setObjectName(QStringLiteral("helpPage"));
    m_page->setAccessibleName(tr("Help page"));
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(gridStep * 2);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(gridStep, gridStep, 0, gridStep);
    column->addWidget(m_search);
    column->addWidget(m_topics, 1);
    auto *halves = new QSplitter(this);
    halves->addWidget(left);
    halves->addWidget(m_page);
    halves->setSizes({topicsWidth, windowWidth - topicsWidth});
    halves->setStretchFactor(1, 1);
    halves->setChildrenCollapsible(false);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(halves);

    connect(m_search, &SearchField::searchChanged, this, &HelpWindow::list);
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        const HelpTopic *topic = item ? m_index.find(item->data(Qt::UserRole).toString()) : nullptr;
        if (topic)
            showTopic(*topic);
    });
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.isRelative())
            open(link.path().section(QLatin1Char('.'), 0, 0));
        else
            QDesktopServices::openUrl(link);
    });
    list({});
    Settings::instance().restoreGeometry(this, geometryKey);
}

void HelpWindow::open(const QString &topicName)
{
    const HelpTopic *topic = m_index.find(topicName);
    const QString wanted = topic ? topic->name : firstTopic;
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        list({});
    }
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(Qt::UserRole).toString() == wanted)
            m_topics->setCurrentRow(row);
    }
}

QString HelpWindow::currentTopic() const
{
    const QListWidgetItem *item = m_topics->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HelpWindow::closeEvent(QCloseEvent *event)
{
    Settings::instance().saveGeometry(this, geometryKey);
    QWidget::closeEvent(event);
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void HelpWindow::list(const QString &words)
{
    const QString before = currentTopic();
    m_topics->clear();
    for (const HelpTopic *topic : m_index.search(words)) {
        auto *item = new QListWidgetItem(topic->title, m_topics);
        item->setData(Qt::UserRole, topic->name);
        if (topic->name == before)
            m_topics->setCurrentItem(item);
    }
    if (!m_topics->currentItem() && m_topics->count() > 0)
        m_topics->setCurrentRow(0);
    mark(words);
}

void HelpWindow::showTopic(const HelpTopic &topic)
{
    m_page->document()->setDefaultFont(QApplication::font());
    m_page->setMarkdown(topic.text);
    mark(m_search->text().trimmed());
}

// Every place where a word that is looked for stands.
void HelpWindow::mark(const QString &words)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QTextCursor found = m_page->document()->find(word);
        for (; !found.isNull(); found = m_page->document()->find(word, found)) {
            QTextEdit::ExtraSelection place;
            place.cursor = found;
            place.format.setBackground(themeColours().added);
            marks << place;
        }
    }
    m_page->setExtraSelections(marks);
}

HelpKey::HelpKey(const QString &language, QObject *parent)
    : QObject(parent)
    , m_language(language)
{
    qApp->installEventFilter(this);
}

HelpKey::~HelpKey()
{
    delete m_window;
}

void HelpKey::open(const QString &topicName)
{
    HelpWindow &help = needWindow();
    help.open(topicName);
    help.show();
    help.raise();
    help.activateWindow();
}

void HelpKey::openAbout(const QWidget *around)
{
    const HelpIndex &index = needWindow().index();
    for (const QWidget *widget = around; widget; widget = widget->parentWidget()) {
        if (const HelpTopic *topic = index.about(widget->objectName())) {
            open(topic->name);
            return;
        }
    }
    open(firstTopic);
}

bool HelpKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::HelpContents)
        || !watched->isWidgetType())
        return false;
    openAbout(qobject_cast<QWidget *>(watched));
    return true;
}

HelpWindow &HelpKey::needWindow()
{
    if (!m_window)
        m_window = new HelpWindow(m_language);
    // A modal dialog leaves only its own windows alive.
    QWidget *modal = QApplication::activeModalWidget();
    if (m_window->parentWidget() != modal)
        m_window->setParent(modal, Qt::Window);
    return *m_window;
}

} // namespace godwit::ui
