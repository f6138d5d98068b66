// What a look at a data source found, as people read it.
#pragma once

#include "core/service/source_check.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace godwit::ui {

/// One line: a fact, or something that is missing with what to do about it.
struct ConnectionFinding
{
    Status status = Status::Idle; ///< Idle: a fact that is neither good nor bad
    QString topic;                ///< "Time zone"
    QString text;
    QString remedy;     ///< a statement to run or a sentence; empty: nothing to do
    bool isSql = false; ///< the remedy is a statement, to be copied
};

class ConnectionFindings
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ConnectionFindings)

public:
    static constexpr std::int64_t tolerableSkewSeconds = 2;

    /// Facts first, then what the account holds, then what is missing.
    static std::vector<ConnectionFinding> of(const ServerFacts &facts);
    /// As text, one line a finding and one a remedy, to be copied into a ticket.
    static QString asText(const std::vector<ConnectionFinding> &findings);

private:
    static void addServer(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
    static void addClock(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
    static void addBinlog(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
    static void addAccount(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
    static void addMissing(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
    static QString useText(SourceUse use);
    static void addFile(const ServerFacts &facts, std::vector<ConnectionFinding> &findings);
};

} // namespace godwit::ui
