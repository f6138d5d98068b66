#include "ui/wizard/objects_csv.h"

#include "ui/common/text.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr qint64 mostBytes = 256 * 1024 * 1024;

tl::unexpected<Error> io(const QString &path, const QString &why)
{
    return fail(ErrorCode::Io, "the file " + toUtf8(path) + ": " + toUtf8(why),
                "Choose another file, or mend what stands in the way.");
}

} // namespace

Result<ReadObjectList> readObjectFile(const QString &path, ProjectType type,
                                      const ObjectsCatalogIndex &catalog)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return io(path, file.errorString());
    if (file.size() > mostBytes)
        return io(path, QStringLiteral("it is larger than 256 MiB"));
    const QByteArray text = file.readAll();
    ObjectList list =
        readObjectList({text.constData(), static_cast<std::size_t>(text.size())}, type);
    ReadObjectList read;
    read.problems = std::move(list.problems);
    const std::vector<CsvProblem> missing = checkAgainst(catalog.catalog(), list.objects);
    read.problems.insert(read.problems.end(), missing.begin(), missing.end());
    std::stable_sort(read.problems.begin(), read.problems.end(),
                     [](const CsvProblem &a, const CsvProblem &b) { return a.line < b.line; });
    std::erase_if(list.objects, [&](const ListedObject &object) {
        return !catalog.find(object.source.database, object.source.table);
    });
    for (const ListedObject &object : list.objects)
        ++(object.kind == ObjectKind::View ? read.views : read.tables);
    read.mapping = mappingFrom(type, list.objects);
    return read;
}

Result<void> writeObjectFile(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return io(path, file.errorString());
    file.write(text.data(), static_cast<qint64>(text.size()));
    if (!file.commit())
        return io(path, file.errorString());
    return {};
}

} // namespace godwit::ui
