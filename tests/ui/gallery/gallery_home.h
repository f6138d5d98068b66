// A home that has something of everything.
#pragma once

#include "core/project/project.h"
#include "core/state/project_store.h"
#include "ui/common/session.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

namespace godwit::ui {

class GalleryHome
{
public:
    GalleryHome();

    std::string path(const char *file) const;
    /// The data source's id.
    std::string addSource(const std::string &name, const std::string &url, bool production = false);
    /// Stores a project; its id.
    QString addProject(const std::string &name, const std::function<void(Project &)> &edit);
    /// Projects in every state, with tags and of both types, and alerts of some.
    void addLotsOfProjects();
    /// Straight into an SQLite file.
    static void execute(const std::string &file, const std::string &sql);

    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    std::string shopFile, copyFile;
    std::string shop, copy, live, warehouse, kafka, rocket, oceanbase;

private:
    void addAlerts(const std::string &projectId, const std::string &name);
};

} // namespace godwit::ui
