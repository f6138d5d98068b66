#pragma once

#include "core/project/data_source.h"
#include "core/project/project.h"

#include <QString>

namespace godwit::ui {

enum class SpeedUse { Transfer, Verification };

/// What a speed mode means in connections and batches, run here and on an OMS server. @p limit: the
/// side that limits the connections (the sink of a transfer, the source of a verification); null if
/// it is not known. Source for OMS: user guide, "Modify system parameters" (limitator.*).
QString speedText(SpeedMode mode, SpeedUse use, const DataSource *limit);

} // namespace godwit::ui
