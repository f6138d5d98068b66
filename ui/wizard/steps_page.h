#pragma once

#include "ui/wizard/step_rules.h"
#include "ui/wizard/wizard_page.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace godwit::ui {

class FieldMessage;
class ProjectDraft;

/// Page 2: the steps that the project takes. What cannot be combined is disabled and says why.
class StepsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit StepsPage(ProjectDraft &draft, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    std::vector<Missing> missing() const override;
    bool focusPointer(const std::string &pointer) override;

private:
    using Flag = std::function<bool(const Project &)>;
    using SetFlag = std::function<void(Project &, bool)>;
    /// A check box, what it does, and why it cannot be chosen.
    struct Choice
    {
        StepOption option;
        std::string pointer;
        Flag isOn;
        QCheckBox *box = nullptr;
        FieldMessage *message = nullptr; ///< null: its group's message says it
    };
    QCheckBox *addChoice(StepOption option, const char *name, const char *pointer,
                         const QString &label, Flag isOn, SetFlag set);
    void addStep(QVBoxLayout *column, StepOption option, const char *name, const char *pointer,
                 const QString &label, const QString &help, Flag isOn, SetFlag set);
    void addChangeKinds(QVBoxLayout *column);
    void addScenario(QVBoxLayout *column);
    void refresh();
    void refreshChoice(Choice &choice);
    void refreshKinds();
    void refreshCategory();
    void showSequence();
    bool hasNoStep() const;
    QCheckBox *boxOf(StepOption option) const;

    ProjectDraft &m_draft;
    std::vector<Choice> m_choices;
    FieldMessage *m_kindsMessage = nullptr;
    QComboBox *m_category = nullptr;
    QLabel *m_categoryLabel = nullptr;
    FieldMessage *m_categoryMessage = nullptr;
    QLabel *m_sequence = nullptr;
};

} // namespace godwit::ui
