// Making the link: parameters, waiting, and what went wrong.
#pragma once

#include "core/base/result.h"
#include "core/project/data_source.h"

#include <stop_token>
#include <string>
#include <string_view>

struct pg_conn;

namespace godwit {

/// A link that stands, whose owner frees it. Errors: as PostgresConnection::open().
Result<pg_conn *> logIntoPostgres(const DataSource &source, const std::stop_token &stop);

/// One of the library's texts in one line: it ends them with a line break, and indents the
/// following lines.
std::string postgresLine(std::string_view text);

} // namespace godwit
