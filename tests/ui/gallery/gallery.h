// Pictures of windows, into a folder.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace godwit::ui {

class Gallery
{
public:
    explicit Gallery(QString folder)
        : m_folder(std::move(folder))
    {}

    /// Waits until @p window has settled, saves it as `<name>.png`, and prints what auditLooks()
    /// finds.
    void take(QWidget &window, const QString &name);
    /// The same with a dialog, shown beside everything else.
    void takeDialog(QWidget &dialog, const QString &name);
    /// The child of this name; ends the program if there is none.
    template<typename Widget>
    static Widget *find(const QObject &parent, const char *name)
    {
        auto *found = parent.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    /// Runs the event loop until @p condition holds; says so after a minute if it never does.
    static void waitFor(const char *what, const std::function<bool()> &condition);

private:
    QString m_folder;
};

constexpr QSize pageSize(1280, 720);

} // namespace godwit::ui
