#include "core/project/json_tree.h"

#include "core/base/text.h"

namespace godwit {

namespace {

void writeText(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += "\\u00" + toHex({&c, 1});
            else
                out += c;
        }
    }
    out += '"';
}

class Writer
{
public:
    explicit Writer(bool indented)
        : m_indented(indented)
    {}

    std::string out;

    // The reader's limit on depth bounds the recursion.
    void write(const JsonValue &value, std::size_t level)
    {
        switch (value.kind) {
        case JsonValue::Kind::Null:
        case JsonValue::Kind::Broken:
            out += "null";
            break;
        case JsonValue::Kind::Flag:
            out += value.flag ? "true" : "false";
            break;
        case JsonValue::Kind::Number:
            out += value.text;
            break;
        case JsonValue::Kind::Text:
            writeText(out, value.text);
            break;
        case JsonValue::Kind::List:
            writeItems(value, level, '[', ']');
            break;
        case JsonValue::Kind::Object:
            writeItems(value, level, '{', '}');
            break;
        }
    }

private:
    void writeItems(const JsonValue &value, std::size_t level, char open, char close)
    {
        out += open;
        bool first = true;
        for (const JsonValue &item : value.items) {
            if (!first)
                out += ',';
            first = false;
            startLine(level + 1);
            if (value.kind == JsonValue::Kind::Object) {
                writeText(out, item.key);
                out += m_indented ? ": " : ":";
            }
            write(item, level + 1);
        }
        if (!first)
            startLine(level);
        out += close;
    }

    void startLine(std::size_t level)
    {
        if (m_indented)
            out.append(1, '\n').append(level * 4, ' ');
    }

    bool m_indented;
};

} // namespace

JsonValue JsonValue::of(Kind kind)
{
    JsonValue value;
    value.kind = kind;
    return value;
}

JsonValue JsonValue::ofFlag(bool value)
{
    JsonValue result = of(Kind::Flag);
    result.flag = value;
    return result;
}

JsonValue JsonValue::ofNumber(std::string written)
{
    JsonValue result = of(Kind::Number);
    result.text = std::move(written);
    return result;
}

JsonValue JsonValue::ofText(std::string value)
{
    JsonValue result = of(Kind::Text);
    result.text = std::move(value);
    return result;
}

JsonValue &JsonValue::add(std::string_view name, JsonValue value)
{
    value.key = name;
    return items.emplace_back(std::move(value));
}

std::string_view kindName(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::Flag:
        return "true or false";
    case JsonValue::Kind::Number:
        return "a number";
    case JsonValue::Kind::Text:
        return "a text";
    case JsonValue::Kind::List:
        return "a list";
    case JsonValue::Kind::Object:
        return "an object";
    case JsonValue::Kind::Broken:
        break;
    }
    return "broken";
}

std::string writeCompact(const JsonValue &value)
{
    Writer writer(false);
    writer.write(value, 0);
    return std::move(writer.out);
}

std::string writeIndented(const JsonValue &value)
{
    Writer writer(true);
    writer.write(value, 0);
    return std::move(writer.out);
}

} // namespace godwit
