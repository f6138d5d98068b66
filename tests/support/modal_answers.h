// Answers dialogs that are opened with exec(): the test says beforehand what is to be done in each.
#pragma once

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>

#include <deque>
#include <functional>

namespace godwit::test {

class ModalAnswers
{
public:
    /// Does something in the dialog that is open; false: not yet, ask again soon.
    using Step = std::function<bool(QWidget &dialog)>;

    ModalAnswers()
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_timer.start(5);
    }

    void then(Step step) { m_steps.push_back(std::move(step)); }
    /// Types @p path into the file dialog that opens next, and accepts it.
    void chooseFile(const QString &path)
    {
        then([path](QWidget &open) {
            auto *dialog = qobject_cast<QFileDialog *>(&open);
            auto *name = dialog ? dialog->findChild<QLineEdit *>("fileNameEdit") : nullptr;
            if (!name)
                return false;
            name->setText(path);
            static_cast<QDialog *>(dialog)->accept();
            return true;
        });
    }
    bool isDone() const { return m_steps.empty(); }

private:
    // A step may end the dialog's event loop, or open another dialog and come back much later.
    void look()
    {
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog || m_steps.empty())
            return;
        const Step step = std::move(m_steps.front());
        m_steps.pop_front();
        if (!step(*dialog))
            m_steps.push_front(step);
    }

    std::deque<Step> m_steps;
    QTimer m_timer;
};

} // namespace godwit::test
