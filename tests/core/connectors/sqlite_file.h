// A SQLite file that lives as long as a test, and short ways to use the connector on it.
#pragma once

#include "core/connectors/sqlite/sqlite_connector.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <string>
#include <vector>

namespace godwit::test {

class SqliteFile
{
public:
    explicit SqliteFile(const QString &name = "a 'b\" ?#.db")
        : m_path(m_folder.filePath(name).toStdString())
    {}

    const std::string &path() const { return m_path; }
    bool exists() const { return QFile::exists(QString::fromStdString(m_path)); }
    QStringList filesInFolder() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    QString folder() const { return m_folder.path(); }

    /// Straight through SQLite, past everything that is under test.
    QString run(const std::string &sql) const
    {
        sqlite3 *handle = nullptr;
        sqlite3_open(m_path.c_str(), &handle);
        QString out;
        const auto collect = [](void *text, int count, char **values, char **) {
            for (int i = 0; i < count; ++i)
                *static_cast<QString *>(text) +=
                    (i ? "|" : "") + QString(values[i] ? values[i] : "NULL");
            *static_cast<QString *>(text) += "\n";
            return 0;
        };
        char *error = nullptr;
        if (sqlite3_exec(handle, sql.c_str(), collect, &out, &error) != SQLITE_OK)
            out = "ERROR: " + QString(error);
        sqlite3_free(error);
        sqlite3_close(handle);
        return out.trimmed();
    }

    std::unique_ptr<Connector> connector(int busyMilliseconds = 300) const
    {
        DataSource source;
        source.kind = StoreKind::Sqlite;
        source.path = m_path;
        source.options["busy_timeout"] = std::to_string(busyMilliseconds);
        return std::move(*makeSqliteConnector(source));
    }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

inline QByteArray kindLetter(CellKind kind)
{
    switch (kind) {
    case CellKind::Null:
        return "NULL";
    case CellKind::Text:
        return "T:";
    case CellKind::Integer:
        return "I:";
    case CellKind::Real:
        return "R:";
    case CellKind::Blob:
        return "B:";
    }
    return "?";
}

/// Each row as "I:1|T:x|NULL".
inline QList<QByteArray> rowsOf(const RowBatch &batch)
{
    QList<QByteArray> rows;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        QByteArray text;
        for (std::size_t column = 0; column < batch.columns(); ++column) {
            const std::string_view cell = batch.cell(row, column);
            text += (column ? "|" : "") + kindLetter(batch.kind(row, column))
                    + QByteArray(cell.data(), static_cast<qsizetype>(cell.size()));
        }
        rows << text;
    }
    return rows;
}

inline ReadRequest readRequest(const std::string &table, const std::vector<std::string> &columns)
{
    ReadRequest request;
    request.table = {"main", table};
    for (const std::string &column : columns)
        request.items.push_back({column, ReadForm::AsIs});
    return request;
}

inline QList<QByteArray> readAll(RowReader &reader, const ReadRequest &request)
{
    QList<QByteArray> rows;
    if (auto opened = reader.open(request); !opened)
        return {"ERROR: " + QByteArray::fromStdString(opened.error().message)};
    RowBatch batch;
    for (;;) {
        auto more = reader.next(batch);
        if (!more)
            return {"ERROR: " + QByteArray::fromStdString(more.error().message)};
        if (!*more)
            return rows;
        rows += rowsOf(batch);
    }
}

struct Cell
{
    CellKind kind;
    std::string bytes;
};

/// Gives @p rows as one batch.
inline BatchSource sourceOf(std::vector<std::vector<Cell>> rows)
{
    auto given = std::make_shared<bool>(false);
    return [rows = std::move(rows), given](RowBatch &batch) -> Result<bool> {
        if (std::exchange(*given, true))
            return false;
        batch.reset(rows.empty() ? 1 : rows.front().size());
        for (const auto &row : rows) {
            for (const Cell &cell : row)
                batch.append(cell.kind, cell.bytes);
        }
        return true;
    };
}

inline WriteRequest writeRequest(const std::string &table, const std::vector<std::string> &columns)
{
    WriteRequest request;
    request.table = {"main", table};
    for (const std::string &column : columns)
        request.items.push_back({column, WriteForm::AsIs});
    return request;
}

} // namespace godwit::test
