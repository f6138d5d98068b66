#include "app/argument_privacy.h"

#include "core/base/secret.h"
#include "core/base/text.h"

#include <algorithm>
#include <string_view>

namespace godwit::ctl {

namespace {

struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Where `?password=` and its like start to hold a value.
std::vector<Span> passwordOptions(std::string_view text)
{
    std::vector<Span> spans;
    const std::string lower = toLower(text);
    for (const std::string_view key : {"password=", "passwd=", "pwd="}) {
        for (auto at = lower.find(key); at != std::string::npos; at = lower.find(key, at + 1)) {
            const auto begin = at + key.size();
            spans.push_back({begin, std::min(lower.find('&', begin), lower.size())});
        }
    }
    return spans;
}

// A mistyped URL may put the end of the user anywhere: rather too much is hidden than too little.
std::vector<Span> passwordSpans(std::string_view text)
{
    const auto scheme = text.find("://");
    if (scheme == std::string_view::npos)
        return {};
    std::vector<Span> spans = passwordOptions(text);
    const auto user = scheme + 3;
    const auto colon = text.find(':', user);
    const auto at = text.rfind('@');
    if (colon != std::string_view::npos && at != std::string_view::npos && colon < at)
        spans.push_back({colon + 1, at});
    return spans;
}

void registerSecret(std::string_view raw)
{
    if (raw.empty())
        return;
    const Secret asWritten{std::string(raw)};
    if (auto plain = percentDecode(raw))
        const Secret meant{std::move(*plain)};
}

} // namespace

std::vector<std::string> takeArguments(int argc, char **argv)
{
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        for (const Span &span : passwordSpans(argument)) {
            registerSecret(std::string_view(argument).substr(span.begin, span.end - span.begin));
            std::fill(argv[i] + span.begin, argv[i] + span.end, '*');
        }
        arguments.push_back(argument);
    }
    return arguments;
}

} // namespace godwit::ctl
