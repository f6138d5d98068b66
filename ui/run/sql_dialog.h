#pragma once

#include "core/state/object_store.h"

#include <QDialog>

class QPlainTextEdit;

namespace godwit::ui {

/// How one object is made at the destination, and the statement that failed: highlighted, to be
/// read and copied.
class SqlDialog final : public QDialog
{
    Q_OBJECT

public:
    SqlDialog(const ObjectRecord &object, QWidget *parent);

private:
    QWidget *makePart(const char *name, const QString &title, const std::string &sql);
};

} // namespace godwit::ui
