#include "ui/run/log_view.h"

#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/search_field.h"
#include "ui/common/theme.h"
#include "ui/run/cell_painters.h"

#include <QLabel>
#include <QScrollBar>

namespace godwit::ui {

namespace {

QIcon levelIcon(const QModelIndex &index)
{
    const auto level = static_cast<Level>(index.data(LogModel::LevelRole).toInt());
    return level == Level::Note ? icon(Icon::Info, Status::Idle) : statusIcon(statusOf(level));
}

} // namespace

LogView::LogView(LogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_filter(new LogFilter(this))
    , m_level(new QComboBox(this))
    , m_search(new SearchField(tr("Search the log"), this))
    , m_table(new DataTable(QStringLiteral("run.log"), this))
{
    setObjectName(QStringLiteral("logView"));
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_level->addItem(tr("Everything"), static_cast<int>(Level::Note));
    m_level->addItem(tr("Warnings and errors"), static_cast<int>(Level::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(Level::Error));
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setList(m_table);
    m_filter->setSourceModel(&log);
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Log of the run"));
    m_table->setModel(m_filter);
    m_table->setColumnWidths({80, 110});
    m_table->setNumberColumns({LogModel::Time});
    m_table->setItemDelegateForColumn(LogModel::Severity, new StatusDelegate(levelIcon, m_table));
    auto *empty = new EmptyState(Icon::Log, {}, {}, this);
    const auto explain = [&log, empty] {
        if (log.rowCount() > 0)
            empty->setText(tr("No line matches"), tr("Choose another level, or empty the search."));
        else
            empty->setText(tr("Nothing to read here yet"),
                           tr("What the run says while it works appears here: retries, lost "
                              "connections, what was found and decided."));
    };
    explain();
    connect(&log, &QAbstractItemModel::rowsInserted, empty, explain);
    connect(&log, &QAbstractItemModel::rowsRemoved, empty, explain);

    auto *label = new QLabel(tr("&Show:"), this);
    label->setBuddy(m_level);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_level);
    row->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addLayout(row);
    column->addWidget(viewOrEmpty(m_table, empty, this), 1);

    connect(m_level, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setLevel(static_cast<Level>(m_level->currentData().toInt())); });
    connect(m_search, &SearchField::searchChanged, m_filter, &LogFilter::setText);
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        m_following = bar->value() >= bar->maximum() - 1;
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &LogView::follow);
    follow();
}

void LogView::follow()
{
    if (m_following)
        m_table->scrollToBottom();
}

} // namespace godwit::ui
