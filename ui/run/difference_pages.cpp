#include "ui/run/difference_pages.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace godwit::ui {

namespace {

constexpr std::size_t mostWanted = 4; ///< what was scrolled past is not read
constexpr std::size_t mostColumns = 8;

DifferenceRow rowOf(StoredDifference &&stored)
{
    DifferenceRow row;
    row.ordinal = stored.ordinal;
    row.table = stored.table;
    row.tableName = stored.difference.table.qualified();
    row.kind = stored.difference.kind;
    row.state = stored.state;
    row.message = std::move(stored.message);
    row.key = std::move(stored.keyText);
    row.copies = stored.difference.copies;
    for (Difference::Cell &cell : stored.difference.cells) {
        if (!cell.differs)
            continue;
        if (++row.columnCount <= mostColumns)
            row.columns.push_back(std::move(cell.column));
    }
    return row;
}

// The ordinal before the page's first row.
Result<std::uint64_t> startOf(DifferenceStore &store, const std::string &runId,
                              const DifferenceFilter &filter, std::size_t position)
{
    if (position == 0)
        return 0;
    auto first = store.ordinalAt(runId, filter, position);
    if (!first)
        return failure(std::move(first));
    return *first ? **first - 1 : UINT64_MAX >> 1; // there are not that many any more
}

Result<std::vector<DifferenceRow>> readPage(DifferenceStore &store, const std::string &runId,
                                            const DifferenceFilter &filter, std::size_t position,
                                            std::optional<std::uint64_t> after)
{
    using Pages = DifferencePages;
    if (!after) {
        auto start = startOf(store, runId, filter, position);
        if (!start)
            return failure(std::move(start));
        after = *start;
    }
    auto found = store.page(runId, filter, *after, Pages::rowsPerPage);
    if (!found)
        return failure(std::move(found));
    std::vector<DifferenceRow> rows;
    rows.reserve(found->size());
    for (StoredDifference &stored : *found)
        rows.push_back(rowOf(std::move(stored)));
    return rows;
}

} // namespace

/// One connection for all pages: opening one takes longer than reading a page.
class DifferencePages::Connection
{
public:
    explicit Connection(std::filesystem::path home)
        : m_home(std::move(home))
    {}

    Result<StateDatabase *> open()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_state) {
            auto opened = StateDatabase::open(m_home);
            if (!opened)
                return failure(std::move(opened));
            m_state = std::move(*opened);
        }
        return m_state.get();
    }

private:
    std::mutex m_mutex;
    const std::filesystem::path m_home;
    std::unique_ptr<StateDatabase> m_state;
};

DifferencePages::DifferencePages(std::filesystem::path home, QObject *parent)
    : QObject(parent)
    , m_connection(std::make_shared<Connection>(std::move(home)))
{}

DifferencePages::~DifferencePages() = default;

void DifferencePages::show(const std::string &runId, const DifferenceFilter &filter,
                           std::size_t count)
{
    m_runId = runId;
    m_filter = filter;
    m_count = count;
    m_pages.clear();
    m_wanted.clear();
    m_hasFailed = false;
    if (m_reading)
        m_reading->cancel();
    m_reading = nullptr;
}

const DifferenceRow *DifferencePages::known(std::size_t position) const
{
    const auto page = m_pages.find(position / rowsPerPage);
    const std::size_t place = position % rowsPerPage;
    return page == m_pages.end() || place >= page->second.rows.size() ? nullptr
                                                                      : &page->second.rows[place];
}

const DifferenceRow *DifferencePages::row(std::size_t position)
{
    const std::size_t number = position / rowsPerPage;
    if (const auto page = m_pages.find(number); page != m_pages.end())
        page->second.usedAt = ++m_uses;
    else if (position < m_count)
        want(number);
    return known(position);
}

void DifferencePages::want(std::size_t page)
{
    if (m_hasFailed || (m_reading && m_readingPage == page))
        return;
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), page), m_wanted.end());
    m_wanted.push_back(page);
    if (m_wanted.size() > mostWanted)
        m_wanted.erase(m_wanted.begin());
    if (!m_reading)
        readNext();
}

void DifferencePages::readNext()
{
    if (m_wanted.empty())
        return;
    const std::size_t page = m_wanted.back();
    m_wanted.pop_back();
    // Where the page before is at hand, nothing has to be counted to find where this one begins.
    std::optional<std::uint64_t> after;
    if (page > 0) {
        const auto before = m_pages.find(page - 1);
        if (before != m_pages.end() && before->second.rows.size() == rowsPerPage)
            after = before->second.rows.back().ordinal;
    }
    m_readingPage = page;
    m_reading = runInBackground(
        this,
        [connection = m_connection, runId = m_runId, filter = m_filter, page,
         after](std::stop_token) -> Result<std::vector<DifferenceRow>> {
            auto state = connection->open();
            if (!state)
                return failure(std::move(state));
            DifferenceStore store(**state);
            return readPage(store, runId, filter, page * rowsPerPage, after);
        },
        [this, page](Result<std::vector<DifferenceRow>> rows) {
            m_reading = nullptr;
            if (rows) {
                take(page, std::move(*rows));
                readNext();
                return;
            }
            m_hasFailed = true;
            m_wanted.clear();
            Q_EMIT failed(rows.error());
        });
}

void DifferencePages::take(std::size_t page, std::vector<DifferenceRow> rows)
{
    m_pages[page] = {std::move(rows), ++m_uses};
    if (m_pages.size() > mostPages)
        dropOldest();
    const std::size_t first = page * rowsPerPage;
    const std::size_t last = std::min(first + rowsPerPage, m_count);
    if (last > first)
        Q_EMIT pageRead(static_cast<int>(first), static_cast<int>(last - 1));
}

void DifferencePages::dropOldest()
{
    const auto oldest =
        std::min_element(m_pages.begin(), m_pages.end(), [](const auto &one, const auto &other) {
            return one.second.usedAt < other.second.usedAt;
        });
    m_pages.erase(oldest);
}

} // namespace godwit::ui
