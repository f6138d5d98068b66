#include "ui/wizard/rules_problem_model.h"

#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

namespace godwit::ui {

void RulesProblemModel::setProblems(const std::vector<Error> &errors,
                                    const std::vector<Note> &notes)
{
    beginResetModel();
    m_rows.clear();
    for (const Error &error : errors)
        m_rows.push_back({error.level,
                          errorMessage(error).replace(QLatin1Char('\n'), QLatin1Char(' ')),
                          error.pointer});
    for (const Note &note : notes)
        m_rows.push_back({note.level, toQString(note.message), {}});
    m_errorCount = static_cast<int>(errors.size());
    endResetModel();
}

std::string RulesProblemModel::pointerAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].pointer
                                        : std::string();
}

int RulesProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RulesProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant RulesProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.text;
    case Qt::DecorationRole:
        return statusIcon(statusOf(row.level));
    default:
        return {};
    }
}

QVariant RulesProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole && section == 0
               ? QVariant(tr("What to look at"))
               : QVariant();
}

} // namespace godwit::ui
