#pragma once

#include "ui/wizard/endpoint_panel.h"
#include "ui/wizard/wizard_page.h"

class QCompleter;
class QLineEdit;
class QRadioButton;

namespace godwit::ui {

class FieldMessage;
class ProjectDraft;

/// Page 1: what the project is called, what kind it is, where it reads and where it writes.
class EndpointsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit EndpointsPage(ProjectDraft &draft, QWidget *parent = nullptr);

    void setDataSourceCreator(const CreateDataSource &create);

    QString title() const override;
    QString subtitle() const override;
    std::vector<Missing> missing() const override;
    void insist() override;
    bool focusPointer(const std::string &pointer) override;

private:
    void buildForm(class QVBoxLayout *column);
    void buildTagCompletion();
    void completeTag();
    void setType(bool isSync);
    void takeTags();
    void refresh();
    void showNameMessage();
    void showTypeMessage();
    QString nameProblem() const;

    ProjectDraft &m_draft;
    QLineEdit *m_name;
    FieldMessage *m_nameMessage;
    QRadioButton *m_migration;
    QRadioButton *m_sync;
    FieldMessage *m_typeMessage;
    QLineEdit *m_tags;
    QCompleter *m_tagNames;
    FieldMessage *m_tagMessage;
    EndpointPanel *m_source;
    EndpointPanel *m_sink;
    bool m_insists = false;
};

} // namespace godwit::ui
