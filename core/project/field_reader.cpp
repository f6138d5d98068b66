#include "core/project/field_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <limits>

namespace godwit {

namespace {

std::string wanted(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Text:
        return "Write a text in double quotes, or leave the field out.";
    case JsonValue::Kind::List:
        return "Write a list in [ ], or leave the field out.";
    case JsonValue::Kind::Object:
        return "Write an object in { }, or leave the field out.";
    case JsonValue::Kind::Flag:
        return "Write true or false, or leave the field out.";
    case JsonValue::Kind::Number:
        return "Write a whole number, or leave the field out.";
    default:
        return {};
    }
}

bool isWhole(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string describe(Range range)
{
    if (range.highest == std::numeric_limits<std::int64_t>::max())
        return "at least " + std::to_string(range.lowest);
    return "from " + std::to_string(range.lowest) + " to " + std::to_string(range.highest);
}

} // namespace

FieldReader::FieldReader(const JsonValue &object, std::string pointer, Problems &problems)
    : m_object(object)
    , m_pointer(std::move(pointer))
    , m_problems(problems)
    , m_taken(object.items.size(), false)
{
    index();
    reportFoldedDuplicates();
}

void FieldReader::readText(std::string_view key, std::string &value)
{
    std::optional<std::string> text;
    readText(key, text);
    if (text)
        value = std::move(*text);
}

void FieldReader::readText(std::string_view key, std::optional<std::string> &value)
{
    const JsonValue *found = find(key, JsonValue::Kind::Text);
    if (!found)
        return;
    if (found->text.find('\0') != std::string::npos)
        m_problems.error(ErrorCode::InvalidName, pointerTo(key),
                         quoted(found->text) + " holds a NUL character, which no store allows",
                         "Remove \\u0000.");
    else
        value = found->text;
}

void FieldReader::readName(std::string_view key, std::optional<std::string> &value)
{
    readText(key, value);
    if (value && value->empty())
        m_problems.error(ErrorCode::InvalidName, pointerTo(key), "the name is empty",
                         "Write a name, or leave the field out.");
}

void FieldReader::readFlag(std::string_view key, bool &value)
{
    const JsonValue *found = find(key);
    if (!found)
        return;
    if (found->kind == JsonValue::Kind::Text) {
        const std::string word = toLower(found->text);
        if (word == "true" || word == "false") {
            value = word == "true";
            m_problems.tolerated(pointerTo(key),
                                 quoted(found->text) + " is a text; read as " + word,
                                 "Write " + word + " without quotes.");
            return;
        }
    }
    if (isKind(*found, JsonValue::Kind::Flag, pointerTo(key)))
        value = found->flag;
}

void FieldReader::readInteger(std::string_view key, std::int64_t &value, Range range)
{
    value = wholeNumber(key, range).value_or(value);
}

void FieldReader::readInteger(std::string_view key, int &value, Range range)
{
    range.lowest = std::max<std::int64_t>(range.lowest, std::numeric_limits<int>::min());
    range.highest = std::min<std::int64_t>(range.highest, std::numeric_limits<int>::max());
    value = static_cast<int>(wholeNumber(key, range).value_or(value));
}

void FieldReader::readInteger(std::string_view key, std::optional<std::int64_t> &value, Range range)
{
    if (const auto number = wholeNumber(key, range))
        value = *number;
}

std::optional<std::int64_t> FieldReader::wholeNumber(std::string_view key, Range range)
{
    const JsonValue *found = find(key);
    if (!found)
        return std::nullopt;
    const std::string pointer = pointerTo(key);
    const bool asText = found->kind == JsonValue::Kind::Text && isWhole(found->text);
    if (!asText && !isKind(*found, JsonValue::Kind::Number, pointer))
        return std::nullopt;
    if (!isWhole(found->text)) {
        m_problems.error(ErrorCode::WrongType, pointer,
                         quoted(found->text) + " is not a whole number",
                         "Write it without fraction and exponent, " + describe(range) + '.');
        return std::nullopt;
    }
    const auto number = parseInteger(found->text);
    if (!number || *number < range.lowest || *number > range.highest) {
        m_problems.error(ErrorCode::OutOfRange, pointer, quoted(found->text) + " is out of range",
                         "Write a whole number " + describe(range) + '.');
        return std::nullopt;
    }
    if (asText)
        m_problems.tolerated(pointer, quoted(found->text) + " is a text; read as a number",
                             "Write " + found->text + " without quotes.");
    return number;
}

void FieldReader::readTexts(std::string_view key, std::vector<std::string> &values)
{
    if (const JsonValue *found = find(key, JsonValue::Kind::List))
        readItems(*found, key, values);
}

bool FieldReader::readTextsOrText(std::string_view key, std::vector<std::string> &values)
{
    const JsonValue *found = find(key);
    if (!found)
        return false;
    if (found->kind != JsonValue::Kind::Text) {
        if (!isKind(*found, JsonValue::Kind::List, pointerTo(key)))
            return false;
        readItems(*found, key, values);
        return true;
    }
    values.clear();
    for (const std::string &part : split(found->text, ',')) {
        if (const auto item = trimmed(part); !item.empty())
            values.emplace_back(item);
    }
    m_problems.tolerated(pointerTo(key),
                         "one text; read as a list of " + std::to_string(values.size()),
                         "Write a list of texts.");
    return true;
}

void FieldReader::readItems(const JsonValue &list, std::string_view key,
                            std::vector<std::string> &values)
{
    values.clear();
    for (const JsonValue &item : list.items) {
        const std::string pointer = pointerTo(key) + '/' + std::to_string(values.size());
        const bool good = isKind(item, JsonValue::Kind::Text, pointer);
        values.push_back(good ? item.text : std::string());
    }
}

void FieldReader::require(std::string_view key, const std::string &what,
                          const std::string &proposal)
{
    for (const JsonValue &item : m_object.items) {
        if (equalsIgnoringCase(item.key, key) && item.kind != JsonValue::Kind::Null)
            return;
    }
    m_problems.missing(pointerTo(key), what, proposal);
}

std::string FieldReader::unknownFields()
{
    JsonValue unknown = JsonValue::ofObject();
    for (std::size_t i = 0; i < m_object.items.size(); ++i) {
        const JsonValue &item = m_object.items[i];
        if (m_taken[i])
            continue;
        unknown.items.push_back(item);
        if (!m_problems.keepsWarnings()) {
            m_problems.countWarning();
            continue;
        }
        m_problems.warning(ErrorCode::UnknownField,
                           m_pointer + '/' + pointerStep(printable(item.key)),
                           "Godwit does not know the field " + quoted(item.key)
                               + "; it is kept, but has no effect here",
                           "Check the spelling.");
    }
    return unknown.items.empty() ? std::string() : writeCompact(unknown);
}

void FieldReader::reportUnknownValue(const std::string &pointer, std::string_view value,
                                     const std::string &known)
{
    m_problems.error(ErrorCode::UnknownValue, pointer, quoted(value) + " is not one of " + known,
                     "Write one of " + known + ", in capital letters.");
}

const JsonValue *FieldReader::find(std::string_view key)
{
    const JsonValue *found = nullptr;
    const std::string folded = toLower(key);
    for (auto at =
             std::lower_bound(m_places.begin(), m_places.end(), std::pair(folded, std::size_t{}));
         at != m_places.end() && at->first == folded; ++at) {
        const JsonValue &item = m_object.items[at->second];
        m_taken[at->second] = true;
        if (item.key != key)
            m_problems.tolerated(pointerTo(key),
                                 "the key " + quoted(item.key) + " is read as " + quoted(key),
                                 "Write it as " + quoted(key) + '.');
        if (!found)
            found = &item;
    }
    if (!found || found->kind == JsonValue::Kind::Null)
        return nullptr;
    if (found->kind == JsonValue::Kind::Broken) {
        m_problems.excuse(pointerTo(key));
        return nullptr;
    }
    return found;
}

const JsonValue *FieldReader::find(std::string_view key, JsonValue::Kind kind)
{
    const JsonValue *found = find(key);
    return found && isKind(*found, kind, pointerTo(key)) ? found : nullptr;
}

bool FieldReader::isKind(const JsonValue &value, JsonValue::Kind kind, const std::string &pointer)
{
    if (value.kind == kind)
        return true;
    if (value.kind == JsonValue::Kind::Broken)
        m_problems.excuse(pointer);
    else
        m_problems.error(ErrorCode::WrongType, pointer,
                         "this is " + std::string(kindName(value.kind)) + ", but must be "
                             + std::string(kindName(kind)),
                         wanted(kind));
    return false;
}

void FieldReader::index()
{
    m_places.reserve(m_object.items.size());
    for (std::size_t i = 0; i < m_object.items.size(); ++i)
        m_places.emplace_back(toLower(m_object.items[i].key), i);
    std::sort(m_places.begin(), m_places.end());
}

void FieldReader::reportFoldedDuplicates()
{
    for (std::size_t i = 1; i < m_places.size(); ++i) {
        if (m_places[i].first != m_places[i - 1].first)
            continue;
        const std::string &first = m_object.items[m_places[i - 1].second].key;
        const std::string &second = m_object.items[m_places[i].second].key;
        if (first != second)
            m_problems.error(ErrorCode::DuplicateKey,
                             m_pointer + '/' + pointerStep(printable(second)),
                             "the keys " + quoted(first) + " and " + quoted(second)
                                 + " differ in capital letters only",
                             "Keep one of them.");
    }
}

} // namespace godwit
