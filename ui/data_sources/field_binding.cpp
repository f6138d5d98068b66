#include "ui/data_sources/field_binding.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr const char *moreEndpoints = "endpoints";

std::string writtenEndpoint(const std::string &host, int port)
{
    std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (port != 0)
        text += ':' + std::to_string(port);
    return text;
}

std::string readEndpoints(const DataSource &source)
{
    std::string text = source.host.empty() ? "" : writtenEndpoint(source.host, source.port);
    if (const auto more = source.options.find(moreEndpoints); more != source.options.end())
        text += (text.empty() ? "" : ", ") + replaced(more->second, ",", ", ");
    return text;
}

void writeEndpoints(DataSource &source, const std::string &text)
{
    source.host.clear();
    source.port = 0;
    source.options.erase(moreEndpoints);
    std::vector<std::string> more;
    for (const std::string &item : splitEndpoints(text)) {
        const auto endpoint = parseEndpoint(item);
        if (!endpoint)
            continue; // refused by the field's check
        if (source.host.empty()) {
            source.host = endpoint->host;
            source.port = endpoint->port;
        } else {
            more.push_back(writtenEndpoint(endpoint->host, endpoint->port));
        }
    }
    if (!more.empty())
        source.options[moreEndpoints] = join(more, ",");
}

std::string readPrefixed(const DataSource &source, const std::string &prefix)
{
    std::string text;
    for (const auto &[key, value] : source.options) {
        if (key.starts_with(prefix))
            text += key.substr(prefix.size()) + '=' + value + '\n';
    }
    return text;
}

void writePrefixed(DataSource &source, const std::string &prefix, const std::string &text)
{
    std::erase_if(source.options,
                  [&](const auto &option) { return option.first.starts_with(prefix); });
    for (const std::string &line : split(text, '\n')) {
        const auto equals = line.find('=');
        if (equals == std::string::npos)
            continue;
        const std::string key(trimmed(std::string_view(line).substr(0, equals)));
        if (!key.empty())
            source.options[prefix + key] = trimmed(std::string_view(line).substr(equals + 1));
    }
}

} // namespace

FieldBinding bindHost()
{
    return {[](const DataSource &source) { return source.host; },
            [](DataSource &source, const std::string &text) { source.host = text; }};
}

FieldBinding bindName(std::string DataSource::*member)
{
    return {[member](const DataSource &source) { return source.*member; },
            [member](DataSource &source, const std::string &text) { source.*member = text; }, true};
}

FieldBinding bindTls()
{
    FieldBinding binding = bindOption("tls");
    binding.read = [read = binding.read](const DataSource &source) {
        const std::string mode = read(source);
        return mode == "off" || mode == "disabled" ? std::string() : mode;
    };
    return binding;
}

FieldBinding bindPort()
{
    return {[](const DataSource &source) {
                return source.port == 0 ? std::string() : std::to_string(source.port);
            },
            [](DataSource &source, const std::string &text) {
                source.port = static_cast<int>(parseInteger(text).value_or(0));
            }};
}

FieldBinding bindOption(const std::string &key)
{
    return {[key](const DataSource &source) {
                const auto found = source.options.find(key);
                return found == source.options.end() ? std::string() : found->second;
            },
            [key](DataSource &source, const std::string &text) {
                if (text.empty())
                    source.options.erase(key);
                else
                    source.options[key] = text;
            }};
}

FieldBinding bindEndpoints()
{
    return {readEndpoints, writeEndpoints};
}

FieldBinding bindPrefixedOptions(const std::string &prefix)
{
    return {[prefix](const DataSource &source) { return readPrefixed(source, prefix); },
            [prefix](DataSource &source, const std::string &text) {
                writePrefixed(source, prefix, text);
            }};
}

std::optional<Endpoint> parseEndpoint(std::string_view text)
{
    // The URL's own rules, so that what the form takes can always be stored.
    const auto source = parseDataSourceUrl("kafka://" + std::string(text));
    if (!source || !source->user.empty() || !source->password.empty() || !source->database.empty()
        || !source->options.empty() || text.find_first_of("@/?#%") != std::string_view::npos)
        return std::nullopt;
    return Endpoint{source->host, source->port};
}

std::vector<std::string> splitEndpoints(std::string_view text)
{
    std::string commas(text);
    std::replace_if(
        commas.begin(), commas.end(), [](char c) { return c == ';' || c == '\n'; }, ',');
    std::vector<std::string> parts;
    for (const std::string &part : split(commas, ',')) {
        if (const auto bare = trimmed(part); !bare.empty())
            parts.emplace_back(bare);
    }
    return parts;
}

} // namespace godwit::ui
