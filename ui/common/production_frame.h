#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace godwit::ui {

/// Surrounds the window's content with a coloured edge, and says so in words, while what is on
/// screen can reach data sources marked as production.
class ProductionFrame final : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p content.
    explicit ProductionFrame(QWidget *content, QWidget *parent = nullptr);

    /// Names of those data sources; empty takes the edge away.
    void setProductionSources(const QStringList &names);
    bool isMarked() const { return !m_names.isEmpty(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wearColour();

    QStringList m_names;
    QLabel *m_words;
};

} // namespace godwit::ui
