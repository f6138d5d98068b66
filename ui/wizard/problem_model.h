#pragma once

#include "core/base/result.h"

#include <QAbstractTableModel>

#include <vector>

namespace godwit::ui {

class ProjectDraft;

/// How a problem of a project stands to it.
enum class ProblemKind {
    Error,     ///< the project cannot run
    Unread,    ///< the file said something that could not be read; the field has its default
    Warning,   ///< it can, but has no effect, or OMS would refuse it
    Tolerated, ///< the file was not what the format says, but understood
};

struct Problem
{
    ProblemKind kind = ProblemKind::Error;
    Error error;
    bool operator==(const Problem &) const = default;
};

/// What is wrong with a draft, the worst first.
std::vector<Problem> problemsOf(const ProjectDraft &draft);
/// What reading a file found.
std::vector<Problem> problemsOf(const std::vector<Error> &errors,
                                const std::vector<Error> &warnings);

/// Shows problems, one a row: what kind, where in the payload, what, and what to do.
class ProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, WhereColumn, MessageColumn, ProposalColumn };
    static constexpr int columns = ProposalColumn + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(std::vector<Problem> problems);
    const std::vector<Problem> &problems() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const Problem &problem, int column) const;

    std::vector<Problem> m_problems;
};

} // namespace godwit::ui
