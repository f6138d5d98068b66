// Work that must not stop the window: connecting, listing, counting, estimating.
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

namespace godwit::ui {

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
    std::thread([work = std::move(work), done = std::move(done), pointer, relay,
                 stop = task->token()]() mutable {
        auto result = work(stop);
        QMetaObject::invokeMethod(
            relay,
            [pointer, relay, done = std::move(done), result = std::move(result)]() mutable {
                relay->deleteLater();
                if (!pointer || pointer->isCancelled())
                    return;
                pointer->deleteLater();
                done(std::move(result));
            },
            Qt::QueuedConnection);
    }).detach();
    return pointer;
}

} // namespace godwit::ui
