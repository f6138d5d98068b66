#pragma once

#include "core/state/data_source_store.h"
#include "ui/data_sources/form_fields.h"

#include <QWidget>

namespace godwit::ui {

/// What the forms may have to know of the home.
struct FormContext
{
    std::vector<DataSourceStore::Record> dataSources; ///< a TiDB source is bound to a Kafka one
};

/// The fields of one kind of data source. forms/ has one file per kind that puts them together.
class DataSourceForm final : public QWidget
{
    Q_OBJECT

public:
    DataSourceForm(StoreKind kind, const FormContext &context, QWidget *parent = nullptr);

    StoreKind kind() const { return m_kind; }
    FormFields &fields() { return *m_fields; }
    const FormContext &context() const { return m_context; }

    /// Shows @p source; its password is not put into the form.
    void fill(const DataSource &source);
    /// What was filled in, with the changes made since; options without a field are kept.
    DataSource dataSource() const;
    /// Shows what is wrong beside each field; null, or the first field that is.
    QWidget *check() { return m_fields->check(); }

Q_SIGNALS:
    void changed();

private:
    StoreKind m_kind;
    FormContext m_context;
    FormFields *m_fields;
    DataSource m_filled;
};

} // namespace godwit::ui
