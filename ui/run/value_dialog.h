#pragma once

#include "ui/run/cell_model.h"

#include <QDialog>

#include <utility>

class QHBoxLayout;
class QPlainTextEdit;

namespace godwit::ui {

/// A value byte by byte, two hexadecimal digits each with a blank between, 16 in a line. What is
/// shown as `0x…` is taken as the bytes it stands for, any other text as UTF-8.
struct ByteText
{
    QString text;
    std::vector<ChangedRange> marks; ///< where the other value has other bytes
};
std::pair<ByteText, ByteText> byteTexts(const QString &source, const QString &sink);

/// The whole values of one cell beside each other, what differs marked; they scroll together.
class ValueDialog final : public QDialog
{
    Q_OBJECT

public:
    ValueDialog(const QString &column, const ShownValue &source, const ShownValue &sink,
                QWidget *parent);

private:
    QPlainTextEdit *makeSide(const char *name, const QString &title, QHBoxLayout *sides);
    void showValues(bool asBytes);
    void scrollTogether();

    const ShownValue m_sourceValue, m_sinkValue;

    QPlainTextEdit *m_source = nullptr;
    QPlainTextEdit *m_sink = nullptr;
};

} // namespace godwit::ui
