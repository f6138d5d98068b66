#include "ui/wizard/payload_view.h"

#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/json_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace godwit::ui {

namespace {

QToolButton *toolButton(const char *name, Icon picture, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(picture));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

} // namespace

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(tr("Search the payload"), this))
    , m_found(new QLabel(this))
    , m_previous(toolButton("payloadPrevious", Icon::Back, tr("Previous occurrence"), this))
    , m_next(toolButton("payloadNext", Icon::Forward, tr("Next occurrence"), this))
    , m_copy(toolButton("payloadCopy", Icon::Copy, tr("Copy the whole payload"), this))
    , m_view(new JsonView(this))
    , m_cut(makeHint({}, this))
{
    m_search->setObjectName(QStringLiteral("payloadSearch"));
    m_search->setMaximumWidth(36 * gridStep);
    m_found->setObjectName(QStringLiteral("payloadFound"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_view->setObjectName(QStringLiteral("payloadText"));
    m_view->setAccessibleName(tr("Payload"));
    m_cut->setObjectName(QStringLiteral("payloadCut"));

    auto *line = new QHBoxLayout;
    line->addWidget(m_search, 1);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    line->addWidget(m_found);
    line->addStretch();
    line->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    column->addLayout(line);
    column->addWidget(m_view, 1);
    column->addWidget(m_cut);

    connect(m_search, &SearchField::searchChanged, this,
            [this](const QString &text) { showFound(m_view->search(text)); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_view->findNext(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { m_view->findNext(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_view->findNext(false); });
    connect(m_copy, &QToolButton::clicked, this, &PayloadView::copy);
    showFound(0);
}

void PayloadView::setPayload(const std::string &payload)
{
    if (payload == m_payload)
        return;
    m_payload = payload;
    m_view->setJson(toQString(payload));
    const int hidden = m_view->hiddenLines();
    m_cut->setText(
        tr("%n more line(s) are not shown; Copy and Export take them all.", nullptr, hidden));
    m_cut->setVisible(hidden > 0);
    if (!m_search->text().isEmpty())
        showFound(m_view->search(m_search->text()));
}

void PayloadView::copy()
{
    QGuiApplication::clipboard()->setText(toQString(m_payload));
}

void PayloadView::showFound(int count)
{
    const bool isSearching = !m_search->text().trimmed().isEmpty();
    m_found->setText(!isSearching ? QString()
                     : count == 0 ? tr("Not found")
                                  : tr("%n place(s)", nullptr, count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

} // namespace godwit::ui
