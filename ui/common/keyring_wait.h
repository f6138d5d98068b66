#pragma once

#include <QDialog>

class QEventLoop;

namespace godwit::ui {

/// Waits for the desktop's keyring, which may be asking the user to unlock it, without stopping the
/// window. Shows itself only if that takes longer than 300 ms.
class KeyringWait final : public QDialog
{
    Q_OBJECT

public:
    explicit KeyringWait(QWidget *parent = nullptr);

    /// Runs an event loop until end(), or until the user cancels: then false.
    bool run();
    void end();

private:
    QEventLoop *m_quietly = nullptr; ///< while there is nothing to see yet
    bool m_hasEnded = false;
};

} // namespace godwit::ui
