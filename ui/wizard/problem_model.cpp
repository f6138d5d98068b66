#include "ui/wizard/problem_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/wizard/project_draft.h"

namespace godwit::ui {

namespace {

void add(std::vector<Problem> &problems, ProblemKind kind, const std::vector<Error> &errors)
{
    for (const Error &error : errors)
        problems.push_back({kind, error});
}

QString sentence(const std::string &text)
{
    QString words = toQString(text);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QIcon iconOf(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Error:
    case ProblemKind::Unread:
        return icon(Icon::Error, Status::Bad);
    case ProblemKind::Warning:
        return icon(Icon::Warning, Status::Warning);
    case ProblemKind::Tolerated:
        break;
    }
    return icon(Icon::Info);
}

} // namespace

std::vector<Problem> problemsOf(const ProjectDraft &draft)
{
    std::vector<Problem> problems;
    add(problems, ProblemKind::Error, draft.errors());
    add(problems, ProblemKind::Unread, draft.unread());
    add(problems, ProblemKind::Warning, draft.warnings());
    add(problems, ProblemKind::Tolerated, draft.tolerated());
    return problems;
}

std::vector<Problem> problemsOf(const std::vector<Error> &errors,
                                const std::vector<Error> &warnings)
{
    std::vector<Problem> problems;
    add(problems, ProblemKind::Error, errors);
    add(problems, ProblemKind::Tolerated, warnings);
    return problems;
}

void ProblemModel::setProblems(std::vector<Problem> problems)
{
    if (problems == m_problems)
        return; // the selection stays
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ProblemModel::text(const Problem &problem, int column) const
{
    switch (column) {
    case KindColumn:
        switch (problem.kind) {
        case ProblemKind::Error:
            return tr("Error");
        case ProblemKind::Unread:
            return tr("Not read");
        case ProblemKind::Warning:
            return tr("Warning");
        case ProblemKind::Tolerated:
            return tr("Tolerated");
        }
        return {};
    case WhereColumn:
        return toQString(problem.error.pointer);
    case MessageColumn:
        return sentence(problem.error.message);
    case ProposalColumn:
        return sentence(problem.error.proposal);
    default:
        return {};
    }
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Problem &problem = m_problems[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(problem, index.column());
    if (role == Qt::DecorationRole && index.column() == KindColumn)
        return iconOf(problem.kind);
    if (role == Qt::ToolTipRole && index.column() == KindColumn) {
        if (problem.kind == ProblemKind::Unread)
            return tr("The file said something that could not be read; the field has its default.");
        if (problem.kind == ProblemKind::Tolerated)
            return tr("Not what the format says, but understood; saving writes it properly.");
    }
    return {};
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind");
    case WhereColumn:
        return tr("Where");
    case MessageColumn:
        return tr("What");
    case ProposalColumn:
        return tr("What to do");
    default:
        return {};
    }
}

} // namespace godwit::ui
