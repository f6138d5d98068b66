#include "ui/wizard/objects_catalog_bar.h"

#include "ui/common/busy_indicator.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <algorithm>

namespace godwit::ui {

ObjectsCatalogBar::ObjectsCatalogBar(ProjectDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_busy(new BusyIndicator(this))
    , m_text(makeHint({}, this))
    , m_read(new QPushButton(this))
    , m_error(new ErrorPanel(this))
{
    m_busy->setObjectName(QStringLiteral("catalogBusy"));
    m_text->setObjectName(QStringLiteral("catalogText"));
    m_text->setWordWrap(false);
    m_read->setObjectName(QStringLiteral("readCatalog"));
    m_read->setAutoDefault(false);
    m_error->setObjectName(QStringLiteral("catalogError"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_text);
    line->addWidget(m_busy);
    line->addStretch(1);
    line->addWidget(m_read);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(line);
    column->addWidget(m_error);
    connect(m_read, &QPushButton::clicked, this, &ObjectsCatalogBar::read);
    connect(m_busy, &BusyIndicator::cancelRequested, &m_draft, &ProjectDraft::cancelCatalog);
    refresh(false);
}

void ObjectsCatalogBar::read()
{
    m_draft.readCatalog(window(), true);
}

void ObjectsCatalogBar::refresh(bool isPrepared)
{
    const auto state = m_draft.catalogState();
    const bool isReady = state == ProjectDraft::CatalogState::Ready;
    const bool isBusy = state == ProjectDraft::CatalogState::Loading || (isReady && !isPrepared);
    const DataSource *source = m_draft.sourceEndpoint();
    const QString name = source ? toQString(source->name) : QString();
    if (isBusy && !m_busy->isBusy())
        m_busy->start(tr("Reading what “%1” holds…").arg(name));
    else if (!isBusy)
        m_busy->stop();
    m_busy->setCancellable(state == ProjectDraft::CatalogState::Loading);
    if (state == ProjectDraft::CatalogState::Failed)
        m_error->showError(m_draft.catalogError());
    else
        m_error->clear();
    m_text->setVisible(!isBusy);
    m_text->setText(isReady  ? readyText()
                    : source ? tr("What “%1” holds has not been read.").arg(name)
                             : tr("Choose a source on the first page to see what it holds."));
    m_read->setVisible(!isBusy && source);
    const bool isFailed = state == ProjectDraft::CatalogState::Failed;
    m_read->setText(isFailed ? tr("&Retry") : isReady ? tr("Re&fresh") : tr("&Read the source"));
    m_read->setIcon(icon(isFailed ? Icon::Retry : Icon::Refresh));
}

QString ObjectsCatalogBar::readyText() const
{
    const auto catalog = m_draft.catalog();
    if (!catalog)
        return {};
    const auto views = static_cast<std::uint64_t>(
        std::count_if(catalog->objects.begin(), catalog->objects.end(),
                      [](const CatalogObject &o) { return o.kind == ObjectKind::View; }));
    const ServerFacts &facts = m_draft.sourceFacts();
    const QString server = toQString(facts.product + ' ' + facts.version).trimmed();
    const auto tables = static_cast<int>(catalog->objects.size() - views);
    const QStringList parts = {
        tr("%Ln table(s)", nullptr, tables), tr("%Ln view(s)", nullptr, static_cast<int>(views)),
        tr("%Ln database(s)", nullptr, static_cast<int>(catalog->databases.size()))};
    return parts.join(QStringLiteral(", "))
           + (server.isEmpty() ? QString() : QStringLiteral(" · ") + server);
}

} // namespace godwit::ui
