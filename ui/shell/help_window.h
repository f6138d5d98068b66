#pragma once

#include "ui/shell/help_index.h"

#include <QPointer>
#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace godwit::ui {

class SearchField;

/// The help, in a window of its own beside the work: topics at the left, searchable, the chosen one
/// at the right.
class HelpWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(const QString &language, QWidget *parent = nullptr);

    const HelpIndex &index() const { return m_index; }
    /// Opens the topic of that name, or the first one.
    void open(const QString &topicName);
    QString currentTopic() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void list(const QString &words);
    void showTopic(const HelpTopic &topic);
    void mark(const QString &words);

    HelpIndex m_index;
    SearchField *m_search;
    QListWidget *m_topics;
    QTextBrowser *m_page;
};

/// Opens the help at F1, from whichever window has the focus, with the topic about what is on
/// screen: the nearest widget around the focus that a topic is about.
class HelpKey final : public QObject
{
    Q_OBJECT

public:
    /// Listens to the whole application. @p language as HelpIndex takes it.
    explicit HelpKey(const QString &language, QObject *parent);
    ~HelpKey() override;

    /// Opens the topic of that name, or that about @p around.
    void open(const QString &topicName);
    void openAbout(const QWidget *around);
    HelpWindow *window() const { return m_window; } ///< null before the first time

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    HelpWindow &needWindow();

    QString m_language;
    QPointer<HelpWindow> m_window; ///< a dialog that it was opened from may take it along
};

} // namespace godwit::ui
