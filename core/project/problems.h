#pragma once

#include "core/base/result.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// @p text in double quotes, printable and cut to a length that fits a message.
std::string quoted(std::string_view text);

/// Gathers every problem of a payload, each with its RFC 6901 pointer: a user mends a file once,
/// not once per mistake. A thousand of each kind are kept, the rest counted, so that a hostile file
/// cannot fill the memory.
class Problems
{
public:
    void error(ErrorCode code, std::string pointer, std::string message, std::string proposal = {});
    void warning(ErrorCode code, std::string pointer, std::string message,
                 std::string proposal = {});
    /// A warning about something that is not what the format says, but understood.
    void tolerated(std::string pointer, std::string message, std::string proposal = {});

    /// False once so many warnings are kept that a further one would only be counted. Where
    /// thousands may come, ask before putting one into words.
    bool keepsWarnings() const;
    void countWarning() { ++m_warnings.dropped; }

    /// Says that the value at @p pointer is known to be broken: what is missing there is not
    /// reported again.
    void excuse(const std::string &pointer);
    /// True if something at, above or below @p pointer was found wrong.
    bool blames(const std::string &pointer) const;

    /// The text broke off: what is missing may have stood in the rest.
    void setIncomplete() { m_incomplete = true; }
    bool isIncomplete() const { return m_incomplete; }

    /// A required field that is not there, unless the reason was reported already.
    void missing(const std::string &pointer, const std::string &what, std::string proposal = {});

    /// Gives problems of the document as a whole the pointer of a field near them.
    void settle(const std::string &pointer);

    const std::vector<Error> &errors() const { return m_errors.kept; }
    const std::vector<Error> &warnings() const { return m_warnings.kept; }
    /// What was found, in the order it was found, with a last one that counts those not kept.
    std::vector<Error> takeErrors();
    std::vector<Error> takeWarnings();

private:
    struct List
    {
        std::vector<Error> kept;
        std::size_t dropped = 0;
    };
    static void add(List &list, Error error);
    static std::vector<Error> take(List &list, Level level);

    List m_errors;
    List m_warnings;
    std::set<std::string, std::less<>> m_faulty; ///< pointers
    bool m_incomplete = false;
};

} // namespace godwit
