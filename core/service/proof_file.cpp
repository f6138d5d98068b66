#include "core/service/proof_file.h"

#include "core/service/proof_json.h"
#include "core/service/proof_seal.h"
#include "core/service/proof_text.h"

namespace godwit {

namespace {

// As a reader will see it: bytes that are not UTF-8 are gone.
Json readableDocument(const ProofReport &report)
{
    return Json::parse(documentText(proofDocument(report)));
}

SealWords wordsOf(const ProofChain &chain, const ProofKey &key)
{
    return {chain.end, fingerprintOf(key.publicKey())};
}

std::string htmlFile(const ProofReport &report, const ProofKey &key)
{
    Json document = readableDocument(report);
    ProofParts parts = partsOf(document);
    const ProofPage page = proofPage(report, wordsOf(chainOf(parts), key), ProofReader::Browser);
    parts.push_back(pagePart(page.before, page.after));
    document["seal"] = sealJson(chainOf(parts), key);
    return page.before + embedded(document) + page.after;
}

} // namespace

std::string_view formatName(ProofFormat format)
{
    static constexpr std::string_view names[] = {"text", "html", "json", "pdf"};
    return names[static_cast<int>(format)];
}

std::optional<ProofFormat> proofFormatOf(std::string_view name)
{
    for (const ProofFormat format :
         {ProofFormat::Text, ProofFormat::Html, ProofFormat::Json, ProofFormat::Pdf}) {
        if (formatName(format) == name)
            return format;
    }
    return std::nullopt;
}

std::string proofFile(const ProofReport &report, ProofFormat format, const ProofKey &key)
{
    if (format == ProofFormat::Html)
        return htmlFile(report, key);
    Json document = readableDocument(report);
    const ProofChain chain = chainOf(partsOf(document));
    if (format == ProofFormat::Json) {
        document["seal"] = sealJson(chain, key);
        return documentText(document);
    }
    const SealWords words = wordsOf(chain, key);
    const std::string text = proofText(report) + "\nChain of the data  " + words.chain
                             + "\nKey of the home    " + words.fingerprint + '\n';
    return text + sealLine(text, "", key);
}

std::string proofSource(const ProofReport &report, const ProofKey &key)
{
    const ProofChain chain = chainOf(partsOf(readableDocument(report)));
    const ProofPage page = proofPage(report, wordsOf(chain, key), ProofReader::RichText);
    return page.before + page.after;
}

std::string sealedPdf(std::string pdf, const ProofKey &key)
{
    if (!pdf.ends_with('\n'))
        pdf += '\n';
    return pdf + sealLine(pdf, "%", key);
}

} // namespace godwit
