#include "ui/common/data_table.h"

#include "ui/common/cell_delegate.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

constexpr int saveAfterMs = 500;
// Pixels around a column's title, and with the arrow of a sorted one.
constexpr int titleMargin = 10;
constexpr int sortedTitleMargin = 24;
constexpr int shortText = 130; // pixels: what is no wider holds a word or two that fit exactly

struct FittedColumn
{
    int number, width, least;
};

// Takes @p missing pixels from those columns that @p hasToGive, each in proportion to what it can
// spare; says how many are missing still.
template<typename Has>
int take(int missing, QList<FittedColumn> &columns, Has hasToGive)
{
    int spare = 0;
    for (const FittedColumn &column : columns)
        spare += hasToGive(column) ? column.width - column.least : 0;
    if (missing <= 0 || spare == 0)
        return missing;
    const double share = std::min(1.0, static_cast<double>(missing) / spare);
    for (FittedColumn &column : columns) {
        if (hasToGive(column)) {
            const double part = (column.width - column.least) * share;
            column.width -= static_cast<int>(std::ceil(part));
            missing -= static_cast<int>(std::ceil(part));
        }
    }
    return missing;
}

// First the last column gives way: it matters least, or is a long text; then the wide ones, then
// those that hold a word or two. Where one has to scroll all the same, names may as well be read.
void narrow(QList<FittedColumn> &columns, int room)
{
    int missing = -room;
    int least = 0;
    for (const FittedColumn &column : columns) {
        missing += column.width;
        least += column.least;
    }
    if (least > room)
        return;
    const int last = columns.isEmpty() ? -1 : columns.last().number;
    missing = take(missing, columns, [&](const auto &c) { return c.number == last; });
    missing = take(missing, columns, [](const auto &c) { return c.width > shortText; });
    take(missing, columns, [](const auto &) { return true; });
}

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
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this, saveLater](int column) {
        // The last one follows the others, and the window.
        if (m_isRestoring || column == horizontalHeader()->count() - 1)
            return;
        m_areWidthsChosen = true;
        saveLater();
    });
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this, saveLater] {
        fitColumns(); // its title has an arrow now
        saveLater();
    });
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
    m_areWidthsChosen = isRemembered && parts.front().toInt() > 0;
    for (int column = 0; column < columns; ++column) {
        const int width = m_areWidthsChosen ? parts[column].toInt() : m_widths.value(column, 0);
        if (width > 0)
            setColumnWidth(column, width);
    }
    if (isRemembered && isSortingEnabled() && parts[columns].toInt() >= 0) {
        sortByColumn(parts[columns].toInt(), parts[columns + 1] == QStringLiteral("1")
                                                 ? Qt::DescendingOrder
                                                 : Qt::AscendingOrder);
    }
    m_isRestoring = false;
    fitColumns();
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

bool DataTable::isSorted(int column) const
{
    return isSortingEnabled() && horizontalHeader()->sortIndicatorSection() == column;
}

// The least a column is of use with: its title can be read, and more than half of what it asked for
// is there.
int DataTable::leastWidth(int column) const
{
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const int ofTitle = horizontalHeader()->fontMetrics().horizontalAdvance(title)
                        + (isSorted(column) ? sortedTitleMargin : titleMargin);
    return std::max(ofTitle, m_widths.value(column, 0) * 5 / 9);
}

void DataTable::fitColumns()
{
    if (!model() || m_areWidthsChosen || m_widths.isEmpty())
        return;
    QList<FittedColumn> columns;
    const int last = model()->columnCount() - 1;
    for (int column = 0; column <= last; ++column) {
        if (isColumnHidden(column))
            continue;
        const int least = leastWidth(column);
        const int asked = m_widths.value(column, column == last ? least : columnWidth(column));
        const int wanted = std::max(asked, least);
        columns.append({column, wanted, isNumberColumn(column) ? wanted : least});
    }
    narrow(columns, viewport()->width());
    m_isRestoring = true;
    for (const FittedColumn &column : columns)
        setColumnWidth(column.number, column.width);
    m_isRestoring = false;
}

void DataTable::saveColumns()
{
    m_saveLater.stop();
    if (!model())
        return;
    QStringList parts;
    for (int column = 0; column < model()->columnCount(); ++column)
        parts << QString::number(m_areWidthsChosen ? columnWidth(column) : 0);
    const QHeaderView *header = horizontalHeader();
    parts << QString::number(isSortingEnabled() ? header->sortIndicatorSection() : -1)
          << QString::number(header->sortIndicatorOrder() == Qt::DescendingOrder ? 1 : 0);
    Settings::instance().setValue(m_settingsKey, parts.join(QLatin1Char(' ')));
}

} // namespace godwit::ui
