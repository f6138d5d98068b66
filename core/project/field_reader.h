#pragma once

#include "core/project/json_tree.h"
#include "core/project/problems.h"
#include "core/project/project_limits.h"
#include "core/project/project_names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// Reads the fields of one object of the payload. Absent and null keep the value given; every
/// problem goes to the Problems with its pointer, in the format's own spelling of the keys, and
/// reading goes on. Fields nobody asked for are the unknown ones.
class FieldReader
{
public:
    FieldReader(const JsonValue &object, std::string pointer, Problems &problems);

    std::string pointerTo(std::string_view key) const { return m_pointer + '/' + std::string(key); }

    void readText(std::string_view key, std::string &value);
    void readText(std::string_view key, std::optional<std::string> &value);
    /// True and false, also as texts in any case.
    void readFlag(std::string_view key, bool &value);
    /// Whole numbers, also as decimal texts.
    void readInteger(std::string_view key, std::int64_t &value, Range range = {});
    void readInteger(std::string_view key, int &value, Range range);
    void readInteger(std::string_view key, std::optional<std::int64_t> &value, Range range = {});
    /// A list of texts; a broken item leaves an empty text, so that places keep their numbers.
    void readTexts(std::string_view key, std::vector<std::string> &values);
    /// The same, also as one text or a list separated by commas. False if there is none.
    bool readTextsOrText(std::string_view key, std::vector<std::string> &values);

    template<typename Enum>
    void readEnum(std::string_view key, Enum &value)
    {
        const JsonValue *found = find(key, JsonValue::Kind::Text);
        if (!found)
            return;
        if (const auto known = fromName<Enum>(found->text))
            value = *known;
        else
            reportUnknownValue(pointerTo(key), found->text, listOf(namesOf<Enum>()));
    }

    /// @p read is called with a FieldReader of the object.
    template<typename Read>
    void readObject(std::string_view key, Read read)
    {
        if (const JsonValue *found = find(key, JsonValue::Kind::Object))
            read(FieldReader(*found, pointerTo(key), m_problems));
    }

    /// @p read is called with an item and its FieldReader; a broken item stays as it begins.
    template<typename Item, typename Read>
    void readObjects(std::string_view key, std::vector<Item> &items, Read read)
    {
        const JsonValue *found = find(key, JsonValue::Kind::List);
        if (!found)
            return;
        items.reserve(found->items.size());
        for (const JsonValue &value : found->items) {
            const std::string pointer = pointerTo(key) + '/' + std::to_string(items.size());
            Item &item = items.emplace_back();
            if (isKind(value, JsonValue::Kind::Object, pointer))
                read(item, FieldReader(value, pointer, m_problems));
        }
    }

    /// A name that may be absent, but not empty.
    void readName(std::string_view key, std::optional<std::string> &value);

    /// Reports that a required field is absent or null.
    void require(std::string_view key, const std::string &what, const std::string &proposal);

    /// The fields nobody read, as the text of one JSON object; empty if there are none.
    std::string unknownFields();

    template<typename Enum>
    static std::string listOf(std::span<const EnumName<Enum>> names)
    {
        std::string text;
        for (const auto &entry : names) {
            if (nameOf(entry.value) != entry.name)
                continue; // another spelling of one named before
            text += text.empty() ? "" : ", ";
            text += entry.name;
        }
        return text;
    }
    void reportUnknownValue(const std::string &pointer, std::string_view value,
                            const std::string &known);

private:
    /// Null or absent or broken: nullptr.
    const JsonValue *find(std::string_view key);
    const JsonValue *find(std::string_view key, JsonValue::Kind kind);
    bool isKind(const JsonValue &value, JsonValue::Kind kind, const std::string &pointer);
    std::optional<std::int64_t> wholeNumber(std::string_view key, Range range);
    void readItems(const JsonValue &list, std::string_view key, std::vector<std::string> &values);
    void index();
    void reportFoldedDuplicates();

    const JsonValue &m_object;
    std::string m_pointer;
    Problems &m_problems;
    std::vector<bool> m_taken;                                 ///< by place in the object
    std::vector<std::pair<std::string, std::size_t>> m_places; ///< lower-case key and place, sorted
};

} // namespace godwit
