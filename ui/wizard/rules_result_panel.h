#pragma once

#include "core/mapping/explain_object.h"
#include "ui/common/background.h"
#include "ui/wizard/rules_outcome.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace godwit::ui {

class DataTable;
class RulesProblemModel;
class RulesResultModel;
class SearchField;

/// What the rules take and leave, list by list, and why for the chosen object.
class RulesResultPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesResultPanel(QWidget *parent = nullptr);

    /// Null: the source is not known.
    void setOutcome(std::shared_ptr<const RulesOutcome> outcome);
    /// The rules have changed and the lists will.
    void setStale();
    const std::shared_ptr<const RulesOutcome> &outcome() const;
    /// Shows @p list, or with none the problems.
    void showList(std::optional<RulesList> list);
    bool choose(std::uint32_t object);
    std::optional<std::uint32_t> chosenObject() const;

Q_SIGNALS:
    /// Why the chosen object is in or out.
    void explained(const godwit::Explanation &explanation);
    void nothingChosen();
    void settingsRequested(std::uint32_t object);
    /// A problem was opened that is about the payload's field at @p pointer.
    void problemOpened(const QString &pointer);

private:
    void build();
    void updateTabs();
    void chooseTab(int tab);
    void explain(std::uint32_t object);
    void explainNothing();
    void showExplanation(const Explanation &explanation);

    RulesResultModel *m_model;
    RulesProblemModel *m_problems;
    QTabBar *m_tabs;
    SearchField *m_search;
    QStackedWidget *m_stack;
    DataTable *m_table;
    DataTable *m_problemTable;
    QLabel *m_empty;
    QLabel *m_why;
    QPushButton *m_settings;
    QPointer<BackgroundTask> m_task;
    std::optional<TableName> m_chosen; ///< stays chosen while the lists change
    bool m_isResetting = false;        ///< the current row changes, and not by the user
};

} // namespace godwit::ui
