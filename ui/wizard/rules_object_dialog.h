#pragma once

#include "ui/wizard/objects_settings_panel.h"

#include <QDialog>

namespace godwit::ui {

/// Name, filter and columns of one object that rules take.
class RulesObjectDialog final : public QDialog
{
    Q_OBJECT

public:
    RulesObjectDialog(const ObjectSettings &settings, ObjectsSourceProbe::Access access,
                      QWidget *parent = nullptr);

    /// What the object is to have; a bare name: nothing beyond the rules.
    const ObjectMapping &mapping() const { return m_settings.mapping; }

    void accept() override;

private:
    void reset();

    ObjectSettings m_settings;
    ObjectsSettingsPanel *m_panel;
};

} // namespace godwit::ui
