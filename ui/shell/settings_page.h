#pragma once

#include "core/state/settings_store.h"
#include "ui/common/session.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace godwit::ui {

class ErrorPanel;

/// What can be set for the window and for this home. Every change holds at once and is saved; the
/// language at the next start.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Session &session, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildAppearance(QVBoxLayout *column);
    void buildAlerts(QVBoxLayout *column);
    void buildVerification(QVBoxLayout *column);
    void buildHome(QVBoxLayout *column);
    void addNumber(QFormLayout *form, const NumberSetting &setting, const char *name,
                   const QString &label, const QString &unit, const QString &hint);
    void showPasswords();
    void showError(const Error &error);

    Session &m_session;
    SettingsStore m_store;
    ErrorPanel *m_error;
    QLabel *m_passwords = nullptr;
};

} // namespace godwit::ui
