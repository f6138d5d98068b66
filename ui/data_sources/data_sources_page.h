#pragma once

#include "ui/data_sources/data_source_model.h"

#include <QWidget>

class QAction;
class QComboBox;

namespace godwit::ui {

class DataSourceDetails;
class DataTable;
class ErrorPanel;
class SearchField;

/// The data sources of this home: a list, what can be done to them, and beside it all that is known
/// of the selected one.
class DataSourcesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DataSourcesPage(Session &session, QWidget *parent = nullptr);

    /// Selects the data source of this id, if it is in the list.
    void select(const std::string &id);
    std::string selectedId() const;

public Q_SLOTS:
    void create();
    void edit();
    void copy();
    void remove();
    void test();

private:
    void buildActions();
    QWidget *buildTop();
    QWidget *buildList();
    QWidget *buildActionRow();
    void reload();
    void showSelected();

    Session &m_session;
    DataSourceModel *m_model;
    DataSourceFilter *m_filter;
    SearchField *m_search;
    QComboBox *m_kind;
    DataTable *m_table;
    DataSourceDetails *m_details;
    ErrorPanel *m_error;
    QAction *m_create, *m_test, *m_edit, *m_copy, *m_delete;
};

} // namespace godwit::ui
