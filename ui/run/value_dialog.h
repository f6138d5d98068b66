#pragma once

#include "ui/run/cell_model.h"

#include <QDialog>

class QPlainTextEdit;

namespace godwit::ui {

/// The whole values of one cell beside each other, what differs marked; they scroll together.
class ValueDialog final : public QDialog
{
    Q_OBJECT

public:
    ValueDialog(const QString &column, const ShownValue &source, const ShownValue &sink,
                QWidget *parent);

private:
    QWidget *makeSide(const char *name, const QString &title, const ShownValue &value,
                      bool ofSource);
    void scrollTogether();

    QPlainTextEdit *m_source = nullptr;
    QPlainTextEdit *m_sink = nullptr;
};

} // namespace godwit::ui
