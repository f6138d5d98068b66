#pragma once

#include <QWidget>

#include <functional>
#include <optional>
#include <string>

class QComboBox;
class QPushButton;

namespace godwit::ui {

class ConnectionReport;
class EndpointModel;
class FieldMessage;
class ProjectDraft;

/// Lets the user make a data source in a dialog over the window given; its id, or empty if it was
/// cancelled. Injected by the shell: the folders of ui/ do not know each other.
using CreateDataSource = std::function<std::optional<std::string>(QWidget *window)>;

/// One side of a project on the first page: which data source, a new one, and whether it answers.
class EndpointPanel final : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Source, Sink };
    EndpointPanel(Side side, ProjectDraft &draft, QWidget *parent = nullptr);

    /// Without it there is no button for a new data source.
    void setCreator(CreateDataSource create);
    QWidget *field() const;
    /// From now on an empty field says that it is empty.
    void insist();
    std::string pointer() const;

private:
    void choose(const std::string &id);
    void create();
    void test();
    void refresh();
    void showMessage();
    QString warning() const;
    bool isSameStore() const;

    Side m_side;
    ProjectDraft &m_draft;
    CreateDataSource m_create;
    EndpointModel *m_model;
    QComboBox *m_box;
    QPushButton *m_new;
    QPushButton *m_test;
    FieldMessage *m_message;
    ConnectionReport *m_report;
    std::string m_shown; ///< the data source that the report is about
    bool m_insists = false;
};

} // namespace godwit::ui
