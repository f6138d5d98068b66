#include "ui/data_sources/data_source_form.h"

#include "ui/data_sources/forms/forms.h"

namespace godwit::ui {

namespace {

void build(DataSourceForm &form)
{
    switch (form.kind()) {
    case StoreKind::Mysql:
        return MysqlForm::build(form);
    case StoreKind::Sqlite:
        return SqliteForm::build(form);
    case StoreKind::Tidb:
        return TidbForm::build(form);
    case StoreKind::OceanBase:
        return OceanBaseForm::build(form);
    case StoreKind::Postgresql:
        return PostgresqlForm::build(form);
    case StoreKind::HBase:
        return HBaseForm::build(form);
    case StoreKind::Kafka:
        return KafkaForm::build(form);
    case StoreKind::RocketMq:
        return RocketMqForm::build(form);
    }
}

} // namespace

DataSourceForm::DataSourceForm(StoreKind kind, const FormContext &context, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_context(context)
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_fields = new FormFields(layout, this);
    build(*this);
    DataSource empty;
    empty.kind = kind;
    fill(empty);
    connect(m_fields, &FormFields::changed, this, &DataSourceForm::changed);
}

void DataSourceForm::fill(const DataSource &source)
{
    m_filled = source;
    m_filled.kind = m_kind;
    m_filled.password = {};
    m_filled.hadPasswordInUrl = false;
    m_fields->fill(source);
}

DataSource DataSourceForm::dataSource() const
{
    DataSource source = m_filled;
    m_fields->collect(source);
    const auto typed = m_fields->secrets();
    if (const auto password = typed.find(""); password != typed.end())
        source.password = password->second;
    return source;
}

} // namespace godwit::ui
