#pragma once

#include "core/connectors/connector.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace godwit {

/// Lends readers out and takes them back, so that comparing a thousand small tables does not make
/// thousands of connections, and a snapshot's readers can serve many tables. Thread-safe.
class ReaderPool
{
public:
    using Make = std::function<Result<std::unique_ptr<RowReader>>()>;

    /// @p first: readers to begin with; @p make: more of them.
    ReaderPool(std::vector<std::unique_ptr<RowReader>> first, Make make);

    /// A reader that comes back here when it is destroyed, unless it failed or was cancelled.
    Result<std::unique_ptr<RowReader>> lend();

private:
    struct Shelf
    {
        std::mutex mutex;
        std::vector<std::unique_ptr<RowReader>> readers;
    };
    class Lent;

    std::shared_ptr<Shelf> m_shelf;
    Make m_make;
};

} // namespace godwit
