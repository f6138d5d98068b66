#include "core/schema/mysql_collations.h"

#include "core/base/text.h"

#include <map>
#include <string_view>
#include <vector>

namespace godwit {

namespace {

/// What matters of a collation when another one has to stand in.
struct Traits
{
    std::string charset;
    std::string language; ///< in MariaDB's long words: "german2"; empty: none
    bool unicode = false; ///< a UCA collation, not one of the old simple ones
    bool binary = false;
    bool noPad = false;
    bool accents = false; ///< sensitive
    bool letterCase = false;
};

/// MySQL's 0900 languages and MariaDB's words for them.
const std::vector<std::pair<std::string_view, std::string_view>> languages = {
    {"cs", "czech"},         {"da", "danish"},    {"de_pb", "german2"}, {"eo", "esperanto"},
    {"es_trad", "spanish2"}, {"es", "spanish"},   {"et", "estonian"},   {"hr", "croatian"},
    {"hu", "hungarian"},     {"is", "icelandic"}, {"la", "roman"},      {"lt", "lithuanian"},
    {"lv", "latvian"},       {"pl", "polish"},    {"ro", "romanian"},   {"sk", "slovak"},
    {"sl", "slovenian"},     {"sv", "swedish"},   {"tr", "turkish"},    {"vi", "vietnamese"},
};

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string otherUtf8Name(const std::string &name)
{
    if (name.starts_with("utf8mb3"))
        return "utf8" + name.substr(7);
    if (name == "utf8" || name.starts_with("utf8_"))
        return "utf8mb3" + name.substr(4);
    return name;
}

Traits traitsOf(const std::string &charset, const std::string &collation)
{
    Traits traits;
    traits.charset = charset;
    const std::string name = '_' + collation.substr(collation.find('_') + 1) + '_';
    traits.binary = contains(name, "_bin_");
    traits.unicode =
        contains(name, "_0900_") || contains(name, "_uca1400_") || contains(name, "_unicode_");
    traits.noPad = contains(name, "_nopad_") || contains(name, "_0900_");
    traits.accents = traits.binary || contains(name, "_as_");
    traits.letterCase = traits.binary || contains(name, "_cs_");
    for (const auto &[shortName, longName] : languages) {
        if (contains(name, '_' + std::string(longName) + '_')
            || name.starts_with('_' + std::string(shortName) + "_0900")) {
            traits.language = longName;
            break;
        }
    }
    return traits;
}

std::string_view shortLanguage(std::string_view longName)
{
    for (const auto &[shortName, name] : languages)
        if (name == longName)
            return shortName;
    return {};
}

std::string joined(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const std::string &part : parts)
        if (!part.empty())
            out += (out.empty() ? "" : "_") + part;
    return out;
}

/// Names to try, the nearest first.
std::vector<std::string> candidates(const Traits &t, const std::string &collation)
{
    std::vector<std::string> names;
    if (t.binary) {
        if (t.noPad) {
            names.push_back(t.charset + "_nopad_bin");
            names.push_back(t.charset + "_0900_bin");
        }
        names.push_back(t.charset + "_bin");
        return names;
    }
    // A collation that tells more apart is safe for unique keys, one that tells less apart is not:
    // case sensitivity without accents becomes both.
    const bool accents = t.accents || t.letterCase;
    const std::string strength =
        std::string(accents ? "as" : "ai") + (t.letterCase ? "_cs" : "_ci");
    const std::string ownStrength =
        std::string(t.accents ? "as" : "ai") + (t.letterCase ? "_cs" : "_ci");
    const std::vector<std::string> spoken = t.language.empty()
                                                ? std::vector<std::string>{""}
                                                : std::vector<std::string>{t.language, ""};
    for (const std::string &language : spoken) {
        const std::string shortName(shortLanguage(language));
        if (t.noPad || accents) {
            names.push_back(
                joined({t.charset, "uca1400", language, t.noPad ? "nopad" : "", ownStrength}));
            names.push_back(joined({t.charset, shortName, "0900", strength}));
        } else {
            names.push_back(joined({t.charset, language.empty() ? "unicode_520" : language, "ci"}));
        }
    }
    if (t.noPad && !contains(collation, "_0900_") && !contains(collation, "_uca1400_"))
        names.push_back(replaced(collation, "_nopad", "")); // latin1_swedish_nopad_ci
    if (t.letterCase || (accents && !t.noPad)) {
        names.push_back(t.noPad ? t.charset + "_nopad_bin" : t.charset + "_bin");
        names.push_back(t.charset + "_bin");
    }
    if (t.noPad)
        names.push_back(t.charset + "_unicode_520_nopad_ci");
    if (!t.language.empty())
        names.push_back(joined({t.charset, t.language, "ci"}));
    for (const char *name : {"_unicode_520_ci", "_unicode_ci", "_general_ci"})
        names.push_back(t.charset + name);
    return names;
}

std::string consequence(const Traits &from, const Traits &to)
{
    std::vector<std::string> texts;
    if (from.letterCase && !to.letterCase)
        texts.emplace_back("letters that differ in case are now equal");
    if (from.accents && !to.accents)
        texts.emplace_back("letters that differ in accents are now equal");
    if (from.noPad && !to.noPad)
        texts.emplace_back("trailing spaces no longer count");
    if (!from.noPad && to.noPad)
        texts.emplace_back("trailing spaces now count");
    return join(texts, "; ");
}

CollationChoice chosen(const Traits &from, const std::string &name)
{
    const std::string charset = name.substr(0, name.find('_'));
    return {charset, name, false, consequence(from, traitsOf(charset, name))};
}

} // namespace

CollationChoice chooseCollation(const std::string &charset, const std::string &collation,
                                const std::set<std::string> &known)
{
    const auto has = [&](const std::string &name) {
        return known.empty() || known.count(toLower(name)) > 0;
    };
    if (collation.empty() || charset == "binary" || has(collation))
        return {charset, collation, true, {}};
    const std::string other = otherUtf8Name(collation);
    if (has(other))
        return {other.substr(0, other.find('_')), other, true, {}};

    const Traits traits = traitsOf(charset, collation);
    for (const std::string &name : candidates(traits, collation)) {
        if (has(name))
            return chosen(traits, name);
        if (const std::string alias = otherUtf8Name(name); alias != name && has(alias))
            return chosen(traits, alias);
    }
    if (charset != "utf8mb4") {
        // The charset itself is missing: the text is converted to utf8mb4.
        Traits wide = traits;
        wide.charset = "utf8mb4";
        for (const std::string &name :
             candidates(wide, "utf8mb4_" + collation.substr(collation.find('_') + 1)))
            if (has(name))
                return chosen(traits, name);
    }
    return chosen(traits, "utf8mb4_general_ci");
}

} // namespace godwit
