#include "core/schema/postgres_types.h"
#include "core/schema/transfer_forms.h"

namespace godwit {

namespace {

/// PostgreSQL's own text of a value, read and written by the same settings, is the value.
bool movesAsText(const ColumnType &source, const ColumnType &sink)
{
    if (source.declared == "money" || sink.declared == "money")
        return false;
    if (source.kind == TypeKind::Enum && sink.kind == TypeKind::Enum)
        return true;
    return source.kind == sink.kind
           && postgresBaseName(source.declared) == postgresBaseName(sink.declared);
}

/// The same, but the other column prints it otherwise: 1.5 as 1.50.
CompareForm compareSameKind(const ColumnType &source, const ColumnType &sink)
{
    return source.declared == sink.declared ? CompareForm::Bytes : compareByValue(source, sink);
}

bool isJsonb(const ColumnType &type)
{
    return type.kind == TypeKind::Json && type.declared == "jsonb";
}

TransferForms postgresToPostgres(const ColumnType &source, const ColumnType &sink)
{
    TransferForms forms;
    if (movesAsText(source, sink)) {
        forms.compare = compareSameKind(source, sink);
        return forms;
    }
    forms.read = portablePostgresRead(source);
    forms.sinkRead = portablePostgresRead(sink);
    if (sink.kind == TypeKind::Bit)
        forms.write = WriteForm::MemberNumber;
    forms.compare = compareByValue(ColumnType{}, sink);
    return forms;
}

} // namespace

ReadForm portablePostgresRead(const ColumnType &type)
{
    if (type.kind == TypeKind::Float)
        return ReadForm::ExactFloat;
    return needsPortableForm(type) ? ReadForm::Portable : ReadForm::AsIs;
}

TransferForms formsToPostgres(const ColumnType &source, const ColumnType &sink,
                              const TransferOptions &options)
{
    TransferForms forms;
    if (options.sourceDialect == Dialect::PostgreSql) {
        forms = postgresToPostgres(source, sink);
    } else {
        const bool fromSqlite = options.sourceDialect == Dialect::Sqlite;
        if (!fromSqlite)
            forms.read = source.kind == TypeKind::Geometry ? ReadForm::WellKnownBinary
                                                           : portableMysqlRead(source);
        if (sink.kind == TypeKind::Bit)
            forms.write = WriteForm::MemberNumber;
        forms.sinkRead = portablePostgresRead(sink);
        // A SQLite column holds anything, and an interval is a TIME without its limits.
        const bool isInterval =
            forms.sinkRead == ReadForm::Portable && sink.kind == TypeKind::Unknown;
        forms.compare = isInterval ? CompareForm::Temporal
                                   : compareByValue(fromSqlite ? ColumnType{} : source, sink);
    }
    // It keeps values, not texts: without white space, keys in an order of its own. `json` keeps
    // the text.
    if (isJsonb(sink) && forms.compare == CompareForm::Bytes && !isJsonb(source))
        forms.compare = CompareForm::Json;
    return forms;
}

} // namespace godwit
