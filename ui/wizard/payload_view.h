#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace godwit::ui {

class JsonView;
class SearchField;

/// The payload with a search over it and a button that copies it whole.
class PayloadView final : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadView(QWidget *parent = nullptr);

    void setPayload(const std::string &payload);

private:
    void copy();
    void showFound(int count);

    std::string m_payload;
    SearchField *m_search;
    QLabel *m_found;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_copy;
    JsonView *m_view;
    QLabel *m_cut;
};

} // namespace godwit::ui
