#pragma once

#include "ui/common/background.h"
#include "ui/wizard/rules_outcome.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace godwit::ui {

/// Keeps the outcome of a project's rules up to date while somebody types: works in the background,
/// one resolution at a time, and never delivers one that is out of date.
class RulesResolver final : public QObject
{
    Q_OBJECT

public:
    explicit RulesResolver(QObject *parent = nullptr);
    ~RulesResolver() override;

    /// What the last saved project selected is compared with; empty: it was never saved.
    void setSavedPayload(const std::string &payload);
    /// Asks for the outcome, a moment after the last such call.
    void request(std::shared_ptr<const Project> project,
                 std::shared_ptr<const ObjectsCatalogIndex> catalog);
    /// Forgets what was asked for.
    void cancel();
    /// True while an answer is awaited.
    bool isBusy() const { return m_project != nullptr; }

    /// Between a key and the start: keys that follow one another within it are one question.
    static constexpr int delayMs = 20;

Q_SIGNALS:
    void resolved(const std::shared_ptr<const godwit::ui::RulesOutcome> &outcome);

private:
    struct Saved
    {
        std::string payload;
        std::shared_ptr<const ObjectsCatalogIndex> catalog;
        std::vector<char> selected; ///< of `payload`, in `catalog`
    };
    struct Answer
    {
        std::shared_ptr<const RulesOutcome> outcome;
        std::shared_ptr<const Saved> saved;
    };
    static Answer work(std::shared_ptr<const Project> project,
                       std::shared_ptr<const ObjectsCatalogIndex> catalog,
                       const std::string &savedPayload, std::shared_ptr<const Saved> saved);
    void start();

    QTimer m_delay;
    std::shared_ptr<const Project> m_project; ///< the question that has no answer yet
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    std::string m_savedPayload;
    std::shared_ptr<const Saved> m_saved; ///< never changes: threads share it
    QPointer<BackgroundTask> m_task;
};

} // namespace godwit::ui
