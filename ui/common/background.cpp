#include "ui/common/background.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace godwit::ui {

namespace {

struct Threads
{
    std::mutex mutex;
    std::condition_variable ended;
    std::map<int, std::stop_source> running;
    int newest = 0;
    bool isClosed = false;
};

Threads &threads()
{
    static auto *all = new Threads; // never destroyed: a thread may end after the program's statics
    return *all;
}

} // namespace

namespace detail {

int noteBackgroundThread(const std::stop_source &stop)
{
    Threads &all = threads();
    const std::scoped_lock lock(all.mutex);
    all.running.emplace(++all.newest, stop);
    return all.newest;
}

void endBackgroundThread(int id, const std::function<void()> &post)
{
    Threads &all = threads();
    const std::scoped_lock lock(all.mutex);
    if (!all.isClosed)
        post(); // under the lock: the application cannot go away meanwhile
    all.running.erase(id);
    all.ended.notify_all();
}

} // namespace detail

bool finishBackgroundWork(std::chrono::milliseconds longest)
{
    Threads &all = threads();
    std::unique_lock lock(all.mutex);
    all.isClosed = true;
    for (auto &[id, stop] : all.running)
        stop.request_stop();
    return all.ended.wait_for(lock, longest, [&all] { return all.running.empty(); });
}

} // namespace godwit::ui
