#include "ui/wizard/objects_pick_actions.h"

namespace godwit::ui {

namespace {

constexpr std::size_t worthANotice = 10;     // objects taken back at once
constexpr std::size_t worthAThread = 10'000; // objects picked at once

} // namespace

ObjectsPickActions::ObjectsPickActions(ProjectDraft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{}

void ObjectsPickActions::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_catalog = std::move(catalog);
}

void ObjectsPickActions::change(const std::function<void(TransferMapping &)> &edit,
                                const std::string &field)
{
    m_draft.change([&](Project &project) { edit(project.transferMapping); }, field);
}

void ObjectsPickActions::pick(const std::vector<std::uint32_t> &objects,
                              const std::string &sinkDatabase)
{
    if (!m_catalog || objects.empty())
        return;
    if (m_task)
        m_task->cancel();
    m_task.clear();
    if (objects.size() < worthAThread) {
        change([&](TransferMapping &mapping) {
            pickObjects(mapping, *m_catalog, objects, sinkDatabase);
        });
        return;
    }
    m_task = runInBackground(
        this,
        [before = m_draft.mapping(), catalog = m_catalog, objects, sinkDatabase](std::stop_token) {
            TransferMapping mapping = *before;
            pickObjects(mapping, *catalog, objects, sinkDatabase);
            return mapping;
        },
        [this, before = m_draft.mapping()](TransferMapping picked) {
            m_task.clear();
            if (before == m_draft.mapping()) // else something else was done meanwhile
                change([&](TransferMapping &mapping) { mapping = std::move(picked); });
        });
}

void ObjectsPickActions::unpick(const std::vector<std::uint32_t> &objects)
{
    if (!m_catalog)
        return;
    std::vector<char> isGoing(m_catalog->size(), 0);
    for (const std::uint32_t object : objects)
        isGoing[object] = 1;
    const TransferMapping &mapping = *m_draft.mapping();
    std::vector<ObjectPlace> places;
    for (const ObjectPlace &place : listedPlaces(mapping)) {
        const auto object =
            m_catalog->find(mapping.databases[place.database].name, listedAt(mapping, place).name);
        if (object && isGoing[*object])
            places.push_back(place);
    }
    drop(places);
}

void ObjectsPickActions::drop(const std::vector<ObjectPlace> &places)
{
    if (places.empty())
        return;
    change([&](TransferMapping &mapping) { dropObjects(mapping, places); });
    if (places.size() >= worthANotice)
        Q_EMIT noticed(
            tr("%n object(s) were taken back.", nullptr, static_cast<int>(places.size())));
}

void ObjectsPickActions::dropAll()
{
    const auto places = listedPlaces(*m_draft.mapping());
    if (places.empty())
        return;
    change([&](TransferMapping &mapping) { dropObjects(mapping, places); });
    Q_EMIT noticed(
        tr("All %n object(s) were taken back.", nullptr, static_cast<int>(places.size())));
}

void ObjectsPickActions::move(const std::vector<ObjectPlace> &places,
                              const std::string &sinkDatabase)
{
    if (!places.empty())
        change([&](TransferMapping &mapping) { moveObjects(mapping, places, sinkDatabase); });
}

void ObjectsPickActions::renameDatabase(const std::string &from, const std::string &to)
{
    change([&](TransferMapping &mapping) { renameSinkDatabase(mapping, from, to); });
}

void ObjectsPickActions::rename(const ObjectPlace &place, const std::string &name)
{
    edit(place, "mappedName", [&](ObjectMapping &object) {
        object.mappedName = name == object.name ? std::string() : name;
    });
}

void ObjectsPickActions::edit(const ObjectPlace &place, const char *field,
                              const std::function<void(ObjectMapping &)> &change)
{
    this->change(
        [&](TransferMapping &mapping) {
            if (ObjectMapping *object = findObject(mapping, place))
                change(*object);
        },
        place.pointer() + '/' + field);
}

} // namespace godwit::ui
