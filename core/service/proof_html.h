#pragma once

#include "core/service/proof_report.h"

#include <string>

namespace godwit {

/// Who reads the page.
enum class ProofReader {
    Browser,
    RichText, ///< Qt's QTextDocument, which makes the PDF
};

/// What a report says about its own seal.
struct SealWords
{
    std::string chain;       ///< over the parts of the document, without the page
    std::string fingerprint; ///< of the home's key
};

/// The report as one self-contained page without scripts, in two halves: the data of its seal
/// stands between them. Prints on A4; light, whatever the desktop prefers.
struct ProofPage
{
    std::string before, after;
};
ProofPage proofPage(const ProofReport &report, const SealWords &seal, ProofReader reader);

} // namespace godwit
