#include "ui/wizard/rules_explanation.h"

#include "core/base/text.h"
#include "core/mapping/oms_names.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <QCoreApplication>

namespace godwit::ui {

namespace {

/// Puts explanations into words.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(RulesExplanation)

public:
    explicit Words(const Explanation &explanation)
        : m_explanation(explanation)
    {}

    QString all() const
    {
        switch (m_explanation.reason) {
        case SelectionReason::Taken:
            return taken();
        case SelectionReason::Excluded:
            return tr("%1 is left out: %2 takes it, but %3 drops it.")
                .arg(object(), origin(m_explanation.takenBy), origin(m_explanation.excludedBy));
        case SelectionReason::Category:
            return m_explanation.object.hasUniqueKey
                       ? tr("%1 is left out: the project takes only tables without a key.")
                             .arg(object())
                       : tr("%1 is left out: the project takes only tables with a key.")
                             .arg(object());
        case SelectionReason::Reserved:
            return tr("%1 is never taken by a rule: the database “godwit” holds Godwit’s own "
                      "marks.")
                .arg(object());
        case SelectionReason::WrongKind:
            return m_explanation.object.kind == ObjectKind::View
                       ? tr("%1 is left out: it is a view, but listed as a table.").arg(object())
                       : tr("%1 is left out: it is a table, but listed as a view.").arg(object());
        case SelectionReason::NotListed:
            return tr("%1 is not picked.").arg(object());
        case SelectionReason::NotTaken:
            break;
        }
        return notTaken();
    }

private:
    static QString shown(const std::string &text) { return toQString(printable(text)); }
    QString object() const { return shown(m_explanation.object.name.qualified()); }

    static QString origin(const ExplainedOrigin &origin)
    {
        const QString name = shown(origin.name);
        switch (origin.kind) {
        case ExplainedOrigin::Kind::Rule:
            return origin.black ? tr("the exclusion rule “%1”").arg(name)
                                : tr("the rule “%1”").arg(name);
        case ExplainedOrigin::Kind::Entry:
            return origin.black ? tr("the excluded name “%1”").arg(name)
                                : tr("the listed name “%1”").arg(name);
        case ExplainedOrigin::Kind::WholeDatabase:
            return origin.black ? tr("the excluded database “%1”").arg(name)
                                : tr("the listed database “%1”").arg(name);
        case ExplainedOrigin::Kind::Nothing:
            break;
        }
        return {};
    }

    QString taken() const
    {
        QStringList sentences = {
            tr("%1 moves: %2 takes it.").arg(object(), origin(m_explanation.takenBy))};
        if (m_explanation.toTopic)
            sentences +=
                tr("It is written to the topic “%1”.").arg(shown(m_explanation.sink.table));
        else if (m_explanation.sink != m_explanation.object.name)
            sentences += tr("It becomes %1.").arg(shown(m_explanation.sink.qualified()));
        if (!m_explanation.whereClause.empty())
            sentences += tr("Only rows where %1.").arg(shown(m_explanation.whereClause));
        if (!m_explanation.filterColumns.empty())
            sentences += tr("Only %n column(s).", nullptr,
                            static_cast<int>(m_explanation.filterColumns.size()));
        for (const Error &error : m_explanation.errors)
            sentences += shown(error.message) + QLatin1Char('.');
        const QString limit = omsLimit();
        if (!limit.isEmpty())
            sentences += limit;
        return sentences.join(QLatin1Char(' '));
    }

    QString omsLimit() const
    {
        if (m_explanation.takenBy.kind != ExplainedOrigin::Kind::Rule)
            return {};
        const TableName &name = m_explanation.object.name;
        for (const std::string &part : {name.database, name.table})
            if (!omsNameLimit(part).empty())
                return tr("OMS would not match the name “%1”: it allows fewer characters.")
                    .arg(shown(part));
        return {};
    }

    QString notTaken() const
    {
        if (m_explanation.passedOver.kind != ExplainedOrigin::Kind::Nothing)
            return tr("Nothing takes %1: %2 matches it, but merges tables into one, and this is a "
                      "view.")
                .arg(object(), origin(m_explanation.passedOver));
        QStringList sentences = {tr("No rule takes %1.").arg(object())};
        if (m_explanation.excludedBy.kind != ExplainedOrigin::Kind::Nothing)
            sentences +=
                tr("%1 would drop it anyway.").arg(capital(origin(m_explanation.excludedBy)));
        if (m_explanation.nearest)
            sentences += nearest(*m_explanation.nearest);
        return sentences.join(QLatin1Char(' '));
    }

    static QString capital(QString text)
    {
        if (!text.isEmpty())
            text[0] = text[0].toUpper();
        return text;
    }

    QString nearest(const NearestRule &rule) const
    {
        const QString line = shown(rule.rule);
        if (rule.onlyCase)
            return tr("The nearest rule, “%1”, differs in upper and lower case only.").arg(line);
        const QString ofDatabase =
            rule.databaseMatched ? QString() : tr("It is for another database.");
        return (tr("The nearest rule is “%1”.").arg(line) + QLatin1Char(' ') + breakingPoint(rule)
                + QLatin1Char(' ') + ofDatabase)
            .trimmed();
    }

    QString breakingPoint(const NearestRule &rule) const
    {
        const GlobProgress &progress = rule.progress;
        const std::string &name = rule.databaseMatched ? m_explanation.object.name.table
                                                       : m_explanation.object.name.database;
        const QString whole = shown(name);
        const QString wanted = shown(rule.wanted);
        const QString character = shown(std::string(characterAt(name, progress.nameByte)));
        const QString number = formatCount(progress.nameCharacter + 1);
        if (progress.nameEnded)
            return tr("It still wants “%1” where the name “%2” ends.").arg(wanted, whole);
        if (progress.patternEnded)
            return tr("It ends before character %1 of “%2” (“%3”).").arg(number, whole, character);
        if (progress.afterStar)
            return tr("It finds no “%1” from character %2 of “%3” (“%4”) on.")
                .arg(wanted, number, whole, character);
        return tr("It stops matching at character %1 of “%2” (“%3”).")
            .arg(number, whole, character);
    }

    const Explanation &m_explanation;
};

void addMark(std::vector<RuleMark> &marks, RuleMark::Kind kind, bool isExclusion,
             const std::string &pointer, std::optional<std::size_t> byte = {})
{
    if (const auto rule = ruleAtPointer(pointer, isExclusion))
        marks.push_back({kind, isExclusion, *rule, byte});
}

} // namespace

QString explanationInWords(const Explanation &explanation)
{
    return Words(explanation).all();
}

std::vector<RuleMark> marksOf(const Explanation &explanation)
{
    std::vector<RuleMark> marks;
    addMark(marks, RuleMark::Kind::Took, false, explanation.takenBy.pointer);
    addMark(marks, RuleMark::Kind::Dropped, true, explanation.excludedBy.pointer);
    addMark(marks, RuleMark::Kind::Stopped, false, explanation.passedOver.pointer);
    if (const auto &nearest = explanation.nearest)
        addMark(marks, RuleMark::Kind::Stopped, false, nearest->pointer,
                nearest->onlyCase ? std::nullopt : std::optional(nearest->ruleByte));
    return marks;
}

std::optional<std::size_t> ruleAtPointer(const std::string &pointer, bool isExclusion)
{
    const std::string_view list = isExclusion ? "/transferMapping/tableAndViewBlackList/"
                                              : "/transferMapping/tableAndViewWhiteList/";
    if (!pointer.starts_with(list))
        return std::nullopt;
    const auto number = parseUnsigned(std::string_view(pointer).substr(list.size()));
    return number ? std::optional<std::size_t>(*number) : std::nullopt;
}

} // namespace godwit::ui
