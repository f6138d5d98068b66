#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace godwit::ui {

/// The content of the window: one page of a section, and pages opened on top of it, each with the
/// way back.
class PageStack final : public QWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget *parent = nullptr);

    /// Shows @p page, one that stays, as the base; leaves what is open on top first. False: a page
    /// on top did not want to be left.
    bool setBase(QWidget *page);
    /// Opens @p page on top; it is deleted when it is left. @p mayLeave is asked first; empty means
    /// yes.
    void open(QWidget *page, const QString &title, std::function<bool()> mayLeave = {});
    /// Leaves the page on top. False: it did not want to be left, or there is none.
    bool back();
    /// Leaves the page on top without asking.
    void drop();
    bool leaveAll();
    /// Asks every page, and leaves none: for what may still not come to pass.
    bool mayLeaveAll() const;

    QWidget *current() const;
    bool hasPageOnTop() const { return !m_open.empty(); }
    QString title() const; ///< of the page on top
    void setTitle(const QString &title);

Q_SIGNALS:
    void currentChanged();

private:
    struct OpenPage
    {
        QWidget *page;
        QString title;
        std::function<bool()> mayLeave;
    };

    void bringUp(QWidget *page);

    QWidget *m_head;
    QToolButton *m_back;
    QLabel *m_title;
    QStackedWidget *m_pages;
    QWidget *m_base = nullptr;
    std::vector<OpenPage> m_open;
};

} // namespace godwit::ui
