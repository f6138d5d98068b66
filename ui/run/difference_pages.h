#pragma once

#include "core/state/difference_store.h"
#include "ui/common/background.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace godwit::ui {

/// What a list shows of one difference: no values, so that thousands of rows are small.
struct DifferenceRow
{
    std::uint64_t ordinal = 0;
    int table = 0;
    std::string tableName; ///< at the destination
    DifferenceKind kind = DifferenceKind::Different;
    DifferenceState state = DifferenceState::Open;
    std::string message; ///< why it is not repaired
    std::string key;
    std::vector<std::string> columns; ///< that differ; the first few
    std::size_t columnCount = 0;      ///< how many differ
    std::uint64_t copies = 1;
};

/// The differences that a filter leaves, by their position: a window of pages around what was asked
/// for last. Pages are read in the background, the newest wish first.
class DifferencePages final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t rowsPerPage = 64;
    static constexpr std::size_t mostPages = 64;

    explicit DifferencePages(std::filesystem::path home, QObject *parent = nullptr);
    ~DifferencePages() override;

    /// Forgets everything that was read.
    void show(const std::string &runId, const DifferenceFilter &filter, std::size_t count);
    /// Null: it is not here yet; pageRead() says when it is.
    const DifferenceRow *row(std::size_t position);
    /// The same without asking for it.
    const DifferenceRow *known(std::size_t position) const;
    std::size_t pagesHeld() const { return m_pages.size(); }

Q_SIGNALS:
    /// The positions that are here now.
    void pageRead(int first, int last);
    void failed(const godwit::Error &error);

private:
    struct Page
    {
        std::vector<DifferenceRow> rows;
        std::uint64_t usedAt = 0;
    };
    class Connection;

    void want(std::size_t page);
    void readNext();
    void take(std::size_t page, std::vector<DifferenceRow> rows);
    void dropOldest();

    std::shared_ptr<Connection> m_connection; ///< the reading thread holds it too
    std::string m_runId;
    DifferenceFilter m_filter;
    std::size_t m_count = 0;
    std::map<std::size_t, Page> m_pages;
    std::vector<std::size_t> m_wanted; ///< newest last
    QPointer<BackgroundTask> m_reading;
    std::size_t m_readingPage = 0;
    std::uint64_t m_uses = 0;
    bool m_hasFailed = false; ///< asking again would only fail again
};

} // namespace godwit::ui
