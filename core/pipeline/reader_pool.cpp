#include "core/pipeline/reader_pool.h"

#include <atomic>

namespace godwit {

/// One reader on loan.
class ReaderPool::Lent : public RowReader
{
public:
    Lent(std::unique_ptr<RowReader> reader, std::shared_ptr<Shelf> shelf)
        : m_reader(std::move(reader))
        , m_shelf(std::move(shelf))
    {}

    ~Lent() override
    {
        if (m_spoilt || m_open) // an unread rest could be long: the link is given up with it
            return;
        const std::scoped_lock lock(m_shelf->mutex);
        m_shelf->readers.push_back(std::move(m_reader));
    }

    [[nodiscard]] Result<void> open(const ReadRequest &request) override
    {
        m_open = true;
        return kept(m_reader->open(request));
    }
    Result<bool> next(RowBatch &batch) override
    {
        auto more = kept(m_reader->next(batch));
        if (more && !*more)
            m_open = false;
        return more;
    }
    void close() override
    {
        m_reader->close();
        m_open = false;
    }
    void cancel() override
    {
        m_spoilt = true;
        m_reader->cancel();
    }
    Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override
    {
        return kept(m_reader->boundAfter(table, key, after, rows));
    }

private:
    template<typename T>
    Result<T> kept(Result<T> result)
    {
        if (!result)
            m_spoilt = true;
        return result;
    }

    std::unique_ptr<RowReader> m_reader;
    std::shared_ptr<Shelf> m_shelf;
    bool m_open = false;
    std::atomic<bool> m_spoilt{false};
};

ReaderPool::ReaderPool(std::vector<std::unique_ptr<RowReader>> first, Make make)
    : m_shelf(std::make_shared<Shelf>())
    , m_make(std::move(make))
{
    m_shelf->readers = std::move(first);
}

Result<std::unique_ptr<RowReader>> ReaderPool::lend()
{
    std::unique_ptr<RowReader> reader;
    {
        const std::scoped_lock lock(m_shelf->mutex);
        if (!m_shelf->readers.empty()) {
            reader = std::move(m_shelf->readers.back());
            m_shelf->readers.pop_back();
        }
    }
    if (!reader) {
        auto made = m_make();
        if (!made)
            return made;
        reader = std::move(*made);
    }
    return std::make_unique<Lent>(std::move(reader), m_shelf);
}

} // namespace godwit
