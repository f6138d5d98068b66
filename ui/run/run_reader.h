#pragma once

#include "core/service/stored_runs.h"
#include "core/state/run_control_store.h"
#include "ui/common/background.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <string>

namespace godwit::ui {

/// What the home says of one project, read in the background; and what is to be said to its run.
class RunReader final : public QObject
{
    Q_OBJECT

public:
    RunReader(std::filesystem::path home, std::string projectId, QObject *parent = nullptr);

    /// What is asked of a running project, and what it keeps to. Cheap.
    struct Wishes
    {
        std::string runId; ///< of the newest run; empty if there is none
        RunControl wanted;
        std::optional<RunLimits> limits;
    };

    /// The project and its newest run with all its tables. Asked for again while it is being read,
    /// it is read once more afterwards.
    void readAll();
    void readWishes();
    /// Asks this of the running project; what it keeps to is read then.
    void storeWish(const RunControl &wanted);
    bool isReading() const { return m_all || m_light; }

Q_SIGNALS:
    void allRead(const godwit::StoredRun &stored);
    void wishesRead(const godwit::ui::RunReader::Wishes &wishes);
    void wishNotStored(const godwit::Error &error);
    /// The project is gone, or the home cannot be read.
    void failed(const godwit::Error &error);

private:
    const std::filesystem::path m_home;
    const std::string m_projectId;
    QPointer<BackgroundTask> m_all;
    QPointer<BackgroundTask> m_light;
    bool m_again = false;
};

} // namespace godwit::ui
