#include "core/data/difference.h"

namespace godwit {

std::string_view kindName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyInSource:
        return "ONLY_IN_SOURCE";
    case DifferenceKind::OnlyInSink:
        return "ONLY_IN_SINK";
    case DifferenceKind::Different:
        return "DIFFERENT";
    }
    return "";
}

std::optional<DifferenceKind> differenceKindOf(std::string_view name)
{
    using enum DifferenceKind;
    for (const auto kind : {OnlyInSource, OnlyInSink, Different}) {
        if (kindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace godwit
