#include "core/base/secret.h"

#include "core/base/json.h"
#include "core/base/text.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace godwit {

namespace {

constexpr std::size_t shortestMasked = 4; // shorter ones would mask half of every sentence

struct Registry
{
    std::mutex mutex;
    std::vector<std::string> texts; // longest first, so that no part of one is left standing
};

Registry &registry()
{
    static Registry instance;
    return instance;
}

void add(std::vector<std::string> &texts, const std::string &text)
{
    if (text.size() < shortestMasked || std::find(texts.begin(), texts.end(), text) != texts.end())
        return;
    texts.push_back(text);
    std::sort(texts.begin(), texts.end(),
              [](const auto &a, const auto &b) { return a.size() > b.size(); });
}

} // namespace

Secret::Secret(std::string text)
    : m_text(std::move(text))
{
    Registry &known = registry();
    const std::scoped_lock lock(known.mutex);
    add(known.texts, m_text);
    // The forms it takes on its way out: in a URL, in a printed line, inside a JSON string.
    add(known.texts, percentEncode(m_text));
    add(known.texts, printable(m_text));
    const std::string quoted = Json(m_text).dump(-1, ' ', false, Json::error_handler_t::replace);
    add(known.texts, quoted.substr(1, quoted.size() - 2));
}

std::string maskSecrets(std::string text)
{
    Registry &known = registry();
    const std::scoped_lock lock(known.mutex);
    for (const std::string &secret : known.texts) {
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 6))
            text.replace(at, secret.size(), "******");
    }
    return text;
}

} // namespace godwit
