#pragma once

#include "core/service/proof_file.h"
#include "core/state/project_store.h"
#include "ui/common/background.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <stop_token>
#include <string>

class QProgressDialog;

namespace godwit::ui {

/// Saves the proof report of a project's newest run where the user says: HTML, PDF or JSON, by the
/// file's name. At any time: of a project at work the report says so itself.
class SaveProof final : public QObject
{
    Q_OBJECT

public:
    SaveProof(std::filesystem::path home, std::string projectId, QWidget *window);

    bool isBusy() const { return !m_task.isNull(); }
    /// Asks for the file, saves, and says over the window how it went.
    void ask(const ProjectRecord &project);
    /// Without asking. One at a time.
    void save(const QString &file, ProofFormat format);

Q_SIGNALS:
    void busyChanged();
    void saved(const QString &file);

private:
    struct Saved
    {
        std::string project;
        ProofHeadline headline;
    };
    static Result<Saved> write(StateDatabase &state, const std::string &projectId,
                               const std::string &file, ProofFormat format,
                               const std::stop_token &stop);
    void showProgress();
    void end();
    void tell(const QString &file, const Saved &saved);

    const std::filesystem::path m_home;
    const std::string m_projectId;
    QWidget *m_window;
    QPointer<BackgroundTask> m_task;
    QPointer<QProgressDialog> m_progress;
};

/// By the ending of @p file; what has another one is a @p fallback.
ProofFormat proofFormatOfFile(const QString &file, ProofFormat fallback);

} // namespace godwit::ui
