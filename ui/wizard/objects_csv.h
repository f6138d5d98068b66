// The list of objects as a file: reading and writing it away from the window's thread.
#pragma once

#include "core/service/object_list_csv.h"
#include "ui/wizard/objects_catalog_index.h"

#include <QString>

namespace godwit::ui {

/// What a file of objects says, checked against the source.
struct ReadObjectList
{
    TransferMapping mapping; ///< of the lines without a problem
    std::size_t tables = 0, views = 0;
    std::vector<CsvProblem> problems; ///< in the file's order
};

/// Errors: Io.
Result<ReadObjectList> readObjectFile(const QString &path, ProjectType type,
                                      const ObjectsCatalogIndex &catalog);

/// Replaces the file at @p path, or leaves it as it was. Errors: Io.
Result<void> writeObjectFile(const QString &path, const std::string &text);

} // namespace godwit::ui
