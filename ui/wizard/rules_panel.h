#pragma once

#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/rules_editor.h"
#include "ui/wizard/wizard_page.h"

namespace godwit::ui {

class RulesResolver;
class FieldMessage;
class RulesResultPanel;
struct RulesOutcome;

/// Objects selected by rules: what to take and what to leave out on the left, what comes of it on
/// the right, as it is typed.
class RulesPanel final : public QWidget
{
    Q_OBJECT

public:
    RulesPanel(ProjectDraft &draft, QWidget *parent = nullptr);
    ~RulesPanel() override;

    /// Null: the source is not known (yet); rules can be written all the same.
    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);
    /// Shows the draft's rules and works out what they take, if they are others than were shown.
    void refresh();
    std::vector<WizardPage::Missing> missing() const;
    bool focusPointer(const std::string &pointer);
    RulesResultPanel *results() const { return m_results; }

Q_SIGNALS:
    /// Something was done that can be undone: what.
    void noticed(const QString &text);

private:
    /// What the lists depend on.
    struct Question
    {
        std::shared_ptr<const TransferMapping> mapping;
        std::shared_ptr<const ObjectsCatalogIndex> catalog;
        ProjectType type = ProjectType::Migration;
        TableCategory category = TableCategory::All;
        bool mergesIntoExisting = false;
        std::string saved;
        bool operator==(const Question &) const = default;
    };

    void build();
    QWidget *buildEditors();
    void connectAll();
    void writeRules();
    void show(const std::shared_ptr<const RulesOutcome> &outcome);
    void mark(const Explanation &explanation);
    void updateListed();
    void removeListed();
    void openSettings(std::uint32_t object);

    ProjectDraft &m_draft;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    Question m_asked;
    RulesResolver *m_resolver;
    RulesEditor *m_include;
    RulesEditor *m_exclude;
    FieldMessage *m_includeMessage;
    FieldMessage *m_excludeMessage;
    QWidget *m_listedBox;
    QLabel *m_listedText;
    RulesResultPanel *m_results;
};

} // namespace godwit::ui
