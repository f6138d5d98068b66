#pragma once

#include "ui/wizard/option_fields.h"
#include "ui/wizard/wizard_page.h"

#include <map>

class QCheckBox;
class QLabel;

namespace godwit::ui {

class OptionRow;
class ProjectDraft;

/// Page 4: the options of the steps that were chosen, each with its default, its range and its name
/// in the payload.
class OptionsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit OptionsPage(ProjectDraft &draft, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    std::vector<Missing> missing() const override;
    bool focusPointer(const std::string &pointer) override;

private:
    struct Section
    {
        QLabel *heading = nullptr;
        std::vector<OptionRow *> rows;
    };
    void addSection(OptionSection section, std::vector<OptionField> fields, QLayout *column);
    void refresh();
    QString noteFor(const OptionField &option) const;

    ProjectDraft &m_draft;
    QCheckBox *m_everything;
    QLabel *m_nothing;
    std::vector<Section> m_sections;
};

} // namespace godwit::ui
