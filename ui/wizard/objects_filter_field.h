#pragma once

#include "ui/common/field_message.h"
#include "ui/wizard/objects_source_probe.h"

class QPlainTextEdit;

namespace godwit::ui {

/// The rows of one table that move: a condition, checked while it is typed, and by the live source
/// once the typing stops, with the number of rows of a sample that pass.
class ObjectsFilterField final : public QWidget
{
    Q_OBJECT

public:
    ObjectsFilterField(ObjectsSourceProbe *probe, QWidget *parent);

    /// @p isReadable: the source can be asked. What the user is typing for the same table stays.
    void show(const TableName &table, const std::string &clause, bool isReadable);
    /// What is still being typed is said now.
    void commit();
    bool hasError() const { return m_message->hasError(); }

Q_SIGNALS:
    void filterChanged(const QString &clause); ///< empty: all rows

private:
    void check();
    void showCount(const Result<FilterCount> &count);

    ObjectsSourceProbe *m_probe;
    TableName m_table;
    std::string m_clause; ///< as the project has it
    bool m_isReadable = false;
    bool m_isShowing = false; ///< the field is being filled, not edited
    bool m_isTyping = false;  ///< and has not said so yet
    QTimer m_commitLater;
    QPlainTextEdit *m_edit;
    FieldMessage *m_message;
    QLabel *m_count;
};

} // namespace godwit::ui
