// What may stand in the fields of a data source: each check gives the sentence shown beside the
// field.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <initializer_list>

namespace godwit::ui {

/// What is wrong with a text, as a sentence; empty: nothing.
using FieldCheck = std::function<QString(const QString &text)>;

class FieldChecks
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::FieldChecks)

public:
    static constexpr int longestIdentifier = 32; ///< characters

    /// The first that finds something.
    static FieldCheck all(std::initializer_list<FieldCheck> checks);
    /// @p message is said of an empty text.
    static FieldCheck required(const QString &message);
    /// These take an empty text: required() refuses it where one must stand.
    static FieldCheck hostName();
    static FieldCheck port();
    static FieldCheck tenant();
    static FieldCheck endpoints();
    static FieldCheck keyValueLines();
    static FieldCheck absolutePath();
    /// A file that can be read.
    static FieldCheck readableFile();
    /// A SQLite file, or the place for a new one.
    static FieldCheck sqliteFile();
    static FieldCheck number(int smallest, int largest);
    /// The name of a data source: at most 32 characters, no blanks.
    static FieldCheck identifier();
};

} // namespace godwit::ui
