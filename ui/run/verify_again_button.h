#pragma once

#include "core/pipeline/verify_again.h"

#include <QToolButton>

class QAction;

namespace godwit::ui {

/// Offers to compare once more: everything, some tables, some rows.
class VerifyAgainButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit VerifyAgainButton(QWidget *parent = nullptr);

    /// Why nothing can be verified now; empty: it can.
    void setObstacle(const QString &reason);
    /// What there is to be compared again by the narrower scopes.
    void setWork(int abnormalTables, std::uint64_t storedDifferences);

Q_SIGNALS:
    void requested(godwit::VerifyScope scope);

private:
    QAction *add(const char *name, VerifyScope scope, const QString &text);

    QAction *m_tables;
    QAction *m_rows;
};

} // namespace godwit::ui
