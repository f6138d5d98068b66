// One form per kind of data source, each in a file of its own: which fields there are, where they
// stand in the data source, and what may be typed.
#pragma once

#include <QCoreApplication>

namespace godwit::ui {

class DataSourceForm;

struct MysqlForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::MysqlForm)
public:
    static void build(DataSourceForm &form);
};

struct SqliteForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::SqliteForm)
public:
    static void build(DataSourceForm &form);
};

struct TidbForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::TidbForm)
public:
    static void build(DataSourceForm &form);
};

struct OceanBaseForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::OceanBaseForm)
public:
    static void build(DataSourceForm &form);
};

struct PostgresqlForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::PostgresqlForm)
public:
    static void build(DataSourceForm &form);
};

struct HBaseForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::HBaseForm)
public:
    static void build(DataSourceForm &form);
};

struct KafkaForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::KafkaForm)
public:
    static void build(DataSourceForm &form);
};

struct RocketMqForm
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::RocketMqForm)
public:
    static void build(DataSourceForm &form);
};

} // namespace godwit::ui
