#include "ui/run/run_reader.h"

#include "ui/run/home_work.h"

#include <utility>

namespace godwit::ui {

namespace {

Result<RunReader::Wishes> wishesOf(StateDatabase &state, const std::string &projectId)
{
    RunReader::Wishes wishes;
    RunControlStore store(state);
    auto wanted = store.find(projectId);
    if (!wanted)
        return failure(std::move(wanted));
    wishes.wanted = *wanted;
    auto ids = RunStore(state).ids(projectId);
    if (!ids)
        return failure(std::move(ids));
    if (ids->empty())
        return wishes;
    wishes.runId = ids->back();
    auto limits = store.limits(wishes.runId);
    if (!limits)
        return failure(std::move(limits));
    wishes.limits = std::move(*limits);
    return wishes;
}

} // namespace

RunReader::RunReader(std::filesystem::path home, std::string projectId, QObject *parent)
    : QObject(parent)
    , m_home(std::move(home))
    , m_projectId(std::move(projectId))
{}

void RunReader::readAll()
{
    if (m_all) {
        m_again = true;
        return;
    }
    m_all = workInHome(
        this, m_home,
        [id = m_projectId](StateDatabase &state) { return requireStoredRun(state, id); },
        [this](const Result<StoredRun> &stored) {
            m_all = nullptr;
            if (stored)
                Q_EMIT allRead(*stored);
            else
                Q_EMIT failed(stored.error());
            if (std::exchange(m_again, false))
                readAll();
        });
}

void RunReader::storeWish(const RunControl &wanted)
{
    workInHome(
        this, m_home,
        [id = m_projectId, wanted](StateDatabase &state) {
            return RunControlStore(state).put(id, wanted);
        },
        [this](const Result<void> &stored) {
            if (!stored)
                Q_EMIT wishNotStored(stored.error());
            readWishes();
        });
}

void RunReader::readWishes()
{
    if (m_light)
        return;
    m_light = workInHome(
        this, m_home, [id = m_projectId](StateDatabase &state) { return wishesOf(state, id); },
        [this](const Result<Wishes> &wishes) {
            m_light = nullptr;
            if (wishes)
                Q_EMIT wishesRead(*wishes);
            else
                Q_EMIT failed(wishes.error());
        });
}

} // namespace godwit::ui
