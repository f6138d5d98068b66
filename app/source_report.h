#pragma once

#include "app/answer.h"
#include "core/project/data_source.h"

namespace godwit::ctl {

/// Connects and reports.
Answer testDataSource(const DataSource &source);

} // namespace godwit::ctl
