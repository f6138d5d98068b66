#pragma once

#include "core/project/data_source.h"
#include "ui/common/field_message.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace godwit::ui {

/// The URL of a data source, which follows its form and can fill it in: what is pasted at once,
/// what is typed when it is finished, for half a URL is another URL.
class UrlField final : public QWidget
{
    Q_OBJECT

public:
    explicit UrlField(QWidget *parent = nullptr);

    QLineEdit *lineEdit() const { return m_edit; }
    bool hasError() const { return m_message->hasError(); }
    /// A URL of another kind is refused: a stored data source keeps its kind.
    void setOnlyKind(StoreKind kind) { m_onlyKind = kind; }
    /// Shows the URL of what the form holds, if that is one already; never a password.
    void follow(const DataSource &source);

Q_SIGNALS:
    /// Its password, which the URL may have held, is not shown here any more.
    void taken(const godwit::DataSource &source);

private:
    void edited(const QString &text);
    void take();
    void setUrl(const QString &url);

    QLineEdit *m_edit;
    FieldMessage *m_message;
    std::optional<StoreKind> m_onlyKind;
    QString m_shown; ///< before the last change
    QString m_taken; ///< what the form was filled from
    bool m_isTaking = false;
};

} // namespace godwit::ui
