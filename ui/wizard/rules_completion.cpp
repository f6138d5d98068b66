#include "ui/wizard/rules_completion.h"

#include "ui/common/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

// Names that begin with `prefix`, in upper or lower case, then those that hold it elsewhere.
template<typename NameAt>
QStringList namesWith(const std::string &prefix, std::uint32_t first, std::uint32_t end, int most,
                      NameAt &&nameAt)
{
    QStringList begins, holds;
    for (std::uint32_t i = first; i < end && begins.size() < most; ++i) {
        const std::string &name = nameAt(i);
        const auto at = NameSearch::folded(name).find(prefix);
        if (at == 0)
            begins += toQString(name);
        else if (at != std::string::npos && holds.size() < most)
            holds += toQString(name);
    }
    return (begins + holds).mid(0, most);
}

} // namespace

RuleCompletion completeRule(const ObjectsCatalogIndex &catalog, const QString &line, int cursor,
                            int most)
{
    const QString left = line.left(cursor);
    RuleCompletion completion;
    if (left.contains(QLatin1Char('=')))
        return completion;
    const auto dot = left.indexOf(QLatin1Char('.'));
    completion.begin = static_cast<int>(dot) + 1;
    const std::string prefix = NameSearch::folded(toUtf8(left.mid(dot + 1)));
    if (prefix.find_first_of("*?[") != std::string::npos)
        return completion; // a pattern is no beginning of a name
    const auto &databases = catalog.databases();
    if (dot < 0) {
        completion.names =
            namesWith(prefix, 0, static_cast<std::uint32_t>(databases.size()), most,
                      [&](std::uint32_t i) -> const std::string & { return databases[i].name; });
        return completion;
    }
    if (const NameRange *database = catalog.findDatabase(toUtf8(left.left(dot))))
        completion.names = namesWith(
            prefix, database->first, database->end, most,
            [&](std::uint32_t i) -> const std::string & { return catalog.object(i).name.table; });
    return completion;
}

} // namespace godwit::ui
