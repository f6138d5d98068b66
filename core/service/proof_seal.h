// How a report is made so that any later edit shows.
//
// A document is cut into parts: each of its keys, each of its tables, and in HTML everything around
// the document. The chain starts as SHA-256 of "godwit-proof-1" and takes part after part:
//
//     digest = SHA-256(the part's JSON without blanks, or its bytes)
//     chain  = SHA-256(chain + "\n" + part's name + "\n" + digest)
//
// with all hashes as 64 lower-case hexadecimal digits. The home's key signs (Ed25519)
// "godwit-proof-1\n" + the last link. What is no document, text and PDF, ends with one line that
// signs every byte before it.
#pragma once

#include "core/base/json.h"
#include "core/service/proof_key.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace godwit {

/// A name and what it stands for, in the chain's order.
using ProofParts = std::vector<std::pair<std::string, std::string>>;

struct ProofChain
{
    struct Link
    {
        std::string part, digest;
        bool operator==(const Link &) const = default;
    };
    std::vector<Link> links;
    std::string end; ///< the last link
};

/// @p document less its `seal`.
ProofParts partsOf(const Json &document);
ProofChain chainOf(const ProofParts &parts);

/// {parts: [{part, digest}], chain, publicKey, signature}
Json sealJson(const ProofChain &chain, const ProofKey &key);
bool isSealed(const ProofChain &chain, const Json &seal);

/// The one way a document is written: any other bytes are an edit. Ends with a line break.
std::string documentText(const Json &document);

/// As an HTML comment, which no text of the document can end.
std::string embedded(const Json &document);
/// A page around an embedded() document.
struct EmbeddedDocument
{
    std::string_view before, text, after;
};
/// Empty: there is none.
std::optional<EmbeddedDocument> findEmbedded(std::string_view html);
/// Everything of an HTML report that is not the document.
std::pair<std::string, std::string> pagePart(std::string_view before, std::string_view after);

/// The last line of a text or PDF report, which signs @p bytes. @p prefix: "%" in a PDF.
std::string sealLine(std::string_view bytes, std::string_view prefix, const ProofKey &key);

/// A sealLine() taken apart.
struct SealLine
{
    std::string_view bytes; ///< everything before it
    std::string publicKey, signature;
};
/// Empty: @p bytes do not end with such a line.
std::optional<SealLine> readSealLine(std::string_view bytes);
bool isSealed(const SealLine &line);

/// Stands twice in each sealLine().
inline constexpr std::string_view sealLineMark = "godwit-proof-seal";

} // namespace godwit
