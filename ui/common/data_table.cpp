#include "ui/common/data_table.h"

#include "ui/common/cell_delegate.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int saveAfterMs = 500;

QString quotedCell(QString text)
{
    const auto isSpecial = [](QChar character) {
        return character == QLatin1Char('\t') || character == QLatin1Char('\n')
               || character == QLatin1Char('\r') || character == QLatin1Char('"');
    };
    if (std::none_of(text.cbegin(), text.cend(), isSpecial))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\""))
           + QLatin1Char('"');
}

} // namespace

DataTable::DataTable(const QString &settingsKey, QWidget *parent)
    : QTableView(parent)
    , m_settingsKey(QStringLiteral("columns/") + settingsKey)
{
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table: the keyboard's way out
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(tableRowHeight);
    verticalHeader()->setDefaultSectionSize(tableRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // measuring rows would read them
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumHeight(tableRowHeight);

    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(saveAfterMs);
    connect(&m_saveLater, &QTimer::timeout, this, &DataTable::saveColumns);
    const auto saveLater = [this] {
        if (!m_isRestoring)
            m_saveLater.start();
    };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, saveLater);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, saveLater);
    connect(this, &QTableView::doubleClicked, this, &DataTable::opened);
}

DataTable::~DataTable()
{
    if (m_saveLater.isActive())
        saveColumns();
}

void DataTable::setModel(QAbstractItemModel *model)
{
    m_isRestoring = true;
    QTableView::setModel(model);
    m_isRestoring = false;
    restoreColumns();
}

void DataTable::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
    restoreColumns();
}

QString DataTable::selectedText() const
{
    QModelIndexList indexes =
        selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList();
    std::sort(indexes.begin(), indexes.end());
    QString text;
    int row = -1;
    for (const QModelIndex &index : indexes) {
        if (isColumnHidden(index.column()))
            continue;
        if (row >= 0)
            text += index.row() == row ? QLatin1Char('\t') : QLatin1Char('\n');
        row = index.row();
        text += quotedCell(index.data(Qt::DisplayRole).toString());
    }
    return text;
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectedText(); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentIndex().isValid() && state() != EditingState) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::restoreColumns()
{
    if (!model())
        return;
    m_isRestoring = true;
    // Of a table that had other columns then, nothing is taken over.
    const QStringList parts =
        Settings::instance().value(m_settingsKey).toString().split(QLatin1Char(' '));
    const int columns = model()->columnCount();
    const bool isRemembered = parts.size() == columns + 2;
    for (int column = 0; column < columns; ++column) {
        const int width = isRemembered ? parts[column].toInt() : m_widths.value(column, 0);
        if (width > 0)
            setColumnWidth(column, width);
    }
    if (isRemembered && isSortingEnabled() && parts[columns].toInt() >= 0) {
        sortByColumn(parts[columns].toInt(), parts[columns + 1] == QStringLiteral("1")
                                                 ? Qt::DescendingOrder
                                                 : Qt::AscendingOrder);
    }
    m_isRestoring = false;
}

void DataTable::saveColumns()
{
    m_saveLater.stop();
    if (!model())
        return;
    QStringList parts;
    for (int column = 0; column < model()->columnCount(); ++column)
        parts << QString::number(columnWidth(column));
    const QHeaderView *header = horizontalHeader();
    parts << QString::number(isSortingEnabled() ? header->sortIndicatorSection() : -1)
          << QString::number(header->sortIndicatorOrder() == Qt::DescendingOrder ? 1 : 0);
    Settings::instance().setValue(m_settingsKey, parts.join(QLatin1Char(' ')));
}

} // namespace godwit::ui
