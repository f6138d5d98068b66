#pragma once

#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/wizard_page.h"

class QPushButton;

namespace godwit::ui {

class ObjectsPickActions;
class ObjectsSettingsPanel;
class ObjectsSinkModel;
class ObjectsSourceModel;
class ObjectsTreePanel;
struct ObjectSettings;

/// Objects picked one by one: the source's on the left, what moves on the right, the settings of
/// the chosen one beside it.
class ObjectsPickPanel final : public QWidget
{
    Q_OBJECT

public:
    ObjectsPickPanel(ProjectDraft &draft, QWidget *parent = nullptr);

    /// Null: the source is not known (yet); what is picked can still be seen and removed.
    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);
    /// Shows the draft's mapping, if it is another one than was shown.
    void refresh();
    /// What is still being typed goes into the draft.
    void commit();
    std::vector<WizardPage::Missing> missing() const;
    /// Chooses the object of a JSON pointer into `databases`, and focuses its field.
    bool focusPointer(const std::string &pointer);

    /// Tells of large actions that can be undone.
    ObjectsPickActions *actions() const { return m_actions; }

Q_SIGNALS:
    void importRequested();
    void exportRequested();
    void templateRequested();

private:
    void build();
    QWidget *buildMoveButtons();
    void connectSettings();
    void connectSource();
    void connectSink();
    void pickChosen();
    void dropChosen();
    void showSettings();
    ObjectSettings settingsOf(std::uint32_t object) const;
    std::optional<ObjectPlace> editedPlace() const;
    void editOne(const char *field, const std::function<void(ObjectMapping &)> &change);
    void updateCounts();
    void updateButtons();

    ProjectDraft &m_draft;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    std::shared_ptr<const TransferMapping> m_shown;
    std::vector<ObjectPlace> m_edited; ///< what the settings are about
    TableName m_editedSource;          ///< the same, if it is one
    ObjectsPickActions *m_actions;
    ObjectsSourceModel *m_sourceModel;
    ObjectsSinkModel *m_sinkModel;
    ObjectsTreePanel *m_source;
    ObjectsTreePanel *m_sink;
    ObjectsSettingsPanel *m_settings;
    QPushButton *m_pickButton;
    QPushButton *m_removeButton;
    QPushButton *m_removeAllButton;
};

} // namespace godwit::ui
