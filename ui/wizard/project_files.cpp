#include "ui/wizard/project_files.h"

#include "core/state/project_store.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/wizard/import_dialog.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileDialog>
#include <QProgressDialog>
#include <QSaveFile>

#include <algorithm>

namespace godwit::ui {

namespace {

struct ProjectFiles
{
    Q_DECLARE_TR_FUNCTIONS(ProjectFiles)
};

constexpr qint64 largestFile = 256LL << 20; // bytes; the payload's own limits are lower
constexpr qint64 readAtOnce = 256 << 10;    // bytes that take no noticeable time
constexpr auto folderKey = "project";

QString filters()
{
    return ProjectFiles::tr("Godwit projects (*.godwit.json);;JSON files (*.json);;All files (*)");
}

tl::unexpected<Error> cannotRead(const QString &path, const QString &why)
{
    return fail(ErrorCode::Io, "the file " + toUtf8(path) + " cannot be read: " + toUtf8(why),
                "check the name and who may read it");
}

Result<ProjectRecord> storedProject(Session &session, const std::string &id)
{
    auto record = ProjectStore(session.state()).find(id);
    if (!record)
        return failure(std::move(record));
    if (!*record)
        return fail(ErrorCode::InvalidArgument, "there is no project " + id + " any more",
                    "it may have been deleted elsewhere; look at the list again");
    return std::move(**record);
}

// "shop" gives "shop-copy", then "shop-copy-2"; cut so that it stays a name.
std::string freeName(ProjectStore &projects, const std::string &name)
{
    QString base = toQString(name);
    const auto isTaken = [&](const QString &candidate) {
        const auto found = projects.findByName(toUtf8(candidate));
        return found && *found;
    };
    for (int number = 1; number < 1000; ++number) {
        const QString ending =
            number == 1 ? QStringLiteral("-copy") : QStringLiteral("-copy-%1").arg(number);
        const QString candidate = base.left(64 - ending.size()) + ending;
        if (!isTaken(candidate))
            return toUtf8(candidate);
    }
    return {};
}

Result<ProjectFile> readWithPatience(const QString &path, QWidget *window)
{
    if (QFileInfo(path).size() <= readAtOnce)
        return readProjectFile(path);
    QProgressDialog waiting(ProjectFiles::tr("Reading %1…").arg(path), ProjectFiles::tr("Cancel"),
                            0, 0, window);
    waiting.setObjectName(QStringLiteral("readingFile"));
    waiting.setWindowModality(Qt::WindowModal);
    waiting.setMinimumDuration(300);
    QEventLoop loop;
    Result<ProjectFile> answer = fail(ErrorCode::Cancelled, "reading was cancelled");
    auto task = runInBackground(
        &loop, [path](std::stop_token) { return readProjectFile(path); },
        [&](Result<ProjectFile> file) {
            answer = std::move(file);
            loop.quit();
        });
    QObject::connect(&waiting, &QProgressDialog::canceled, &loop, [&] {
        if (task)
            task->cancel();
        loop.quit();
    });
    loop.exec();
    return answer;
}

} // namespace

bool ProjectFile::canBeMended() const
{
    return std::none_of(loaded.errors.begin(), loaded.errors.end(), [](const Error &error) {
        return error.code == ErrorCode::NotJson
               || (error.code == ErrorCode::WrongType && error.pointer.empty());
    });
}

Result<ProjectFile> readProjectFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path, file.errorString());
    if (file.size() > largestFile)
        return cannotRead(path, QStringLiteral("it is larger than any project"));
    const QByteArray text = file.readAll();
    if (file.error() != QFile::NoError)
        return cannotRead(path, file.errorString());
    return ProjectFile{path, readProject({text.data(), static_cast<std::size_t>(text.size())})};
}

Result<void> writeProjectFile(const QString &path, const Project &project)
{
    const std::string text = writeProject(project);
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return fail(ErrorCode::Io,
                    "the file " + toUtf8(path)
                        + " cannot be written: " + toUtf8(file.errorString()),
                    "choose another folder, or check the space left on the disk");
    return {};
}

std::unique_ptr<ProjectDraft> newDraft(Session &session)
{
    return std::make_unique<ProjectDraft>(session);
}

Result<std::unique_ptr<ProjectDraft>> draftOfProject(Session &session, const std::string &id)
{
    auto record = storedProject(session, id);
    if (!record)
        return failure(std::move(record));
    auto draft = std::make_unique<ProjectDraft>(session);
    draft->load(readProject(record->payload), record->payload);
    draft->setProject(record->id, record->tags);
    return draft;
}

Result<std::unique_ptr<ProjectDraft>> draftOfClone(Session &session, const std::string &id)
{
    auto record = storedProject(session, id);
    if (!record)
        return failure(std::move(record));
    LoadedProject loaded = readProject(record->payload);
    ProjectStore projects(session.state());
    loaded.project.name = freeName(projects, record->name);
    auto draft = std::make_unique<ProjectDraft>(session);
    draft->load(loaded, {});
    draft->setProject({}, record->tags);
    return draft;
}

std::unique_ptr<ProjectDraft> draftOfFile(Session &session, const ProjectFile &file)
{
    auto draft = std::make_unique<ProjectDraft>(session);
    draft->load(file.loaded, {});
    return draft;
}

std::unique_ptr<ProjectDraft> openProjectFile(Session &session, const QString &path,
                                              QWidget *window)
{
    const auto file = readWithPatience(path, window);
    if (!file) {
        if (file.error().code != ErrorCode::Cancelled)
            ErrorPanel::report(window, ProjectFiles::tr("The project was not opened"),
                               file.error());
        return nullptr;
    }
    if (!file->loaded.isValid() && ImportDialog(*file, window).exec() != QDialog::Accepted)
        return nullptr;
    return draftOfFile(session, *file);
}

QString chooseProjectFile(QWidget *window)
{
    Settings &settings = Settings::instance();
    const QString path = QFileDialog::getOpenFileName(
        window, ProjectFiles::tr("Open a project"),
        settings.lastFolder(QString::fromLatin1(folderKey)), filters());
    if (!path.isEmpty())
        settings.rememberFolder(QString::fromLatin1(folderKey), path);
    return path;
}

bool exportProject(const Project &project, QWidget *window)
{
    Settings &settings = Settings::instance();
    const QString folder = settings.lastFolder(QString::fromLatin1(folderKey));
    QString name = project.name.empty() ? QStringLiteral("project") : toQString(project.name);
    name.replace(QLatin1Char('/'), QLatin1Char('_'));
    QFileDialog dialog(window, ProjectFiles::tr("Export the project"), folder, filters());
    dialog.setObjectName(QStringLiteral("exportDialog"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("godwit.json"));
    dialog.selectFile(name + QStringLiteral(".godwit.json"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    const QString path = dialog.selectedFiles().front();
    settings.rememberFolder(QString::fromLatin1(folderKey), path);
    if (const auto written = writeProjectFile(path, project); !written) {
        ErrorPanel::report(window, ProjectFiles::tr("The project was not exported"),
                           written.error());
        return false;
    }
    return true;
}

} // namespace godwit::ui
