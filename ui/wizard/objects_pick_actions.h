#pragma once

#include "ui/common/background.h"
#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/project_draft.h"

namespace godwit::ui {

/// What can be done to the picked objects of a draft; each action is one step of its history.
class ObjectsPickActions final : public QObject
{
    Q_OBJECT

public:
    explicit ObjectsPickActions(ProjectDraft &draft, QObject *parent = nullptr);

    /// Null: nothing can be picked.
    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);

    /// @p objects of the catalogue, ascending; as pickObjects(). Very many are picked a moment
    /// later, unless the objects are changed meanwhile.
    void pick(const std::vector<std::uint32_t> &objects, const std::string &sinkDatabase = {});
    void unpick(const std::vector<std::uint32_t> &objects);
    void drop(const std::vector<ObjectPlace> &places);
    void dropAll();
    void move(const std::vector<ObjectPlace> &places, const std::string &sinkDatabase);
    void renameDatabase(const std::string &from, const std::string &to);
    void rename(const ObjectPlace &place, const std::string &name);
    /// Changes the entry at @p place; @p field is the payload's, for the draft's history.
    void edit(const ObjectPlace &place, const char *field,
              const std::function<void(ObjectMapping &)> &change);

Q_SIGNALS:
    /// Something large was done that can be undone: what.
    void noticed(const QString &text);

private:
    void change(const std::function<void(TransferMapping &)> &edit, const std::string &field = {});

    ProjectDraft &m_draft;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    QPointer<BackgroundTask> m_task;
};

} // namespace godwit::ui
