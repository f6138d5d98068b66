#include "tests/ui/gallery/gallery_home.h"

#include "core/project/project_json.h"
#include "core/state/alert_store.h"
#include "core/state/data_source_store.h"
#include "ui/common/text.h"

#include <sqlite3.h>

#include <filesystem>

namespace godwit::ui {

namespace {

constexpr int projectCount = 60;

std::string tableOf(const std::string &name, int rows)
{
    return "CREATE TABLE \"" + name
           + "\" (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, price NUMERIC(10,2), note TEXT);"
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<"
           + std::to_string(rows) + ") INSERT INTO \"" + name
           + "\" SELECT i, 'customer ' || i, i * 1.25, printf('%060d', i) FROM n;";
}

} // namespace

GalleryHome::GalleryHome()
    : shopFile(path("shop.db"))
    , copyFile(path("copy.db"))
{
    auto opened = Session::open(std::filesystem::path(path("home")));
    if (!opened)
        qFatal("the home was not opened: %s", opened.error().message.c_str());
    session = std::move(*opened);
    for (const char *name : {"orders", "order_items", "customers", "invoices_of_last_year"})
        execute(shopFile, tableOf(name, 3000));
    execute(shopFile, "CREATE TABLE audit_log (at TEXT, what TEXT);"
                      "CREATE VIEW open_orders AS SELECT * FROM orders WHERE price > 100;"
                      "CREATE TABLE \"a table with a name that is rather long, longer than most\" "
                      "(id INTEGER PRIMARY KEY, x BLOB);");
    shop = addSource("shop", "sqlite://" + shopFile);
    copy = addSource("shop-copy", "sqlite://" + copyFile);
    live =
        addSource("orders-live", "mysql://reader@db1.example.com:3306/orders?tls=required", true);
    warehouse = addSource("warehouse-mariadb", "mysql://writer@10.20.30.40:3307/");
    kafka = addSource("events-kafka", "kafka://broker1.messages.example.com:9092/");
    rocket = addSource("events-rocketmq", "rocketmq://127.0.0.1:9876/");
    oceanbase = addSource("ob-ce-of-the-whole-company-2026", "oceanbase://root@test#obce@ob:2881/");
    addSource("订单库-生产", "mysql://root@192.168.1.20:3306/", true);
}

std::string GalleryHome::path(const char *file) const
{
    return folder.filePath(QString::fromLatin1(file)).toStdString();
}

std::string GalleryHome::addSource(const std::string &name, const std::string &url, bool production)
{
    DataSourceStore::Settings settings;
    settings.name = name;
    settings.url = url;
    settings.production = production;
    settings.remarks = production ? "Ask the shop team before you write to it." : "";
    const auto added = DataSourceStore(session->state()).add(settings);
    if (!added)
        std::printf("%s: %s\n", name.c_str(), added.error().message.c_str());
    return added ? added->id : std::string();
}

QString GalleryHome::addProject(const std::string &name, const std::function<void(Project &)> &edit)
{
    Project project;
    project.name = name;
    project.sourceEndpointId = shop;
    project.sinkEndpointId = copy;
    project.transferMapping.mode = MappingMode::Wildcard;
    project.transferMapping.tableAndViewWhiteList = {"main.*"};
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    if (edit)
        edit(project);
    const auto stored = ProjectStore(session->state())
                            .put(name, project.type == ProjectType::Sync ? "SYNC" : "MIGRATION",
                                 writeProject(project));
    return stored ? toQString(stored->id) : QString();
}

void GalleryHome::addLotsOfProjects()
{
    const char *const subjects[] = {"orders", "customers", "invoices", "payments", "stock"};
    const ProjectState states[] = {ProjectState::Init,     ProjectState::Finished,
                                   ProjectState::Failed,   ProjectState::Suspend,
                                   ProjectState::Released, ProjectState::Finished};
    ProjectStore store(session->state());
    for (int i = 0; i < projectCount; ++i) {
        const std::string name = std::string(subjects[i % 5]) + (i % 3 ? "-nightly-" : "-")
                                 + std::to_string(i)
                                 + (i % 20 == 7 ? "-with-a-name-as-long-as-names-may-be" : "");
        const QString id = addProject(name, [&](Project &project) {
            project.type = i % 4 == 0 ? ProjectType::Sync : ProjectType::Migration;
            project.sourceEndpointId = i % 2 ? live : shop;
            project.sinkEndpointId = i % 7 == 0 ? oceanbase : warehouse;
        });
        (void)store.setState(toUtf8(id), states[i % 6]).has_value();
        if (i % 3 == 0)
            (void)store.setTags(toUtf8(id), {"shop", "quarterly", "订单"}).has_value();
        if (i % 6 == 2 && i < 30)
            addAlerts(toUtf8(id), name);
    }
}

void GalleryHome::addAlerts(const std::string &projectId, const std::string &name)
{
    const struct
    {
        AlertKind kind;
        Level level;
        const char *object;
        const char *message;
    } samples[] = {
        {AlertKind::RunFailed, Level::Error, "",
         "The run failed: the server closed the connection."},
        {AlertKind::TableFailed, Level::Error, "orders.order_items",
         "The destination refused a row of orders.order_items: Duplicate entry '42' for key "
         "'PRIMARY'. Empty the table, or choose another one."},
        {AlertKind::Stalled, Level::Warning, "orders.invoices_of_last_year",
         "No row has moved for 5 minutes."},
        {AlertKind::Differences, Level::Error, "orders.customers", "12 rows differ."},
    };
    for (const auto &sample : samples) {
        Alert alert;
        alert.kind = sample.kind;
        alert.level = sample.level;
        alert.projectId = projectId;
        alert.projectName = name;
        alert.object = sample.object;
        alert.message = sample.message;
        (void)AlertStore(session->state()).raise(alert).has_value();
    }
}

void GalleryHome::execute(const std::string &file, const std::string &sql)
{
    sqlite3 *handle = nullptr;
    sqlite3_open(file.c_str(), &handle);
    char *message = nullptr;
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
        std::printf("%s: %s\n", file.c_str(), message);
    sqlite3_free(message);
    sqlite3_close(handle);
}

} // namespace godwit::ui
