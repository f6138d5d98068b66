// Where the text of a form's field stands in a data source.
#pragma once

#include "core/project/data_source.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace godwit::ui {

/// Text in both directions; an empty text means "not given".
struct FieldBinding
{
    std::function<std::string(const DataSource &)> read;
    /// The text has passed the field's check.
    std::function<void(DataSource &, const std::string &)> write;
    bool keepsBlanks = false; ///< blanks around the text belong to it
};

FieldBinding bindHost();
FieldBinding bindPort();
/// A name, e.g. `&DataSource::user`: whatever was typed, blanks too.
FieldBinding bindName(std::string DataSource::*member);
/// The option `tls`; its words for "off" read as empty.
FieldBinding bindTls();
/// An option of the URL; an empty text leaves it out.
FieldBinding bindOption(const std::string &key);
/// `host:port, host:port`: the first one is the data source's host and port, the others stand in
/// the option `endpoints`.
FieldBinding bindEndpoints();
/// One `key=value` per line; each is the option `<prefix>key`.
FieldBinding bindPrefixedOptions(const std::string &prefix);

struct Endpoint
{
    std::string host;
    int port = 0; ///< 0: not given
};

/// `host`, `host:port` or `[IPv6]:port`; empty if it is none of these.
std::optional<Endpoint> parseEndpoint(std::string_view text);
/// @p text cut at commas, semicolons and line breaks; without blanks and empty parts.
std::vector<std::string> splitEndpoints(std::string_view text);

} // namespace godwit::ui
