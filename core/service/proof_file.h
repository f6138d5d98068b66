// A report as the bytes of a file that shows every later edit, and the check of one.
#pragma once

#include "core/base/result.h"
#include "core/service/proof_html.h"
#include "core/service/proof_key.h"
#include "core/service/proof_report.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class ProofFormat { Text, Html, Json, Pdf };
std::string_view formatName(ProofFormat format); ///< "text", "html", "json", "pdf"
/// Back from the name; empty for any other text.
std::optional<ProofFormat> proofFormatOf(std::string_view name);

/// Text, HTML or JSON; the same bytes as long as the home says the same. A PDF is made by the
/// window, from proofSource(), and sealed by sealedPdf().
std::string proofFile(const ProofReport &report, ProofFormat format, const ProofKey &key);

/// The page of which a PDF is made.
std::string proofSource(const ProofReport &report, const ProofKey &key);
std::string sealedPdf(std::string pdf, const ProofKey &key);

enum class ProofState { Unaltered, Altered, NotAReport };

struct ProofCheck
{
    ProofState state = ProofState::NotAReport;
    ProofFormat format = ProofFormat::Text;
    /// What was changed: "verdict", "table 3 shop.orders", "the page around the data", "the seal".
    std::vector<std::string> altered;
    std::string publicKey; ///< that signed it; empty unless it is unaltered
    bool isOwnKey = false;
    bool homeHasKey = false;
    // Of an unaltered JSON or HTML report, what it says.
    std::string project, run, verdict;
};

/// Was @p bytes made by Godwit, and is it as it was made? The key of @p home is only read.
/// Errors: as ProofKey::find().
Result<ProofCheck> checkProof(std::string_view bytes, const std::filesystem::path &home);

} // namespace godwit
