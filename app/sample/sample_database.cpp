#include "app/sample/sample_database.h"

#include "app/sample/sample_rows.h"
#include "app/sample/sample_schema.h"
#include "app/sample/sample_writer.h"

#include <filesystem>

namespace godwit {

namespace {

Result<void> fill(SampleWriter &writer)
{
    writer.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;");
    writer.execute(sampleTables);
    writeSampleRows(writer);
    writer.execute(sampleIndexesAndViews);
    writer.execute("COMMIT; PRAGMA journal_mode = DELETE;");
    // The generator's own mistake would otherwise look like one of the migration.
    if (writer.count("SELECT count(*) FROM pragma_foreign_key_check") != 0)
        return fail(ErrorCode::Internal, "the sample's rows break its own foreign keys");
    return writer.result();
}

} // namespace

Result<SampleSummary> writeSampleDatabase(const std::string &path)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return fail(ErrorCode::Io, "the file " + path + " exists already",
                    "Name a new file, or remove this one first.");
    SampleWriter writer(path);
    auto filled = fill(writer);
    if (!filled) {
        writer.close();
        std::filesystem::remove(path, ignored);
        return failure(std::move(filled));
    }
    SampleSummary summary;
    summary.tables = static_cast<int>(writer.count(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"));
    summary.views =
        static_cast<int>(writer.count("SELECT count(*) FROM sqlite_schema WHERE type = 'view'"));
    summary.rows = writer.rowsInserted();
    return summary;
}

} // namespace godwit
