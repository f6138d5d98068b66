#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_schema.h"
#include "core/project/project.h"
#include "core/project/project_json.h"
#include "ui/common/background.h"
#include "ui/common/session.h"
#include "ui/wizard/draft_history.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <set>
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
    /// tolerated stays in @p loaded's warnings and is shown; what it could not read has its
    /// default and stays in unread().
    void load(const LoadedProject &loaded, const std::string &savedPayload);

    Session &session() const { return m_session; }
    const Project &project() const { return m_project; }
    /// The project's transferMapping as a value that never changes, for background threads and for
    /// models that are refreshed later; another pointer after each change of it.
    const std::shared_ptr<const TransferMapping> &mapping() const { return m_mapping; }
    /// Changes the project, judges it again and says so, once. Changes of the same non-empty
    /// @p field that follow one another are undone together.
    void change(const std::function<void(Project &)> &edit, const std::string &field = {});
    /// The same for an @p edit that leaves transferMapping alone: its time does not grow with it.
    void changeSettings(const std::function<void(Project &)> &edit, const std::string &field = {});

    /// Godwit's own tags, stored beside the project and not in its payload.
    const std::vector<std::string> &tags() const { return m_tags; }
    void setTags(const std::vector<std::string> &tags);

    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    void undo();
    void redo();
    /// What is changed next is undone by itself, whatever its field.
    void sealHistory() { m_history.seal(); }

    std::string payload() const; ///< canonical JSON
    const std::string &savedPayload() const { return m_savedPayload; }
    /// True if leaving now would lose work.
    bool isChanged() const;
    /// What @p namesake, another project of that name, means for save().
    enum class Namesake { Refuse, Replace };
    /// Stores the project and its tags in the home; it need not be complete. Errors: InvalidName
    /// (also: another project has that name), what is typed wrong in a field, AlreadyRunning for a
    /// new name of a running project, Io.
    Result<std::string> save(Namesake namesake = Namesake::Refuse); ///< the project's id
    /// Failed prechecks that the run is to pass over; not a part of the payload.
    const std::set<std::string> &skippedPrechecks() const { return m_skippedPrechecks; }
    void skipPrecheck(const std::string &item, bool isSkipped)
    {
        if (isSkipped)
            m_skippedPrechecks.insert(item);
        else
            m_skippedPrechecks.erase(item);
    }
    /// Empty for a project the home does not know yet.
    const std::string &projectId() const { return m_projectId; }
    /// Only while loading.
    void setProject(const std::string &id, const std::vector<std::string> &tags);
    /// True if another project of this home has the draft's name.
    bool isNameTaken() const;

    // What checkProject() and the fields say; pointers are those of the canonical payload.
    const std::vector<Error> &errors() const { return m_errors; }
    const std::vector<Error> &warnings() const { return m_warnings; }
    const std::vector<Error> &tolerated() const { return m_tolerated; } ///< while the file was read
    const std::vector<Error> &unread() const { return m_unread; }       ///< what the file had wrong
    /// The first error at or below @p pointer, null if there is none.
    const Error *errorAt(std::string_view pointer) const;
    const Error *warningAt(std::string_view pointer) const;
    /// A text in the field of @p pointer that the project cannot hold, such as letters for a
    /// number: an error as long as it stands there. An empty @p message takes it back.
    void setInputError(const std::string &pointer, const std::string &message);
    bool hasInputError(const std::string &pointer) const { return m_inputErrors.contains(pointer); }

    /// The chosen data sources as they are stored, without passwords; null if this home does not
    /// have them.
    const DataSource *sourceEndpoint() const { return m_source ? &*m_source : nullptr; }
    const DataSource *sinkEndpoint() const { return m_sink ? &*m_sink : nullptr; }

    /// What the source holds; read in the background.
    enum class CatalogState { None, Loading, Ready, Failed };
    CatalogState catalogState() const { return m_catalogState; }
    std::shared_ptr<const Catalog> catalog() const { return m_catalog; } ///< null until Ready
    const Error &catalogError() const { return m_catalogError; }
    const ServerFacts &sourceFacts() const { return m_sourceFacts; } ///< once Ready
    /// Reads the catalogue of the chosen source unless it is there or being read. @p window: for
    /// the password's dialog.
    void readCatalog(QWidget *window, bool again = false);
    /// Takes over a catalogue of the chosen source that was read elsewhere.
    void adoptCatalog(std::shared_ptr<const Catalog> catalog, const ServerFacts &facts);
    void cancelCatalog();

Q_SIGNALS:
    void changed();
    void catalogChanged();

private:
    DraftState state();
    void restore(DraftState state);
    void markSaved();
    void sayChanged();
    void noteChange(DraftState before, bool mappingChanged, const std::string &field);
    void judge();
    void judgeMapping();
    void findEndpoints();
    void dropCatalog();
    Result<std::string> store(Namesake namesake);

    Session &m_session;
    Project m_project;
    std::vector<std::string> m_tags;
    std::shared_ptr<const TransferMapping> m_mapping; ///< a copy of the project's; null: not made
    DraftHistory m_history;
    DraftState m_saved;
    bool m_differsFromSaved = false;
    std::set<std::string> m_skippedPrechecks;
    std::string m_projectId;
    std::string m_savedPayload;
    std::optional<DataSource> m_source, m_sink;
    std::map<std::string, Error> m_inputErrors; ///< by pointer
    std::vector<Error> m_mappingErrors, m_mappingWarnings;
    std::vector<Error> m_errors, m_warnings, m_tolerated, m_unread;
    CatalogState m_catalogState = CatalogState::None;
    std::string m_catalogSource; ///< the data source that m_catalog was read from
    std::shared_ptr<const Catalog> m_catalog;
    ServerFacts m_sourceFacts;
    Error m_catalogError;
    QPointer<BackgroundTask> m_catalogTask;
};

} // namespace godwit::ui
