#include "app/source_report.h"

#include "app/text_table.h"
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/service/source_check.h"

namespace godwit::ctl {

namespace {

std::string factsText(const ServerFacts &facts, const std::string &where)
{
    std::string text;
    const auto line = [&](const char *name, const std::string &value) {
        if (!value.empty())
            text += std::string(name) + printable(value) + '\n';
    };
    line("store          ", where);
    line("version        ", facts.product + ' ' + facts.version);
    line("account        ", facts.user);
    line("charset        ", facts.charset);
    line("collation      ", facts.collation);
    line("time zone      ", facts.timeZone);
    line("sql_mode       ", facts.sqlMode);
    line("binary log     ", facts.logBin ? facts.binlogFormat + ' ' + facts.binlogPosition : "");
    for (const std::string &grant : facts.grants)
        line("grant          ", grant);
    return text;
}

} // namespace

Answer testDataSource(const DataSource &source)
{
    auto connector = makeConnector(source);
    if (!connector)
        return failed(connector.error());
    const auto facts = (*connector)->readFacts();
    if (!facts)
        return failed(facts.error());
    const auto missing = missingAbilities(*facts);
    const Style style = Style::of(stdout);
    Answer answer;
    answer.document = sourceCheckDocument(*facts);
    answer.text = factsText(*facts, (*connector)->describe());
    for (const MissingAbility &ability : missing)
        answer.text += style.doubtful("missing") + "        " + printable(sentence(ability)) + '\n';
    if (missing.empty())
        answer.text += style.good("nothing is missing") + '\n';
    return answer;
}

} // namespace godwit::ctl
