// A home with data sources, and drafts in it.
#pragma once

#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "ui/wizard/project_draft.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

// Unpacks a Result, or ends the test function with its message.
#define REQUIRE_OK(result)                                                                         \
    do {                                                                                           \
        const auto &required = (result);                                                           \
        QVERIFY2(required.has_value(), required ? "" : required.error().message.c_str());          \
    } while (false)

namespace godwit::ui {

struct WizardHome
{
    QTemporaryDir folder;
    std::unique_ptr<Session> session = open(folder);
    std::string shop = add("shop", "sqlite://" + path("shop.db"));
    std::string copy = add("shop-copy", "sqlite://" + path("copy.db"));
    std::string mysql = add("orders-mysql", "mysql://reader@127.0.0.1:3306/orders");
    std::string mariadb = add("archive-mariadb", "mysql://writer@127.0.0.1:3307/");
    std::string kafka = add("events-kafka", "kafka://127.0.0.1:9092/");
    std::string rocket = add("events-rocketmq", "rocketmq://127.0.0.1:9876/");
    std::string oceanbase = add("ob-ce", "oceanbase://root@test#obce@127.0.0.1:2881/");

    std::string path(const char *file) const
    {
        return folder.filePath(QString::fromLatin1(file)).toStdString();
    }
    std::string add(const std::string &name, const std::string &url)
    {
        const auto added = DataSourceStore(session->state()).add(name, url, {});
        return added ? added->id : std::string();
    }
    ProjectStore projects() { return ProjectStore(session->state()); }

    static std::unique_ptr<Session> open(const QTemporaryDir &folder)
    {
        auto opened = Session::open(
            std::filesystem::path(folder.filePath(QStringLiteral("home")).toStdString()));
        return opened ? std::move(*opened) : nullptr;
    }
};

/// Fills what the first page asks for.
inline void nameAndPlace(ProjectDraft &draft, const std::string &name, const std::string &source,
                         const std::string &sink)
{
    draft.change([&](Project &project) {
        project.name = name;
        project.sourceEndpointId = source;
        project.sinkEndpointId = sink;
    });
}

/// Selects one table, so that nothing is missing any more.
inline void selectTable(ProjectDraft &draft, const std::string &database, const std::string &table)
{
    draft.change([&](Project &project) {
        DatabaseMapping mapping;
        mapping.name = database;
        mapping.tables.push_back({});
        mapping.tables.back().name = table;
        project.transferMapping.databases.push_back(mapping);
    });
}

} // namespace godwit::ui
