#pragma once

#include <string>
#include <utility>

namespace godwit {

/// A password or token. It cannot be printed, compared or serialised by accident: whoever needs the
/// text says so with reveal(). Creating one also registers it with maskSecrets().
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string text);

    bool empty() const { return m_text.empty(); }
    const std::string &reveal() const { return m_text; }

private:
    std::string m_text;
};

/// @p text with every registered secret of four characters or more, also in its percent-encoded,
/// printable and JSON forms, replaced by `******`. Everything that leaves Godwit (logs, reports,
/// errors, JSON) passes through here. Thread-safe.
std::string maskSecrets(std::string text);

} // namespace godwit
