#pragma once

#include "ui/wizard/objects_catalog_index.h"

#include <QObject>

class QCompleter;
class QKeyEvent;
class QPlainTextEdit;
class QStringListModel;

namespace godwit::ui {

/// Offers the names that fit at an editor's cursor, in a list below it. Nothing is chosen until the
/// user does, so Return still begins a new line.
class RulesCompleter final : public QObject
{
    Q_OBJECT

public:
    explicit RulesCompleter(QPlainTextEdit *editor);

    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);
    /// Names that are offered now; empty while the list is hidden.
    QStringList offered() const;

    /// True if the editor must not handle @p event any more.
    bool takesKey(QKeyEvent *event);
    /// After the editor has handled @p event.
    void afterKey(const QKeyEvent *event);

private:
    void offer(bool asked);
    void insert(const QString &name);

    QPlainTextEdit *m_editor;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    QStringListModel *m_names;
    QCompleter *m_completer;
};

} // namespace godwit::ui
