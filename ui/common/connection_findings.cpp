#include "ui/common/connection_findings.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/service/source_check.h"
#include "ui/common/text.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace godwit::ui {

namespace {

QString shown(const std::string &text)
{
    return toQString(printable(maskSecrets(text)));
}

void addFact(std::vector<ConnectionFinding> &findings, const QString &topic, const QString &text)
{
    if (!text.isEmpty())
        findings.push_back({Status::Idle, topic, text, {}, false});
}

} // namespace

std::vector<ConnectionFinding> ConnectionFindings::of(const ServerFacts &facts)
{
    std::vector<ConnectionFinding> findings;
    addServer(facts, findings);
    if (facts.dialect == Dialect::Sqlite) {
        addFile(facts, findings);
    } else {
        addClock(facts, findings);
        if (facts.dialect != Dialect::PostgreSql)
            addBinlog(facts, findings);
        addAccount(facts, findings);
    }
    addMissing(facts, findings);
    return findings;
}

void ConnectionFindings::addServer(const ServerFacts &facts,
                                   std::vector<ConnectionFinding> &findings)
{
    findings.push_back({Status::Good,
                        tr("Server"),
                        tr("%1 %2").arg(shown(facts.product), shown(facts.version)),
                        {},
                        false});
    addFact(findings, tr("Time zone"), shown(facts.timeZone));
    addFact(findings, tr("Character set"), shown(facts.charset));
    addFact(findings, tr("Collation"), shown(facts.collation));
    // With blanks, so that the list can be broken into lines.
    addFact(findings, tr("sql_mode"),
            shown(facts.sqlMode).replace(QLatin1Char(','), QStringLiteral(", ")));
    if (facts.dialect == Dialect::Sqlite)
        return;
    if (facts.tlsCipher.empty())
        addFact(findings, tr("Encryption"), tr("none: this connection can be read on its way"));
    else
        findings.push_back(
            {Status::Good, tr("Encryption"), tr("TLS, %1").arg(shown(facts.tlsCipher)), {}, false});
}

void ConnectionFindings::addClock(const ServerFacts &facts,
                                  std::vector<ConnectionFinding> &findings)
{
    const std::int64_t skew = facts.clockSkewSeconds;
    if (skew >= -tolerableSkewSeconds && skew <= tolerableSkewSeconds) {
        findings.push_back(
            {Status::Good, tr("Clock"), tr("agrees with this machine's"), {}, false});
        return;
    }
    const int seconds = static_cast<int>(std::min<std::int64_t>(std::abs(skew), 1'000'000'000));
    findings.push_back({Status::Warning, tr("Clock"),
                        skew > 0 ? tr("%n second(s) ahead of this machine's", nullptr, seconds)
                                 : tr("%n second(s) behind this machine's", nullptr, seconds),
                        tr("Set both clocks by a time server (NTP)."), false});
}

void ConnectionFindings::addBinlog(const ServerFacts &facts,
                                   std::vector<ConnectionFinding> &findings)
{
    if (!facts.logBin) {
        addFact(findings, tr("Binary log"), tr("off"));
        return;
    }
    QStringList parts = {
        facts.binlogFormat.empty() ? tr("on") : tr("on, format %1").arg(shown(facts.binlogFormat))};
    if (!facts.binlogRowImage.empty())
        parts << tr("row image %1").arg(shown(facts.binlogRowImage));
    if (!facts.binlogPosition.empty())
        parts << tr("at %1").arg(shown(facts.binlogPosition));
    addFact(findings, tr("Binary log"), parts.join(QStringLiteral(", ")));
}

void ConnectionFindings::addAccount(const ServerFacts &facts,
                                    std::vector<ConnectionFinding> &findings)
{
    addFact(findings, tr("Account"), shown(facts.user));
    QStringList grants;
    for (const std::string &grant : facts.grants)
        grants << shown(grant);
    addFact(findings, tr("Privileges held"), grants.join(QLatin1Char('\n')));
}

void ConnectionFindings::addFile(const ServerFacts &facts, std::vector<ConnectionFinding> &findings)
{
    if (facts.storeExists)
        addFact(findings, tr("File"), facts.readOnly ? tr("exists, read only") : tr("exists"));
    else
        addFact(findings, tr("File"),
                tr("does not exist yet; it is made when it is first written"));
}

void ConnectionFindings::addMissing(const ServerFacts &facts,
                                    std::vector<ConnectionFinding> &findings)
{
    const auto missing = missingAbilities(facts);
    for (const MissingAbility &ability : missing) {
        QString remedy = shown(ability.remedy);
        if (ability.isStatement)
            remedy += QLatin1Char(';');
        findings.push_back({Status::Warning, useText(ability.use), shown(ability.message), remedy,
                            ability.isStatement});
    }
    if (missing.empty())
        findings.push_back({Status::Good, tr("Missing"), tr("nothing"), {}, false});
}

QString ConnectionFindings::useText(SourceUse use)
{
    switch (use) {
    case SourceUse::Source:
        return tr("As a source");
    case SourceUse::Sink:
        return tr("As a destination");
    case SourceUse::Incremental:
        return tr("For changes");
    }
    return {};
}

QString ConnectionFindings::asText(const std::vector<ConnectionFinding> &findings)
{
    QString text;
    for (const ConnectionFinding &finding : findings) {
        text += finding.topic + QStringLiteral(": ") + finding.text + QLatin1Char('\n');
        if (!finding.remedy.isEmpty())
            text += QStringLiteral("    ") + finding.remedy + QLatin1Char('\n');
    }
    return text;
}

} // namespace godwit::ui
