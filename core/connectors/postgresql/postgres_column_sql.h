#pragma once

#include <string>

namespace godwit {

/// A subquery for `pg_attribute a`: one row with what stands behind the attribute's type once every
/// domain is taken off: `typ` (its oid), `declared` (as format_type prints it), `typtype`, and
/// `strict` (a domain on the way is NOT NULL).
std::string baseTypeOfAttribute();

/// SQL over `pg_class c`: some key of the table is deferrable. Triggers see that it is unique, so
/// a session that looks away from triggers must not write to the table.
std::string hasDeferrableKey();

} // namespace godwit
