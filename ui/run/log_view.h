#pragma once

#include "ui/run/log_model.h"

#include <QWidget>

class QComboBox;

namespace godwit::ui {

class DataTable;
class SearchField;

/// The log of a run with a level to choose and a search. Follows new lines as long as the last one
/// is in sight.
class LogView final : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(LogModel &log, QWidget *parent = nullptr);

private:
    void follow();

    LogFilter *m_filter;
    QComboBox *m_level;
    SearchField *m_search;
    DataTable *m_table;
    bool m_following = true;
};

} // namespace godwit::ui
