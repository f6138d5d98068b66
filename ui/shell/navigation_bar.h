#pragma once

#include <QWidget>

#include <map>

class QToolButton;

namespace godwit::ui {

enum class Section { Projects, DataSources, Alerts, Settings };

/// The column at the left: one button a section, Ctrl+1 to Ctrl+4.
class NavigationBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationBar(QWidget *parent = nullptr);

    /// Marks @p section as the one that is shown.
    void setCurrent(Section section);
    /// A number beside the name ("Alerts (3)"); 0 shows none.
    void setCount(Section section, int count);

Q_SIGNALS:
    void chosen(Section section);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::map<Section, QToolButton *> m_buttons;
};

QString sectionTitle(Section section);

} // namespace godwit::ui
