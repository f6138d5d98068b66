#pragma once

#include "ui/common/background.h"
#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/objects_conversion.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/wizard_page.h"

class QRadioButton;
class QStackedWidget;

namespace godwit::ui {

class BusyIndicator;
class ObjectsCatalogBar;
class ObjectsNotice;
class ObjectsPickPanel;
class RulesPanel;

/// Which objects move, and to where: picked one by one, or selected by rules.
class ObjectsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit ObjectsPage(ProjectDraft &draft, QWidget *parent = nullptr);
    ~ObjectsPage() override;

    QString title() const override { return tr("Objects"); }
    QString subtitle() const override;
    std::vector<Missing> missing() const override;
    void enter() override;
    bool focusPointer(const std::string &pointer) override;

    /// What shows the catalogue, once it is ready; null before.
    const std::shared_ptr<const ObjectsCatalogIndex> &catalog() const { return m_catalog; }

Q_SIGNALS:
    /// The catalogue can be worked with, or is not there any more.
    void catalogPrepared();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectAll();
    void prepareCatalog();
    void refreshLater();
    void refresh();
    void sayUndoable(const QString &text);
    MappingMode mode() const;
    void switchTo(MappingMode mode);
    void convertToRules();
    void convertToPicks();
    void take(ConvertedMapping converted, const QString &text);
    void setMapping(const TransferMapping &mapping);
    void importList();
    void exportList();
    void saveTemplate();
    void writeFile(const QString &title, const QString &proposed,
                   const std::function<std::string()> &text);

    /// The last change of the mode, so that changing back brings everything back.
    struct Switch
    {
        std::shared_ptr<const TransferMapping> before, after;
    };

    ProjectDraft &m_draft;
    std::shared_ptr<const Catalog> m_preparing; ///< the catalogue of m_catalog, or of the task
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    QPointer<BackgroundTask> m_indexTask;
    QPointer<BackgroundTask> m_convertTask;
    Switch m_switch;
    std::shared_ptr<const TransferMapping> m_noticed; ///< as it was when the notice was given
    bool m_isRefreshDue = false;

    QRadioButton *m_pickMode;
    QRadioButton *m_ruleMode;
    BusyIndicator *m_busy;
    ObjectsCatalogBar *m_bar;
    ObjectsNotice *m_notice;
    QStackedWidget *m_stack;
    ObjectsPickPanel *m_pick;
    RulesPanel *m_rules;
};

} // namespace godwit::ui
