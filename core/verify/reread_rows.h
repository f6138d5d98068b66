#pragma once

#include "core/connectors/connector.h"
#include "core/verify/rechecked_rows.h"

#include <stop_token>
#include <vector>

namespace godwit {

/// Reads what the source holds now under the keys of @p recorded. Needs the request's schemas of
/// the sources. Errors: of the reader, Cancelled.
[[nodiscard]] Result<void> rereadSource(const CompareRequest &request,
                                        const std::vector<const Difference *> &recorded,
                                        RowReader &reader, RecheckedRows &rows,
                                        const std::stop_token &stop);

/// The same of the sink. @p hold: nobody may change these rows until the reader's transaction ends.
[[nodiscard]] Result<void> rereadSink(const CompareRequest &request,
                                      const std::vector<const Difference *> &recorded,
                                      RowReader &reader, RecheckedRows &rows, bool hold,
                                      const std::stop_token &stop);

/// The sink's row can be looked up; otherwise the whole table is read for it.
bool canBeLookedUp(const CompareRequest &request, const Difference &recorded);

} // namespace godwit
