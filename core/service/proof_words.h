// The words of a report that its text and its HTML share.
#pragma once

#include "core/service/proof_report.h"
#include "core/service/proof_verdict.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace godwit {

using ProofFact = std::pair<std::string, std::string>; ///< what, and how it is

/// How tables were compared: each way has a number from 1, because many tables share one.
class ProofMethods
{
public:
    explicit ProofMethods(const RunRecord &run);
    std::size_t numberOf(const std::string &method) const; ///< 0: there is none
    const std::vector<std::string> &all() const { return m_methods; }

private:
    std::vector<std::string> m_methods;
    std::map<std::string, std::size_t> m_numbers;
};

/// "2026-11-25 00:21:45 UTC"; empty of an empty time.
std::string timeText(const std::string &utc);
/// "same", "DIFFERENT", "NOT PROVEN", "left out", "not compared".
std::string verdictText(TableVerdict verdict);
std::string kindText(DifferenceKind kind);    ///< "only in the source"
std::string stateText(DifferenceState state); ///< "open", "repaired", "changed meanwhile", ...

/// Project, run, times, both sides.
std::vector<ProofFact> runFacts(const ProofReport &report);
/// Tables, rows, bytes, time.
std::vector<ProofFact> totalFacts(const ProofReport &report);
/// Empty without a prediction.
std::vector<ProofFact> predictionFacts(const ProofReport &report);
/// One line each: chunks, digest, what became of its differences, what went wrong.
std::vector<std::string> tableDetails(const ProofReport &report, const TableRecord &table,
                                      const ProofMethods &methods);
/// What each was taken for, and how. Readers that see the same instant are one line.
std::vector<ProofFact> snapshotFacts(const RunRecord &run);
/// Filter and left-out columns of a table.
std::string narrowedText(const RunFacts::Narrowed &table);
/// What failed or was skipped, and why.
std::string troubleText(const ObjectRecord &object);
std::string errorText(const Error &error);
/// What the report does not say; stands at its end.
std::vector<std::string> limitsOfProof();

} // namespace godwit
