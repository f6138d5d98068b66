#include "ui/wizard/rules_object_dialog.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>

namespace godwit::ui {

RulesObjectDialog::RulesObjectDialog(const ObjectSettings &settings,
                                     ObjectsSourceProbe::Access access, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_panel(new ObjectsSettingsPanel(std::move(access), this))
{
    setObjectName(QStringLiteral("ruleObjectDialog"));
    setWindowTitle(tr("Settings of %1").arg(qualifiedName(settings.source)));
    resize(480, 560);
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Reset, this);
    QPushButton *reset = buttons->button(QDialogButtonBox::Reset);
    reset->setObjectName(QStringLiteral("ruleObjectReset"));
    reset->setText(tr("&As the rules say"));
    reset->setToolTip(tr("Take the object's own name, filter and columns away"));
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("ruleObjectAccept"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    column->addWidget(m_panel, 1);
    column->addWidget(buttons);
    m_panel->show(m_settings);

    ObjectMapping &mapping = m_settings.mapping;
    connect(m_panel, &ObjectsSettingsPanel::nameChanged, this, [&mapping](const QString &name) {
        mapping.mappedName = toUtf8(name) == mapping.name ? std::string() : toUtf8(name);
    });
    connect(m_panel, &ObjectsSettingsPanel::filterChanged, this, [&mapping](const QString &clause) {
        mapping.whereClause = clause.isEmpty() ? std::nullopt : std::optional(toUtf8(clause));
    });
    connect(m_panel, &ObjectsSettingsPanel::columnsChanged, this,
            [&mapping](const std::vector<std::string> &kept) { mapping.filterColumns = kept; });
    connect(m_panel, &ObjectsSettingsPanel::shardColumnsChanged, this,
            [&mapping](const std::vector<std::string> &shard) { mapping.shardColumns = shard; });
    connect(buttons, &QDialogButtonBox::accepted, this, &RulesObjectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, &RulesObjectDialog::reset);
}

void RulesObjectDialog::accept()
{
    m_panel->commit();
    if (m_panel->hasError()) {
        m_panel->focusError();
        return;
    }
    QDialog::accept();
}

void RulesObjectDialog::reset()
{
    m_settings.mapping.mappedName.clear();
    m_settings.mapping.whereClause.reset();
    m_settings.mapping.filterColumns.clear();
    m_settings.mapping.shardColumns.clear();
    QDialog::accept();
}

} // namespace godwit::ui
