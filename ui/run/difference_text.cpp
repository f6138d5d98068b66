#include "ui/run/difference_text.h"

#include "ui/common/icons.h"

#include <QCoreApplication>

namespace godwit::ui {

namespace {

struct DifferenceText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)
};

} // namespace

QString differenceKindText(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyInSource:
        return DifferenceText::tr("Only in the source");
    case DifferenceKind::OnlyInSink:
        return DifferenceText::tr("Only in the destination");
    case DifferenceKind::Different:
        return DifferenceText::tr("Different");
    }
    return {};
}

// As seen from the destination: a row is missing there, is too much there, or is another.
QIcon differenceKindIcon(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyInSource:
        return icon(Icon::Add, Status::Warning);
    case DifferenceKind::OnlyInSink:
        return icon(Icon::Delete, Status::Warning);
    case DifferenceKind::Different:
        return icon(Icon::Difference, Status::Bad);
    }
    return {};
}

QString differenceStateText(DifferenceState state)
{
    switch (state) {
    case DifferenceState::Open:
        return DifferenceText::tr("Open");
    case DifferenceState::Repaired:
        return DifferenceText::tr("Repaired");
    case DifferenceState::ChangedMeanwhile:
        return DifferenceText::tr("Changed meanwhile");
    case DifferenceState::Failed:
        return DifferenceText::tr("Not repaired");
    }
    return {};
}

Status statusOf(DifferenceState state)
{
    switch (state) {
    case DifferenceState::Open:
        return Status::Idle;
    case DifferenceState::Repaired:
        return Status::Good;
    case DifferenceState::ChangedMeanwhile:
        return Status::Warning;
    case DifferenceState::Failed:
        return Status::Bad;
    }
    return Status::Idle;
}

} // namespace godwit::ui
