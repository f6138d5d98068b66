// The pieces that option_fields and queue_option_fields are made of.
#pragma once

#include "core/project/project_names.h"
#include "ui/common/text.h"
#include "ui/wizard/option_fields.h"

#include <QCoreApplication>

#include <optional>
#include <utility>

namespace godwit::ui {

struct Options
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

using WhyUnused = std::function<QString(const StepContext &)>;

// Each builds a field around a member of the payload; @p member gives a reference to it.
template<typename Member>
OptionField flag(const char *pointer, Member member)
{
    OptionField flag;
    flag.kind = OptionKind::Flag;
    flag.pointer = pointer;
    flag.get = [member](const Project &project) { return QVariant(bool(member(project))); };
    flag.set = [member](Project &project, const QVariant &value) {
        member(project) = value.toBool();
    };
    return flag;
}

template<typename Member>
OptionField number(const char *pointer, Range range, Member member)
{
    OptionField number;
    number.kind = OptionKind::Number;
    number.pointer = pointer;
    number.range = range;
    number.get = [member](const Project &project) {
        return QVariant(static_cast<qlonglong>(member(project)));
    };
    number.set = [member](Project &project, const QVariant &value) {
        using Value = std::remove_reference_t<decltype(member(project))>;
        member(project) = static_cast<Value>(value.toLongLong());
    };
    return number;
}

template<typename Member>
OptionField optionalNumber(const char *pointer, Range range, const QString &whenEmpty,
                           Member member)
{
    OptionField number;
    number.kind = OptionKind::Number;
    number.pointer = pointer;
    number.range = range;
    number.whenEmpty = whenEmpty;
    number.get = [member](const Project &project) {
        const std::optional<std::int64_t> &value = member(project);
        return value ? QVariant(static_cast<qlonglong>(*value)) : QVariant();
    };
    number.set = [member](Project &project, const QVariant &value) {
        member(project) =
            value.isValid() ? std::optional<std::int64_t>(value.toLongLong()) : std::nullopt;
    };
    return number;
}

template<typename Enum, typename Member>
OptionField choice(const char *pointer, std::vector<OptionChoice> choices, Member member)
{
    OptionField choice;
    choice.kind = OptionKind::Choice;
    choice.pointer = pointer;
    choice.choices = std::move(choices);
    choice.get = [member](const Project &project) {
        return QVariant(toQString(nameOf<Enum>(member(project))));
    };
    choice.set = [member](Project &project, const QVariant &value) {
        if (const auto known = fromName<Enum>(toUtf8(value.toString())))
            member(project) = *known;
    };
    return choice;
}

template<typename Member>
OptionField text(const char *pointer, Member member)
{
    OptionField text;
    text.kind = OptionKind::Text;
    text.pointer = pointer;
    text.get = [member](const Project &project) { return QVariant(toQString(member(project))); };
    text.set = [member](Project &project, const QVariant &value) {
        member(project) = toUtf8(value.toString());
    };
    return text;
}

inline OptionField described(OptionField field, OptionSection section, const QString &label,
                             const QString &help, WhyUnused whyUnused, const QString &unit = {})
{
    field.section = section;
    field.label = label;
    field.help = help;
    field.whyUnused = std::move(whyUnused);
    field.unit = unit;
    return field;
}

inline QString needsIncremental(const StepContext &context)
{
    return context.project.enableIncrTransfer
               ? QString()
               : Options::tr("Used by the incremental synchronisation only.");
}

/// The sections of queue_option_fields.cpp.
void addQueueFields(std::vector<OptionField> &fields);

} // namespace godwit::ui
