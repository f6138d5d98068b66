#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace godwit::ui {

/// The path of a file, typed or picked.
class FileField final : public QWidget
{
    Q_OBJECT

public:
    /// @p mayCreate: also offers the place for a new file. @p filter: as QFileDialog's.
    FileField(bool mayCreate, const QString &filter, QWidget *parent = nullptr);

    QLineEdit *lineEdit() const { return m_edit; }
    /// Names the buttons after the field, for tests: `<name>Open`, `<name>New`.
    void setName(const QString &name);

private:
    void pick(bool isNew);
    void expandHome();

    QLineEdit *m_edit;
    QPushButton *m_open;
    QPushButton *m_new = nullptr;
    QString m_filter;
};

} // namespace godwit::ui
