#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_schema.h"
#include "core/project/project.h"
#include "core/project/project_json.h"
#include "ui/common/background.h"
#include "ui/common/session.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace godwit::ui {

/// The project being put together in the wizard: the core's own value, what is wrong with it, and
/// what is known of its source. Every page reads and writes this object and keeps nothing of its
/// own.
class ProjectDraft final : public QObject
{
    Q_OBJECT

public:
    /// A new project with the defaults of the payload, schema, full transfer and verification on.
    explicit ProjectDraft(Session &session, QObject *parent = nullptr);

    /// Replaces everything by what a file or the home holds. @p savedPayload: the text that was
    /// last saved, which differences are shown against; empty if it was never saved. What reading
    /// tolerated stays in @p loaded's warnings and is shown.
    void load(const LoadedProject &loaded, const std::string &savedPayload);

    Session &session() { return m_session; }
    const Project &project() const { return m_project; }
    /// Changes the project, judges it again and says so, once.
    void change(const std::function<void(Project &)> &edit);

    std::string payload() const; ///< canonical JSON
    const std::string &savedPayload() const { return m_savedPayload; }
    bool isChanged() const;
    /// Stores the project in the home. Errors: a name that another project has; Io.
    Result<std::string> save(); ///< the project's id
    /// Empty for a project the home does not know yet.
    const std::string &projectId() const { return m_projectId; }
    void setProjectId(const std::string &id) { m_projectId = id; }

    // What checkProject() says; pointers are those of the canonical payload.
    const std::vector<Error> &errors() const { return m_errors; }
    const std::vector<Error> &warnings() const { return m_warnings; }
    const std::vector<Error> &tolerated() const { return m_tolerated; } ///< while the file was read
    /// The first error at or below @p pointer, null if there is none.
    const Error *errorAt(std::string_view pointer) const;

    /// What the source holds; read in the background.
    enum class CatalogState { None, Loading, Ready, Failed };
    CatalogState catalogState() const { return m_catalogState; }
    std::shared_ptr<const Catalog> catalog() const { return m_catalog; } ///< null until Ready
    const Error &catalogError() const { return m_catalogError; }
    const ServerFacts &sourceFacts() const { return m_sourceFacts; } ///< once Ready
    /// Reads the catalogue of the chosen source unless it is there or being read. @p window: for
    /// the password's dialog.
    void readCatalog(QWidget *window, bool again = false);
    void cancelCatalog();

Q_SIGNALS:
    void changed();
    void catalogChanged();

private:
    void judge();
    void dropCatalog();

    Session &m_session;
    Project m_project;
    std::string m_projectId;
    std::string m_savedPayload;
    std::vector<Error> m_errors, m_warnings, m_tolerated;
    CatalogState m_catalogState = CatalogState::None;
    std::string m_catalogSource; ///< the data source that m_catalog was read from
    std::shared_ptr<const Catalog> m_catalog;
    ServerFacts m_sourceFacts;
    Error m_catalogError;
    QPointer<BackgroundTask> m_catalogTask;
};

} // namespace godwit::ui
