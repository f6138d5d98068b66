#pragma once

#include <QObject>
#include <QString>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace godwit {

/// The one thread of the process that talks to the keyring. QtKeychain works its jobs off one by
/// one in the thread of the first, so that thread has to live as long as the process.
class KeychainLine
{
public:
    /// What a finished job said.
    struct Reply
    {
        QKeychain::Error error = QKeychain::NoError;
        QString message;
        QString password; ///< of a ReadPasswordJob
    };

    /// Starts the thread when it is first asked for. Makes a QCoreApplication in the calling thread
    /// if there is none: Qt's event loops need one.
    static KeychainLine &instance();

    /// Runs the job that @p makeJob makes; empty if it has not ended within @p patience. An
    /// abandoned job blocks those behind it: until it ends, ask() gives up at once.
    std::optional<Reply> ask(std::function<QKeychain::Job *()> makeJob,
                             std::chrono::milliseconds patience);
    /// What @p look finds in the thread; empty if it takes longer than @p patience.
    std::optional<bool> look(std::function<bool()> look, std::chrono::milliseconds patience);

    KeychainLine(const KeychainLine &) = delete;
    KeychainLine &operator=(const KeychainLine &) = delete;

private:
    KeychainLine();
    ~KeychainLine();

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_context; ///< lives in the thread
    std::atomic<int> m_abandoned = 0;
};

} // namespace godwit
