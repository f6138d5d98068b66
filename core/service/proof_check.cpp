#include "core/service/proof_file.h"
#include "core/service/proof_seal.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

constexpr int deepest = 32; ///< levels; a report has fewer than ten

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// One changed byte may break any one of these, not several.
bool looksLikeDocument(std::string_view text)
{
    const int marks = static_cast<int>(contains(text, "\"godwitProof\""))
                      + static_cast<int>(contains(text, "\"publicKey\""))
                      + static_cast<int>(contains(text, "\"signature\""))
                      + static_cast<int>(contains(text, "\"digest\""))
                      + static_cast<int>(contains(text, "\"reservations\""));
    return marks >= 2;
}

// The creator's name as PDF writes it, in UTF-16.
constexpr std::string_view creatorInPdf("\0G\0o\0d\0w\0i\0t", 12);

bool looksLikeLine(std::string_view bytes)
{
    return contains(bytes, sealLineMark) || bytes.starts_with("Godwit proof report")
           || (bytes.starts_with("%PDF-") && contains(bytes, creatorInPdf));
}

ProofCheck altered(ProofFormat format, std::vector<std::string> what)
{
    ProofCheck check;
    check.state = ProofState::Altered;
    check.format = format;
    check.altered = std::move(what);
    return check;
}

// Nothing for what no Godwit wrote, however deep.
Json parsed(std::string_view text)
{
    bool tooDeep = false;
    Json json = Json::parse(
        text,
        [&tooDeep](int depth, Json::parse_event_t, Json &) {
            tooDeep = tooDeep || depth > deepest;
            return !tooDeep;
        },
        false);
    return tooDeep ? Json(Json::value_t::discarded) : json;
}

std::string shownPart(const std::string &part)
{
    return part == "page" ? "the page around the data" : part;
}

// The parts whose digests are not those that the seal lists.
std::vector<std::string> changedParts(const ProofChain &chain, const Json &seal)
{
    std::map<std::string, std::string> listed;
    std::vector<std::string> changed;
    const auto parts = seal.find("parts");
    if (parts == seal.end() || !parts->is_array())
        return changed;
    for (const Json &item : *parts) {
        if (item.is_object() && item.contains("part") && item.contains("digest")
            && item["part"].is_string() && item["digest"].is_string())
            listed[item["part"].get<std::string>()] = item["digest"].get<std::string>();
    }
    for (const ProofChain::Link &link : chain.links) {
        const auto found = listed.find(link.part);
        if (found == listed.end() || found->second != link.digest)
            changed.push_back(shownPart(link.part));
        if (found != listed.end())
            listed.erase(found);
    }
    for (const auto &[part, digest] : listed)
        changed.push_back(shownPart(part));
    return changed;
}

// The list is made anew: a seal with more or less in it than sealJson() writes is not one.
bool isWhole(const ProofChain &chain, const Json &seal)
{
    Json parts = Json::array();
    for (const ProofChain::Link &link : chain.links)
        parts.push_back({{"part", link.part}, {"digest", link.digest}});
    return seal.size() == 4 && seal.contains("parts") && seal["parts"] == parts
           && seal.contains("chain") && seal["chain"] == chain.end;
}

std::string said(const Json &document, const char *part, const char *key)
{
    const auto found = document.find(part);
    if (found == document.end() || !found->is_object())
        return {};
    const auto text = found->find(key);
    return text != found->end() && text->is_string() ? text->get<std::string>() : std::string();
}

/// @p parts: of the document, and of the page around it.
ProofCheck judge(ProofFormat format, const Json &document, const ProofParts &parts, bool asWritten)
{
    const auto found = document.find("seal");
    if (found == document.end() || !found->is_object())
        return altered(format, {"the seal"});
    const Json &seal = *found;
    const ProofChain chain = chainOf(parts);
    if (auto changed = changedParts(chain, seal); !changed.empty())
        return altered(format, std::move(changed));
    if (!isWhole(chain, seal) || !isSealed(chain, seal))
        return altered(format, {"the seal"});
    if (!asWritten)
        return altered(format, {"blanks or the spelling of values"});
    ProofCheck check;
    check.state = ProofState::Unaltered;
    check.format = format;
    check.publicKey = seal["publicKey"].get<std::string>();
    check.project = said(document, "run", "name");
    check.run = said(document, "run", "run");
    check.verdict = said(document, "verdict", "verdict");
    return check;
}

ProofCheck checkDocument(std::string_view bytes)
{
    const Json document = parsed(bytes);
    if (!document.is_object() || !document.contains("godwitProof"))
        return looksLikeDocument(bytes)
                   ? altered(ProofFormat::Json, {"the document, which cannot be read any more"})
                   : ProofCheck();
    return judge(ProofFormat::Json, document, partsOf(document), documentText(document) == bytes);
}

ProofCheck checkPage(std::string_view bytes)
{
    const auto page = findEmbedded(bytes);
    if (!page)
        return looksLikeDocument(bytes) ? altered(ProofFormat::Html, {"the data inside the page"})
                                        : ProofCheck();
    const Json document = parsed(page->text);
    if (!document.is_object() || !document.contains("godwitProof"))
        return altered(ProofFormat::Html, {"the data inside the page, which cannot be read"});
    ProofParts parts = partsOf(document);
    parts.push_back(pagePart(page->before, page->after));
    const std::string whole =
        std::string(page->before) + embedded(document) + std::string(page->after);
    return judge(ProofFormat::Html, document, parts, whole == bytes);
}

ProofCheck checkLine(std::string_view bytes)
{
    const ProofFormat format = bytes.starts_with("%PDF-") ? ProofFormat::Pdf : ProofFormat::Text;
    const auto line = readSealLine(bytes);
    if (!line)
        return altered(format, {"the seal, which must be its last line"});
    if (!isSealed(*line))
        return altered(format, {"the file"});
    ProofCheck check;
    check.state = ProofState::Unaltered;
    check.format = format;
    check.publicKey = line->publicKey;
    return check;
}

ProofCheck checkBytes(std::string_view bytes)
{
    // The first byte that is no blank tells the format; one that was changed leaves other marks.
    const auto first = bytes.find_first_not_of(" \t\r\n");
    const char start = first == std::string_view::npos ? '\0' : bytes[first];
    if (readSealLine(bytes) || bytes.starts_with("Godwit proof report"))
        return checkLine(bytes);
    if (start == '{')
        return checkDocument(bytes);
    if (contains(bytes, "<!-- godwit-proof") || contains(bytes, "godwit-proof -->"))
        return checkPage(bytes);
    if (looksLikeLine(bytes))
        return checkLine(bytes);
    return start == '<' ? checkPage(bytes) : checkDocument(bytes);
}

} // namespace

Result<ProofCheck> checkProof(std::string_view bytes, const std::filesystem::path &home)
{
    auto key = ProofKey::find(home);
    if (!key)
        return failure(std::move(key));
    ProofCheck check = checkBytes(bytes);
    check.homeHasKey = key->has_value();
    check.isOwnKey = check.state == ProofState::Unaltered && check.homeHasKey
                     && check.publicKey == (*key)->publicKey();
    return check;
}

} // namespace godwit
