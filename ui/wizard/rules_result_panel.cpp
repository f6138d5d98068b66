#include "ui/wizard/rules_result_panel.h"

#include "ui/common/data_table.h"
#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/wizard/rules_explanation.h"
#include "ui/wizard/rules_problem_model.h"
#include "ui/wizard/rules_result_model.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int problemsTab = static_cast<int>(rulesListCount);
constexpr int whyLines = 3;

QString emptyText(RulesList list)
{
    switch (list) {
    case RulesList::Final:
        return RulesResultPanel::tr("The rules take nothing.");
    case RulesList::New:
        return RulesResultPanel::tr("Nothing is new since the project was last saved.");
    case RulesList::Removed:
        return RulesResultPanel::tr("Nothing was dropped since the project was last saved.");
    case RulesList::Excluded:
        return RulesResultPanel::tr("Nothing that a rule takes is left out.");
    case RulesList::Unmatched:
        break;
    }
    return RulesResultPanel::tr("Something takes every object of the source.");
}

} // namespace

RulesResultPanel::RulesResultPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new RulesResultModel(this))
    , m_problems(new RulesProblemModel(this))
    , m_tabs(new QTabBar(this))
    , m_search(new SearchField(tr("Search the list"), this))
    , m_stack(new QStackedWidget(this))
    , m_table(new DataTable(QStringLiteral("wizard.ruleResults"), m_stack))
    , m_problemTable(new DataTable(QStringLiteral("wizard.ruleProblems"), m_stack))
    , m_empty(makeHint({}, m_stack))
    , m_why(new QLabel(this))
    , m_settings(new QPushButton(icon(Icon::Edit), tr("Rename and &filter…"), this))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &RulesResultPanel::chooseTab);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        chooseTab(m_tabs->currentIndex());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const auto object = m_model->objectAt(current.row()); object && !m_isResetting)
                    explain(*object);
            });
    connect(m_table, &DataTable::opened, this, [this] { m_settings->click(); });
    connect(m_settings, &QPushButton::clicked, this, [this] {
        if (const auto object = chosenObject())
            Q_EMIT settingsRequested(*object);
    });
    connect(m_problemTable, &DataTable::opened, this, [this](const QModelIndex &index) {
        Q_EMIT problemOpened(QString::fromStdString(m_problems->pointerAt(index.row())));
    });
    setOutcome(nullptr);
}

void RulesResultPanel::build()
{
    m_tabs->setObjectName(QStringLiteral("ruleLists"));
    m_tabs->setAccessibleName(tr("Lists of objects"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int tab = 0; tab <= problemsTab; ++tab)
        m_tabs->addTab({});
    m_tabs->setTabToolTip(0, tr("Everything that moves"));
    m_tabs->setTabToolTip(1, tr("What moves now, and did not when the project was last saved"));
    m_tabs->setTabToolTip(2, tr("What moved when the project was last saved, and does not now"));
    m_tabs->setTabToolTip(3, tr("What a rule takes and something else leaves out"));
    m_tabs->setTabToolTip(4, tr("What no rule takes"));
    m_search->setObjectName(QStringLiteral("ruleSearch"));
    m_search->setList(m_table);
    m_table->setObjectName(QStringLiteral("ruleResults"));
    m_table->setAccessibleName(tr("Objects"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidths({240, 160});
    m_problemTable->setObjectName(QStringLiteral("ruleProblems"));
    m_problemTable->setAccessibleName(tr("Problems"));
    m_problemTable->setModel(m_problems);
    m_empty->setObjectName(QStringLiteral("ruleResultsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_problemTable);
    m_stack->addWidget(m_empty);
    m_why->setObjectName(QStringLiteral("ruleWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_why->setMinimumHeight(whyLines * fontMetrics().lineSpacing());
    m_settings->setObjectName(QStringLiteral("ruleObjectSettings"));
    m_settings->setAutoDefault(false);

    auto *line = new QHBoxLayout;
    line->addWidget(makeHeading(tr("Why"), 3, this));
    line->addStretch(1);
    line->addWidget(m_settings);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addWidget(m_tabs);
    column->addWidget(m_search);
    column->addWidget(m_stack, 1);
    column->addLayout(line);
    column->addWidget(m_why);
}

const std::shared_ptr<const RulesOutcome> &RulesResultPanel::outcome() const
{
    return m_model->outcome();
}

void RulesResultPanel::setOutcome(std::shared_ptr<const RulesOutcome> outcome)
{
    m_isResetting = true;
    m_model->setOutcome(std::move(outcome));
    m_isResetting = false;
    m_problems->setProblems(this->outcome() ? this->outcome()->errors : std::vector<Error>(),
                            this->outcome() ? this->outcome()->warnings : std::vector<Note>());
    updateTabs();
    chooseTab(m_tabs->currentIndex());
    // The chosen object stays the one that is explained, also where it has left the list.
    if (const auto object = chosenObject())
        choose(*object);
    else
        explainNothing();
}

void RulesResultPanel::setStale()
{
    if (m_task)
        m_task->cancel();
    m_task.clear();
}

void RulesResultPanel::updateTabs()
{
    const QStringList titles = {tr("Final"), tr("New"), tr("Removed"), tr("Excluded"),
                                tr("Not taken")};
    for (int tab = 0; tab < problemsTab; ++tab) {
        const auto count =
            outcome() ? outcome()->lists[static_cast<std::size_t>(tab)].size() : std::size_t(0);
        m_tabs->setTabText(tab, outcome() ? tr("%1 (%2)").arg(titles[tab], formatCount(count))
                                          : titles[tab]);
    }
    const int problems = m_problems->rowCount();
    const QString title = problems > 0 ? tr("Problems (%1)").arg(problems) : tr("Problems");
    // With its picture the number is enough; all tabs fit into a small window then.
    m_tabs->setTabText(problemsTab, problems > 0 ? formatCount(problems) : title);
    m_tabs->setTabToolTip(problemsTab, title);
    m_tabs->setAccessibleTabName(problemsTab, title);
    m_tabs->setTabIcon(problemsTab, m_problems->errorCount() > 0 ? statusIcon(Status::Bad)
                                    : problems > 0               ? statusIcon(Status::Warning)
                                                                 : QIcon());
}

void RulesResultPanel::showList(std::optional<RulesList> list)
{
    m_tabs->setCurrentIndex(list ? static_cast<int>(*list) : problemsTab);
}

void RulesResultPanel::chooseTab(int tab)
{
    const bool isProblems = tab == problemsTab;
    m_search->setEnabled(!isProblems);
    if (!isProblems)
        m_model->setList(static_cast<RulesList>(tab));
    if (const auto object = chosenObject())
        if (const auto row = m_model->rowOf(*object); row && !isProblems) {
            m_isResetting = true;
            m_table->setCurrentIndex(m_model->index(*row, 0));
            m_isResetting = false;
        }
    const int rows = isProblems ? m_problems->rowCount() : m_model->rowCount();
    if (rows > 0) {
        m_stack->setCurrentWidget(isProblems ? m_problemTable : m_table);
        return;
    }
    m_empty->setText(!outcome()                    ? tr("The source has not been read yet.")
                     : isProblems                  ? tr("Nothing is wrong with the rules.")
                     : !m_search->text().isEmpty() ? tr("Nothing is called like that.")
                                                   : emptyText(static_cast<RulesList>(tab)));
    m_stack->setCurrentWidget(m_empty);
}

bool RulesResultPanel::choose(std::uint32_t object)
{
    const auto row = m_model->rowOf(object);
    if (row) {
        m_isResetting = true; // explained below in any case
        m_table->setCurrentIndex(m_model->index(*row, 0));
        m_isResetting = false;
        m_table->scrollTo(m_model->index(*row, 0));
    }
    explain(object);
    return row.has_value();
}

std::optional<std::uint32_t> RulesResultPanel::chosenObject() const
{
    if (!m_chosen || !outcome())
        return std::nullopt;
    return outcome()->catalog->find(m_chosen->database, m_chosen->table);
}

void RulesResultPanel::explain(std::uint32_t object)
{
    setStale();
    m_chosen = outcome()->catalog->object(object).name;
    const auto &final = outcome()->list(RulesList::Final);
    m_settings->setEnabled(std::binary_search(final.begin(), final.end(), object));
    m_task = runInBackground(
        this,
        [outcome = outcome(), object](std::stop_token) {
            return ObjectExplainer(*outcome->project).examine(outcome->catalog->object(object));
        },
        [this](const Explanation &explanation) {
            m_task.clear();
            showExplanation(explanation);
        });
}

void RulesResultPanel::explainNothing()
{
    setStale();
    m_settings->setEnabled(false);
    m_why->setText(tr("Choose an object to read why it moves or stays."));
    Q_EMIT nothingChosen();
}

void RulesResultPanel::showExplanation(const Explanation &explanation)
{
    m_why->setText(explanationInWords(explanation));
    Q_EMIT explained(explanation);
}

} // namespace godwit::ui
