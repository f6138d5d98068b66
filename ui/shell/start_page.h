#pragma once

#include <QWidget>

class QPushButton;

namespace godwit::ui {

class BusyIndicator;
class ErrorPanel;

/// What an empty home shows: the two ways to begin, big, and the others below.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    /// Whether projects can be made and opened here, and the sample tried.
    void setOffered(bool projects, bool sample);
    /// While the sample is being made.
    void setBusy(bool isBusy);
    ErrorPanel &errors() { return *m_error; }

Q_SIGNALS:
    void tryRequested();
    void connectRequested();
    void newRequested();
    void importRequested();
    void cancelRequested();

private:
    QPushButton *m_try;
    QPushButton *m_connect;
    QPushButton *m_open;
    QPushButton *m_create;
    BusyIndicator *m_busy;
    ErrorPanel *m_error;
};

} // namespace godwit::ui
