#include "core/service/proof_seal.h"

#include "core/base/text.h"

namespace godwit {

namespace {

constexpr std::string_view domain = "godwit-proof-1";
constexpr std::string_view commentStart = "<!-- godwit-proof\n";
constexpr std::string_view commentEnd = "godwit-proof -->\n";

std::string compact(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string signedText(const ProofChain &chain)
{
    return std::string(domain) + '\n' + chain.end;
}

std::string signedLine(std::string_view bytes)
{
    return std::string(domain) + "-line\n" + sha256(bytes);
}

constexpr std::size_t keyDigits = 64;
constexpr std::size_t signatureDigits = 128;

std::string lineText(std::string_view prefix, const std::string &key, const std::string &signature)
{
    const std::string mark(sealLineMark);
    return std::string(prefix) + mark + " key " + key + " signature " + signature + ' ' + mark
           + '\n';
}

} // namespace

ProofParts partsOf(const Json &document)
{
    ProofParts parts;
    for (const auto &[key, value] : document.items()) {
        if (key == "seal")
            continue;
        if (key != "tables" || !value.is_array()) {
            parts.emplace_back(key, compact(value));
            continue;
        }
        parts.emplace_back("tables", std::to_string(value.size()));
        std::size_t number = 0;
        for (const Json &table : value) {
            std::string name = "table " + std::to_string(++number);
            if (table.is_object())
                name += ' ' + textOf(table, "database") + '.' + textOf(table, "name");
            parts.emplace_back(std::move(name), compact(table));
        }
    }
    return parts;
}

ProofChain chainOf(const ProofParts &parts)
{
    ProofChain chain;
    chain.end = sha256(domain);
    for (const auto &[name, bytes] : parts) {
        ProofChain::Link link{name, sha256(bytes)};
        chain.end = sha256(chain.end + '\n' + link.part + '\n' + link.digest);
        chain.links.push_back(std::move(link));
    }
    return chain;
}

Json sealJson(const ProofChain &chain, const ProofKey &key)
{
    Json json = {{"parts", Json::array()}};
    for (const ProofChain::Link &link : chain.links)
        json["parts"].push_back({{"part", link.part}, {"digest", link.digest}});
    json["chain"] = chain.end;
    json["publicKey"] = key.publicKey();
    json["signature"] = key.sign(signedText(chain));
    return json;
}

bool isSealed(const ProofChain &chain, const Json &seal)
{
    return isSignedBy(textOf(seal, "publicKey"), signedText(chain), textOf(seal, "signature"));
}

std::string documentText(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string embedded(const Json &document)
{
    // Outside of texts neither occurs.
    return std::string(commentStart)
           + replaced(replaced(documentText(document), "<", "\\u003c"), ">", "\\u003e")
           + std::string(commentEnd);
}

std::optional<EmbeddedDocument> findEmbedded(std::string_view html)
{
    const auto start = html.find(commentStart);
    if (start == std::string_view::npos)
        return std::nullopt;
    const auto text = start + commentStart.size();
    const auto end = html.find(commentEnd, text);
    if (end == std::string_view::npos)
        return std::nullopt;
    return EmbeddedDocument{html.substr(0, start), html.substr(text, end - text),
                            html.substr(end + commentEnd.size())};
}

std::pair<std::string, std::string> pagePart(std::string_view before, std::string_view after)
{
    // The length keeps text from wandering from one half to the other.
    return {"page",
            std::to_string(before.size()) + '\n' + std::string(before) + std::string(after)};
}

std::string sealLine(std::string_view bytes, std::string_view prefix, const ProofKey &key)
{
    return lineText(prefix, key.publicKey(), key.sign(signedLine(bytes)));
}

std::optional<SealLine> readSealLine(std::string_view bytes)
{
    for (const std::string_view prefix : {"%", ""}) {
        const std::string shape =
            lineText(prefix, std::string(keyDigits, '0'), std::string(signatureDigits, '0'));
        if (bytes.size() < shape.size())
            continue;
        const std::string_view line = bytes.substr(bytes.size() - shape.size());
        SealLine found;
        found.bytes = bytes.substr(0, bytes.size() - shape.size());
        found.publicKey = line.substr(shape.find('0'), keyDigits);
        found.signature = line.substr(shape.rfind('0') + 1 - signatureDigits, signatureDigits);
        if (line == lineText(prefix, found.publicKey, found.signature))
            return found;
    }
    return std::nullopt;
}

bool isSealed(const SealLine &line)
{
    return isSignedBy(line.publicKey, signedLine(line.bytes), line.signature);
}

} // namespace godwit
