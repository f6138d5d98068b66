#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// A JSON value that keeps what other trees lose: numbers as they were written, the order of
/// members, members of the same name. The payload is read into it, and unknown fields travel
/// through it unharmed.
struct JsonValue
{
    enum class Kind { Null, Flag, Number, Text, List, Object, Broken };

    Kind kind = Kind::Null; ///< Broken: it was reported, and nothing more can be said about it
    bool flag = false;
    std::string key;              ///< when it is a member of an object
    std::string text;             ///< the text, or the number as written
    std::vector<JsonValue> items; ///< of a list or an object

    static JsonValue ofFlag(bool value);
    static JsonValue ofNumber(std::string written);
    static JsonValue ofText(std::string value);
    static JsonValue ofList() { return of(Kind::List); }
    static JsonValue ofObject() { return of(Kind::Object); }

    /// Adds a member to an object.
    JsonValue &add(std::string_view name, JsonValue value);

private:
    static JsonValue of(Kind kind);
};

/// "a text", "a list", ...: for messages.
std::string_view kindName(JsonValue::Kind kind);

/// @p value as JSON, on one line without spaces.
std::string writeCompact(const JsonValue &value);
/// @p value as JSON, four spaces a level.
std::string writeIndented(const JsonValue &value);

} // namespace godwit
