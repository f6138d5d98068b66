#include "core/keychain/keychain_line.h"

#include <QCoreApplication>
#include <QDBusConnection>

#include <clocale>
#include <future>
#include <memory>
#include <string>

namespace godwit {

namespace {

constexpr unsigned long longestEndMs = 2000;

// For a program without a window. Neither its locale nor what Qt would tell its developers on
// standard error is the business of whoever only wants a password.
void makeApplication()
{
    if (QCoreApplication::instance())
        return;
    static int count = 1;
    static char name[] = "godwit";
    static char *arguments[] = {name, nullptr};
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    const char *current = std::setlocale(LC_ALL, nullptr); // NOLINT(concurrency-mt-unsafe)
    const std::string locale = current ? current : "C";
    new QCoreApplication(count, arguments); // until the process ends
    std::setlocale(LC_ALL, locale.c_str()); // NOLINT(concurrency-mt-unsafe)
}

// Both ends of one answer; the asking end may have left when it arrives.
template<typename Answer>
struct Waiting
{
    std::promise<Answer> promise;
    std::atomic<bool> isOver = false; ///< one end has finished with it
};

KeychainLine::Reply replyOf(const QKeychain::Job *job)
{
    KeychainLine::Reply reply{job->error(), job->errorString(), {}};
    if (const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(job))
        reply.password = reading->textData();
    return reply;
}

} // namespace

KeychainLine &KeychainLine::instance()
{
    makeApplication();
    static KeychainLine line;
    return line;
}

KeychainLine::KeychainLine()
    : m_thread(std::make_unique<QThread>())
    , m_context(std::make_unique<QObject>())
{
    // Statics end in the reverse order: Qt's own thread for D-Bus, which is begun here, has to
    // outlive this one, or a last word to the bus would wait for it for ever.
    QDBusConnection::sessionBus();
    m_thread->setObjectName("keyring");
    m_context->moveToThread(m_thread.get());
    m_thread->start();
}

KeychainLine::~KeychainLine()
{
    m_thread->quit();
    // A keyring that does not answer must not keep the program from ending: then the thread ends
    // with the process.
    if (!m_thread->wait(longestEndMs)) {
        (void)m_thread.release();
        (void)m_context.release();
    }
}

std::optional<KeychainLine::Reply> KeychainLine::ask(std::function<QKeychain::Job *()> makeJob,
                                                     std::chrono::milliseconds patience)
{
    if (m_abandoned > 0)
        return std::nullopt;
    const auto waiting = std::make_shared<Waiting<Reply>>();
    auto answer = waiting->promise.get_future();
    const auto start = [this, waiting, makeJob = std::move(makeJob)] {
        QKeychain::Job *job = makeJob(); // deletes itself when it has finished
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [this, waiting](QKeychain::Job *done) {
                             waiting->promise.set_value(replyOf(done));
                             if (waiting->isOver.exchange(true))
                                 --m_abandoned;
                         });
        job->start();
    };
    QMetaObject::invokeMethod(m_context.get(), start, Qt::QueuedConnection);
    if (answer.wait_for(patience) == std::future_status::ready)
        return answer.get();
    ++m_abandoned;
    if (waiting->isOver.exchange(true)) // it came at the last moment
        --m_abandoned;
    return std::nullopt;
}

std::optional<bool> KeychainLine::look(std::function<bool()> look,
                                       std::chrono::milliseconds patience)
{
    const auto promise = std::make_shared<std::promise<bool>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        m_context.get(), [promise, look = std::move(look)] { promise->set_value(look()); },
        Qt::QueuedConnection);
    if (answer.wait_for(patience) == std::future_status::ready)
        return answer.get();
    return std::nullopt;
}

} // namespace godwit
