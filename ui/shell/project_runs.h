#pragma once

#include "core/pipeline/run_progress.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <set>
#include <string>

class QWidget;

namespace godwit::ui {

/// The runs of this process, as far as the shell has to do with them.
class ProjectRuns : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins a run, or goes on with an unfinished one. Asks over @p window for passwords. False:
    /// it was not begun; refusal() says why, unless the user cancelled. @p skippedPrechecks: items
    /// that may fail, if they are of those that can be passed over.
    virtual bool start(const QString &projectId, QWidget *window, bool resume,
                       const std::set<std::string> &skippedPrechecks = {}) = 0;
    /// Asks a run of this process to stop cleanly; finished() says when it has.
    virtual void pause(const QString &projectId) = 0;
    virtual QStringList running() const = 0;
    virtual bool isPausing(const QString &projectId) const = 0;
    virtual std::optional<RunProgress> progress(const QString &projectId) const = 0;
    virtual std::optional<Error> refusal(const QString &projectId) const = 0;

    bool isRunning(const QString &projectId) const { return running().contains(projectId); }
    void pauseAll()
    {
        for (const QString &id : running())
            pause(id);
    }

Q_SIGNALS:
    void started(const QString &projectId);
    void finished(const QString &projectId); ///< whatever its state
};

} // namespace godwit::ui
