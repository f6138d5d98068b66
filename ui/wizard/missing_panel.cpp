#include "ui/wizard/missing_panel.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int mostRows = 4; // more are scrolled to

} // namespace

MissingPanel::MissingPanel(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("missingPanel"));
    m_list->setObjectName(QStringLiteral("missingList"));
    m_list->setAccessibleName(tr("To put right before the next page"));
    m_list->setToolTip(tr("Opens the field"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addWidget(makeHeading(tr("To put right before the next page"), 3, this));
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    hide();
}

void MissingPanel::show(const std::vector<WizardPage::Missing> &missing)
{
    m_list->clear();
    m_fields.clear();
    for (const WizardPage::Missing &item : missing) {
        m_list->addItem(new QListWidgetItem(icon(Icon::Error, Status::Bad), item.message));
        m_fields.emplace_back(item.field);
    }
    const int rows = std::min(mostRows, m_list->count());
    m_list->setFixedHeight(rows * std::max(tableRowHeight, m_list->sizeHintForRow(0))
                           + 2 * m_list->frameWidth());
    setVisible(!missing.empty());
}

void MissingPanel::clear()
{
    m_list->clear();
    m_fields.clear();
    hide();
}

void MissingPanel::choose(int row)
{
    if (row >= 0 && row < static_cast<int>(m_fields.size())
        && m_fields[static_cast<std::size_t>(row)])
        Q_EMIT fieldChosen(m_fields[static_cast<std::size_t>(row)]);
}

} // namespace godwit::ui
