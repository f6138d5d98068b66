#include "ui/wizard/objects_columns_field.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int typeWidth = 96; // pixels
constexpr int shardWidth = 56;

} // namespace

ObjectsColumnsField::ObjectsColumnsField(ObjectsSourceProbe *probe, QWidget *parent)
    : QWidget(parent)
    , m_probe(probe)
    , m_model(new ObjectsColumnsModel(this))
    , m_view(new QTableView(this))
    , m_all(new QToolButton(this))
    , m_keyOnly(new QToolButton(this))
    , m_hint(makeHint({}, this))
{
    build();
    connect(m_model, &ObjectsColumnsModel::keptChanged, this, [this] {
        m_kept = m_model->kept();
        updateHint();
        Q_EMIT keptChanged(m_kept);
    });
    connect(m_model, &ObjectsColumnsModel::shardChanged, this, [this] {
        m_shard = m_model->shard();
        Q_EMIT shardChanged(m_shard);
    });
    connect(m_all, &QToolButton::clicked, m_model, &ObjectsColumnsModel::keepAll);
    connect(m_keyOnly, &QToolButton::clicked, m_model, &ObjectsColumnsModel::keepKeyOnly);
    connect(m_probe, &ObjectsSourceProbe::tableRead, this,
            [this](const TableName &table, const Result<TableSchema> &schema) {
                if (table != m_table)
                    return;
                if (schema)
                    m_model->setTable(*schema, m_kept, m_shard);
                updateHint();
                if (!schema)
                    m_hint->setText(errorMessage(schema.error()));
            });
}

void ObjectsColumnsField::build()
{
    auto *label = new QLabel(tr("&Columns:"), this);
    label->setBuddy(m_view);
    m_all->setObjectName(QStringLiteral("objectAllColumns"));
    m_all->setText(tr("All"));
    m_all->setToolTip(tr("Keep every column"));
    m_all->setAccessibleName(m_all->toolTip());
    m_keyOnly->setObjectName(QStringLiteral("objectKeyColumns"));
    m_keyOnly->setText(tr("Key only"));
    m_keyOnly->setToolTip(tr("Keep only the columns of the key"));
    m_keyOnly->setAccessibleName(m_keyOnly->toolTip());

    m_view->setObjectName(QStringLiteral("objectColumns"));
    m_view->setAccessibleName(tr("Columns"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->setMinimumHeight(3 * tableRowHeight);
    // It takes what the others leave: the messages above it are never cut off for its sake.
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(tableRowHeight);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(ObjectsColumnsModel::NameColumn, QHeaderView::Stretch);
    header->resizeSection(ObjectsColumnsModel::TypeColumn, typeWidth);
    header->resizeSection(ObjectsColumnsModel::ShardColumn, shardWidth);
    m_hint->setObjectName(QStringLiteral("objectColumnsHint"));
    setFocusProxy(m_view);

    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addStretch(1);
    line->addWidget(m_all);
    line->addWidget(m_keyOnly);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(line);
    column->addWidget(m_view, 1);
    column->addWidget(m_hint);
}

void ObjectsColumnsField::show(const TableName &table, const std::vector<std::string> &kept,
                               const std::vector<std::string> &shard, bool hasShards,
                               bool isReadable)
{
    const bool isSame = table == m_table && isReadable == m_isReadable;
    m_table = table;
    m_kept = kept;
    m_shard = shard;
    m_isReadable = isReadable;
    m_view->setColumnHidden(ObjectsColumnsModel::ShardColumn, !hasShards);
    if (isSame) {
        m_model->setKept(kept);
        m_model->setShard(shard);
    } else {
        m_model->clear();
        if (isReadable)
            m_probe->readTable(table);
    }
    updateHint();
}

void ObjectsColumnsField::updateHint()
{
    const bool isKnown = m_model->rowCount() > 0;
    m_all->setEnabled(isKnown);
    m_keyOnly->setEnabled(isKnown);
    if (!isKnown)
        m_hint->setText(m_isReadable ? tr("Reading the columns…")
                                     : tr("The columns are shown once the source has been read."));
    else if (m_kept.empty())
        m_hint->setText(tr("All columns move."));
    else
        m_hint->setText(
            tr("%1 of %2 columns move.").arg(m_model->keptCount()).arg(m_model->rowCount()));
}

} // namespace godwit::ui
