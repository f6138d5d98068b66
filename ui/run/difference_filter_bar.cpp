#include "ui/run/difference_filter_bar.h"

#include "ui/common/data_table.h"
#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/run/difference_text.h"

#include <QComboBox>
#include <QPushButton>

#include <iterator>
#include <set>

namespace godwit::ui {

namespace {

constexpr int boxCharacters = 12;
constexpr std::size_t mostTables = 2000; ///< of a list to choose from; others come by showTable()

template<typename Value>
std::optional<Value> chosen(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional(static_cast<Value>(data.toInt())) : std::nullopt;
}

} // namespace

DifferenceFilterBar::DifferenceFilterBar(DataTable *list, QWidget *parent)
    : QWidget(parent)
    , m_table(makeBox("differenceTableFilter", tr("Differences of which table"), tr("All tables")))
    , m_kind(makeBox("differenceKindFilter", tr("Which kind of differences"), tr("All kinds")))
    , m_state(makeBox("differenceStateFilter", tr("In which state"), tr("All states")))
    , m_key(new SearchField(tr("Search keys"), parent))
    , m_clear(new QPushButton(icon(Icon::Close), tr("Show all"), this))
{
    using enum DifferenceKind;
    for (const auto kind : {OnlyInSource, OnlyInSink, Different})
        m_kind->addItem(differenceKindIcon(kind), differenceKindText(kind), static_cast<int>(kind));
    using enum DifferenceState;
    for (const auto state : {Open, Repaired, ChangedMeanwhile, Failed})
        m_state->addItem(statusIcon(statusOf(state)), differenceStateText(state),
                         static_cast<int>(state));
    m_key->setObjectName(QStringLiteral("differenceKeyFilter"));
    m_key->setList(list);
    m_clear->setObjectName(QStringLiteral("differenceFilterClear"));
    m_clear->setAutoDefault(false);
    m_clear->setEnabled(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (QComboBox *box : {m_table, m_kind, m_state}) {
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &DifferenceFilterBar::take);
    }
    row->addWidget(m_key, 1);
    row->addWidget(m_clear);
    connect(m_key, &SearchField::searchChanged, this, [this](const QString &text) {
        m_filter.keyText = toUtf8(text);
        take();
    });
    connect(m_clear, &QPushButton::clicked, this, &DifferenceFilterBar::clear);
}

QList<QWidget *> DifferenceFilterBar::fields() const
{
    return {m_table, m_kind, m_state, m_key, m_clear};
}

QComboBox *DifferenceFilterBar::makeBox(const char *name, const QString &what, const QString &all)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(what);
    box->setToolTip(what);
    // A table's name may be long, and measuring thousands of them takes long.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(boxCharacters);
    box->addItem(all);
    return box;
}

void DifferenceFilterBar::take()
{
    if (m_isFilling)
        return;
    m_filter.table = chosen<int>(*m_table);
    m_filter.kind = chosen<DifferenceKind>(*m_kind);
    m_filter.state = chosen<DifferenceState>(*m_state);
    m_clear->setEnabled(isSet());
    Q_EMIT changed();
}

void DifferenceFilterBar::setTables(const DifferenceTotals &totals,
                                    const std::function<QString(int)> &nameOf)
{
    std::set<int> numbers;
    for (const DifferenceCount &count : totals.counts)
        numbers.insert(count.table);
    while (numbers.size() > mostTables)
        numbers.erase(std::prev(numbers.end()));
    if (m_filter.table) // chosen stays chosen, even with nothing in it
        numbers.insert(*m_filter.table);
    std::vector<std::pair<int, QString>> names;
    names.reserve(numbers.size());
    for (const int number : numbers)
        names.emplace_back(number, nameOf(number));
    if (names == m_names)
        return;
    m_names = std::move(names);
    fillTables();
}

void DifferenceFilterBar::fillTables()
{
    m_isFilling = true;
    const QString all = m_table->itemText(0);
    m_table->clear();
    m_table->addItem(all);
    for (const auto &[number, name] : m_names)
        m_table->addItem(name, number);
    m_table->setCurrentIndex(m_filter.table ? m_table->findData(*m_filter.table) : 0);
    m_isFilling = false;
}

void DifferenceFilterBar::showTable(int number)
{
    m_isFilling = true;
    if (m_table->findData(number) < 0)
        m_table->addItem(QString::number(number + 1), number); // named once totals are read
    m_table->setCurrentIndex(m_table->findData(number));
    m_kind->setCurrentIndex(0);
    m_state->setCurrentIndex(0);
    m_key->clear();
    m_filter.keyText.clear();
    m_names.clear();
    m_isFilling = false;
    take();
}

void DifferenceFilterBar::clear()
{
    m_isFilling = true;
    for (QComboBox *box : {m_table, m_kind, m_state})
        box->setCurrentIndex(0);
    m_key->clear();
    m_filter.keyText.clear();
    m_isFilling = false;
    take();
}

} // namespace godwit::ui
