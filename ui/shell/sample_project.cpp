#include "ui/shell/sample_project.h"

#include "core/project/data_source.h"
#include "core/project/project_json.h"
#include "core/service/data_source_changes.h"
#include "core/state/project_store.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QFile>

#include <unistd.h>

#include <algorithm>

namespace godwit::ui {

namespace fs = std::filesystem;

namespace {

using Records = std::vector<DataSourceStore::Record>;

Result<Project> readTemplate()
{
    loadResources();
    QFile file(QStringLiteral(":/sample/project.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, "the sample's project is not in this program");
    const QByteArray text = file.readAll();
    LoadedProject loaded =
        readProject(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!loaded.isValid())
        return tl::unexpected(loaded.errors.front());
    return std::move(loaded.project);
}

tl::unexpected<Error> cannotWrite(const fs::path &path, const std::error_code &reason)
{
    return fail(ErrorCode::Io, path.string() + " cannot be written: " + reason.message(),
                "check that Godwit's home may be written and that its disk has room");
}

// Under another name first: a half-written file must not be taken for the sample later.
Result<void> writeOnce(const fs::path &path, const WriteSample &writeSample)
{
    std::error_code error;
    if (fs::exists(path, error))
        return {};
    fs::create_directories(path.parent_path(), error);
    if (error)
        return cannotWrite(path.parent_path(), error);
    fs::path draft = path;
    draft += ".new";
    draft += std::to_string(::getpid());
    fs::remove(draft, error);
    if (auto written = writeSample(draft.string()); !written)
        return written;
    fs::rename(draft, path, error);
    if (error)
        return cannotWrite(path, error);
    return {};
}

std::string urlOf(const fs::path &path)
{
    DataSource source;
    source.kind = StoreKind::Sqlite;
    source.path = path.string();
    return source.url();
}

/// "shop", "shop-2", "shop-3"…
std::string numbered(std::string name, int number)
{
    if (number > 1)
        name.append("-").append(std::to_string(number));
    return name;
}

bool isTaken(const Records &records, const std::string &name)
{
    return std::any_of(records.begin(), records.end(),
                       [&name](const auto &record) { return record.name == name; });
}

Result<std::string> addSource(StateDatabase &state, const std::string &name, const fs::path &path,
                              const std::string &remarks)
{
    DataSourceStore::Settings settings;
    settings.name = name;
    settings.url = urlOf(path);
    settings.remarks = remarks;
    auto record = addDataSource(state, settings);
    if (!record)
        return failure(std::move(record));
    return record->id;
}

Result<std::string> sampleSource(StateDatabase &state, const Records &records, const fs::path &path)
{
    const std::string url = urlOf(path);
    for (const auto &record : records) {
        if (record.url == url)
            return record.id;
    }
    std::string name = "sample-source";
    for (int number = 2; isTaken(records, name); ++number)
        name = numbered("sample-source", number);
    return addSource(state, name, path, "A small shop; made by Godwit to try things on.");
}

} // namespace

Result<Project> prepareSample(StateDatabase &state, const WriteSample &writeSample)
{
    auto project = readTemplate();
    if (!project)
        return project;
    const fs::path folder = state.home() / "sample";
    const fs::path source = folder / "shop.db";
    if (auto written = writeOnce(source, writeSample); !written)
        return failure(std::move(written));
    const auto records = DataSourceStore(state).list();
    if (!records)
        return tl::unexpected(records.error());
    auto sourceId = sampleSource(state, *records, source);
    if (!sourceId)
        return failure(std::move(sourceId));
    project->sourceEndpointId = *sourceId;

    const std::string name = project->name;
    for (int number = 1;; ++number) {
        const fs::path sink = folder / numbered("shop-copy", number).append(".db");
        const std::string sinkName = numbered("sample-destination", number);
        const std::string projectName = numbered(name, number);
        const auto namesake = ProjectStore(state).findByName(projectName);
        if (!namesake)
            return tl::unexpected(namesake.error());
        std::error_code error;
        if (*namesake || fs::exists(sink, error) || isTaken(*records, sinkName))
            continue;
        auto sinkId = addSource(state, sinkName, sink, "The sample's copy.");
        if (!sinkId)
            return failure(std::move(sinkId));
        project->name = projectName;
        project->sinkEndpointId = *sinkId;
        return project;
    }
}

} // namespace godwit::ui
