// Work that must not stop the window: connecting, listing, counting, estimating.
#pragma once

#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

namespace godwit::ui {

/// Asks every piece of background work to stop and waits for it, @p longest at most; answers that
/// come later are dropped. Called once, when the program ends. False: some are still waiting for a
/// server, and the program must end without cleaning up under them.
bool finishBackgroundWork(std::chrono::milliseconds longest);

/// Used by runInBackground() only.
namespace detail {
int noteBackgroundThread(const std::stop_source &stop); ///< its number
/// Calls @p post unless the program is ending, and forgets the thread.
void endBackgroundThread(int id, const std::function<void()> &post);
} // namespace detail

/// A piece of work in a thread of its own. Made by runInBackground(); deletes itself when the
/// answer has been given. Nobody waits for a cancelled one: its thread ends by itself and its
/// answer is dropped.
class BackgroundTask : public QObject
{
    Q_OBJECT

public:
    /// Asks the work to stop; its answer will not be delivered.
    void cancel()
    {
        m_stop.request_stop();
        m_dropped = true;
        deleteLater();
    }
    bool isCancelled() const { return m_dropped; }
    std::stop_token token() const { return m_stop.get_token(); }
    const std::stop_source &stopSource() const { return m_stop; }

    explicit BackgroundTask(QObject *parent)
        : QObject(parent)
    {}
    ~BackgroundTask() override { m_stop.request_stop(); }

private:
    std::stop_source m_stop;
    bool m_dropped = false;
};

/// Runs @p work(stop_token) in a thread of its own, then @p done(result) in @p context's thread:
/// unless the task was cancelled or @p context is gone by then. @p work must own all it touches (it
/// may outlive @p context).
///
/// \code
///   m_task = runInBackground(this,
///       [source](std::stop_token) { return makeConnector(source)->readFacts(); },
///       [this](Result<ServerFacts> facts) { show(facts); });
/// \endcode
template<typename Work, typename Done>
QPointer<BackgroundTask> runInBackground(QObject *context, Work work, Done done)
{
    auto *task = new BackgroundTask(context);
    const QPointer<BackgroundTask> pointer(task);
    // The thread must not touch the task: `relay` lives as long as the thread does, and its posted
    // event is dropped with it when nobody listens any more.
    auto *relay = new QObject;
    const int id = detail::noteBackgroundThread(task->stopSource());
    std::thread([work = std::move(work), done = std::move(done), pointer, relay, id,
                 stop = task->token()]() mutable {
        auto result = work(stop);
        auto answer = [pointer, relay, done = std::move(done),
                       result = std::move(result)]() mutable {
            relay->deleteLater();
            if (!pointer || pointer->isCancelled())
                return;
            pointer->deleteLater();
            done(std::move(result));
        };
        detail::endBackgroundThread(id, [relay, &answer] {
            QMetaObject::invokeMethod(relay, std::move(answer), Qt::QueuedConnection);
        });
    }).detach();
    return pointer;
}

} // namespace godwit::ui
