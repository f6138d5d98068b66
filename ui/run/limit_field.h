#pragma once

#include <QDoubleSpinBox>

#include <cstdint>
#include <optional>

namespace godwit::ui {

/// A limit that may be left to the project (its lowest value), be none (0), or be a number.
class LimitField final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    /// @p unit: what one stands for, e.g. 1,048,576 bytes; @p suffix: as it is called, " MiB/s".
    LimitField(double unit, const QString &suffix, QWidget *parent = nullptr);

    /// What the project itself says, in single rows or bytes; 0: no limit.
    void setProjectLimit(std::uint64_t limit);
    /// Empty: as the project says; 0: no limit.
    void setLimit(std::optional<std::uint64_t> limit);
    std::optional<std::uint64_t> limit() const;

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;

private:
    QString asInProject() const;
    static QString none();

    double m_unit;
    QString m_suffixText;
    std::uint64_t m_projectLimit = 0;
};

} // namespace godwit::ui
