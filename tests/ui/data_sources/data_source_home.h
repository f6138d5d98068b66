// A home for tests of data sources, and short ways to look into windows.
#pragma once

#include "core/project/project_json.h"
#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "ui/common/field_message.h"
#include "ui/common/session.h"
#include "ui/common/text.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <filesystem>
#include <memory>

namespace godwit::ui {

struct DataSourceHome
{
    QTemporaryDir folder;
    std::unique_ptr<Session> session = open();

    std::unique_ptr<Session> open() const
    {
        auto opened = Session::open(std::filesystem::path(folder.filePath("home").toStdString()));
        return opened ? std::move(*opened) : nullptr;
    }
    QString path(const QString &file) const { return folder.filePath(file); }
    DataSourceStore store() { return DataSourceStore(session->state()); }

    std::string add(const std::string &name, const std::string &url)
    {
        const auto added = store().add(name, url, {});
        return added ? added->id : std::string();
    }
    DataSourceStore::Record record(const std::string &id)
    {
        const auto found = store().find(id);
        return found && *found ? **found : DataSourceStore::Record();
    }
    /// Stores a project that reads from one data source and writes to the other.
    void addProject(const std::string &name, const std::string &source, const std::string &sink)
    {
        Project project;
        project.name = name;
        project.sourceEndpointId = source;
        project.sinkEndpointId = sink;
        const auto put =
            ProjectStore(session->state()).put(name, "MIGRATION", writeProject(project));
        QVERIFY(put.has_value());
    }

    static QString touch(const QString &path, const QByteArray &content = "x")
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }
};

/// The child of this name; ends the program if there is none: the test could not go on.
template<typename Widget>
Widget *child(const QObject &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

/// What stands beside the field of this name; empty: nothing is wrong with it.
inline QString messageAt(const QObject &form, const char *field)
{
    return child<FieldMessage>(form, (QByteArray(field) + "Message").constData())->text();
}

/// Calls @p act on the next modal window that opens, once it is there.
inline void onNextModal(const std::function<void(QWidget *)> &act)
{
    QTimer::singleShot(5, qApp, [act] {
        if (QWidget *window = QApplication::activeModalWidget())
            act(window);
        else
            onNextModal(act);
    });
}

} // namespace godwit::ui
