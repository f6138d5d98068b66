#include "ui/wizard/options_page.h"

#include "core/base/text.h"
#include "core/project/project_names.h"
#include "ui/common/error_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/option_row.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/speed_text.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace godwit::ui {

namespace {

bool isAtOrBelow(const std::string &pointer, const std::string &place)
{
    // A file may spell its keys with capitals; reading tolerates that.
    return equalsIgnoringCase(std::string_view(pointer).substr(0, place.size()), place)
           && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

} // namespace

OptionsPage::OptionsPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_everything(new QCheckBox(tr("Show fields that this project does not &use"), this))
    , m_nothing(makeHint(tr("The chosen steps have no options."), this))
{
    setObjectName(QStringLiteral("optionsPage"));
    m_everything->setObjectName(QStringLiteral("showUnusedOptions"));
    m_nothing->setObjectName(QStringLiteral("noOptions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addWidget(m_everything);
    column->addWidget(m_nothing);
    std::map<OptionSection, std::vector<OptionField>> sections;
    for (OptionField &field : optionFields())
        sections[field.section].push_back(std::move(field));
    for (auto &[section, fields] : sections)
        addSection(section, std::move(fields), column);
    column->addStretch();
    connect(m_everything, &QCheckBox::toggled, this, &OptionsPage::refresh);
    connect(&m_draft, &ProjectDraft::changed, this, &OptionsPage::refresh);
    refresh();
}

QString OptionsPage::title() const
{
    return tr("Options");
}

QString OptionsPage::subtitle() const
{
    return tr("How the chosen steps run. Every field has a default that is right for most "
              "projects.");
}

void OptionsPage::addSection(OptionSection section, std::vector<OptionField> fields,
                             QLayout *column)
{
    Section built;
    built.heading = makeHeading(sectionTitle(section), 2, this);
    column->addWidget(built.heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * gridStep);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, 24 * gridStep);
    grid->setColumnStretch(1, 1);
    column->addItem(grid);
    for (OptionField &field : fields)
        built.rows.push_back(new OptionRow(std::move(field), m_draft, grid, this));
    m_sections.push_back(std::move(built));
}

void OptionsPage::refresh()
{
    bool isAnyShown = false;
    for (const Section &section : m_sections) {
        bool isShown = false;
        for (OptionRow *row : section.rows) {
            row->refresh(noteFor(row->option()), m_everything->isChecked());
            isShown = isShown || row->isShown();
        }
        section.heading->setVisible(isShown);
        isAnyShown = isAnyShown || isShown;
    }
    m_nothing->setVisible(!isAnyShown);
    Q_EMIT completeChanged();
}

QString OptionsPage::noteFor(const OptionField &option) const
{
    const bool isTransfer = option.pointer == "/fullTransferConfig/fullTransferSpeedMode";
    if (!isTransfer && option.pointer != "/fullTransferConfig/fullVerifySpeedMode")
        return {};
    const FullTransferConfig &config = m_draft.project().fullTransferConfig;
    if (isTransfer)
        return speedText(config.fullTransferSpeedMode, SpeedUse::Transfer, m_draft.sinkEndpoint());
    return speedText(config.fullVerifySpeedMode, SpeedUse::Verification, m_draft.sourceEndpoint());
}

std::vector<WizardPage::Missing> OptionsPage::missing() const
{
    std::vector<Missing> list;
    for (const Section &section : m_sections) {
        for (const OptionRow *row : section.rows) {
            const OptionField &option = row->option();
            if (const Error *error = m_draft.errorAt(option.pointer))
                list.push_back(
                    {tr("%1: %2").arg(option.plainLabel(), errorMessage(*error)), row->field()});
        }
    }
    return list;
}

bool OptionsPage::focusPointer(const std::string &pointer)
{
    for (const Section &section : m_sections) {
        for (OptionRow *row : section.rows) {
            if (!isAtOrBelow(pointer, row->option().pointer))
                continue;
            if (!row->isShown())
                m_everything->setChecked(true);
            row->focus();
            return true;
        }
    }
    return false;
}

} // namespace godwit::ui
