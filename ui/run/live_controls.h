#pragma once

#include "core/project/project.h"
#include "core/state/run_control_store.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace godwit::ui {

class FieldMessage;
class LimitField;

/// Threads, limits and speed of a project, changed while it runs, and what is really in force.
/// Shows and asks; whoever owns it stores what was asked for.
class LiveControls final : public QWidget
{
    Q_OBJECT

public:
    explicit LiveControls(QWidget *parent = nullptr);

    /// What the project's own settings say: what applies where nothing else is wanted.
    void setProject(const FullTransferConfig &config);
    /// What is wanted as stored. Leaves fields alone that the user is just changing.
    void setWanted(const RunControl &wanted);
    /// What the running step keeps to; empty: nothing runs.
    void setInForce(const std::optional<RunLimits> &limits);
    void showError(const Error &error);

    RunControl asked() const; ///< as the fields stand
    bool isChanged() const;   ///< they differ from what is wanted

Q_SIGNALS:
    void applyRequested(const godwit::RunControl &control);

private:
    void makeFields();
    void fieldsChanged();
    void setFields(const RunControl &control);

    QComboBox *m_speed;
    QSpinBox *m_threads;
    LimitField *m_rows;
    LimitField *m_bytes;
    QPushButton *m_apply;
    QPushButton *m_reset;
    QLabel *m_inForce;
    FieldMessage *m_message;
    FullTransferConfig m_config;
    RunControl m_wanted;
};

/// "4 threads · 20,000 rows/s at most · no byte limit · Fast"
QString limitsText(const RunLimits &limits);

} // namespace godwit::ui
