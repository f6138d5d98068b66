// Every option of the payload as data: what it is called, what it may hold, and when it is used.
// The options page draws them all the same way.
#pragma once

#include "core/project/project_limits.h"
#include "ui/wizard/step_rules.h"

#include <QStringList>
#include <QVariant>

#include <functional>
#include <string>
#include <vector>

namespace godwit::ui {

enum class OptionSection { Schema, Full, Incremental, MessageQueue, Server };
QString sectionTitle(OptionSection section);

enum class OptionKind {
    Flag,   ///< bool
    Choice, ///< QString: the payload's name of the value
    Number, ///< qlonglong; invalid where nothing is set
    Time,   ///< the same, in Unix seconds
    Text,   ///< QString; invalid where nothing is set
    Set,    ///< QStringList of payload names, in the payload's order
    List,   ///< QStringList of whatever the user writes
};

struct OptionChoice
{
    QString name;  ///< "FAST"
    QString label; ///< "Fast"
};

struct OptionField
{
    OptionSection section = OptionSection::Full;
    OptionKind kind = OptionKind::Flag;
    std::string pointer; ///< RFC 6901: "/fullTransferConfig/throttleRps"
    QString label;
    QString help;                      ///< one or two sentences
    std::vector<OptionChoice> choices; ///< of Choice and Set
    Range range;                       ///< of Number and Time
    QString unit;                      ///< "rows/s"; may be empty
    QString whenEmpty;                 ///< what nothing means: "no limit"; empty: must be set
    int mostCharacters = 0;            ///< of Text; 0: no limit
    std::function<QVariant(const Project &)> get;
    std::function<void(Project &, const QVariant &)> set;
    /// Why this project does not use it; empty: it does.
    std::function<QString(const StepContext &)> whyUnused;

    /// The label without its mnemonic and its colon.
    QString plainLabel() const;
    QVariant fallback() const { return get(Project()); }
    /// "fullTransferConfig.throttleRps"
    QString payloadName() const;
    /// @p value as the payload says it, or what nothing means.
    QString valueText(const QVariant &value) const;
    /// "64 · 1 to 1,024 threads"
    QString rangeText() const;
};

/// All of them, in the order they are shown.
std::vector<OptionField> optionFields();

} // namespace godwit::ui
