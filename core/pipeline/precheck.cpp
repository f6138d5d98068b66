#include "core/pipeline/precheck.h"

namespace godwit {

std::vector<PrecheckResult> runPrechecks(const PrecheckInput &)
{
    return {};
}

} // namespace godwit
