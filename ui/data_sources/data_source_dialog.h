#pragma once

#include "ui/common/session.h"
#include "ui/data_sources/data_source_form.h"

#include <QDialog>

#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace godwit::ui {

class ConnectionReport;
class ErrorPanel;
class UrlField;

/// Creates or edits a data source: what all kinds have, the form of its kind, and beside it what a
/// test of the connection found. A URL that is pasted fills in the form.
class DataSourceDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p id: the data source to edit; empty: a new one.
    explicit DataSourceDialog(Session &session, const std::optional<std::string> &id = {},
                              QWidget *parent = nullptr);

    /// Of the data source that was stored; empty before that.
    const std::string &savedId() const { return m_savedId; }
    void setKind(StoreKind kind);
    void accept() override;

private:
    QWidget *buildFields();
    QWidget *buildReport();
    void buildCommonFields(QFormLayout &layout);
    void load(const std::string &id);
    void showForm(StoreKind kind, const DataSource &filled);
    void takeKind();
    void takeUrl(const DataSource &source);
    void formChanged();
    void alignLabels();
    QString nameProblem() const;
    bool checkName();
    QWidget *check(); ///< the first field that is wrong
    void testConnection();
    void showWherePasswordsGo();
    bool wantsSecrets() const;

    Session &m_session;
    std::string m_savedId;
    DataSourceStore::Record m_stored; ///< what is edited; its id is empty for a new one
    FormContext m_context;

    UrlField *m_url;
    QComboBox *m_kind;
    QLineEdit *m_name;
    FieldMessage *m_nameMessage;
    QCheckBox *m_production;
    QLabel *m_noConnector;
    DataSourceForm *m_form = nullptr;
    QVBoxLayout *m_formPlace;
    QPlainTextEdit *m_remarks;
    FieldMessage *m_remarksMessage;
    QCheckBox *m_keepSecrets;
    QLabel *m_memoryOnly;
    QScrollArea *m_scroll;
    QPushButton *m_test;
    ConnectionReport *m_report;
    ErrorPanel *m_error;
    QList<QFormLayout *> m_layouts; ///< whose labels stand in one column
};

} // namespace godwit::ui
