#pragma once

#include "core/data/table_schema.h"
#include "core/mapping/object_selector.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace godwit {

/// Explains many objects of one project: its rules are compiled once. explainObject() is for a
/// single one. Keeps a reference to the project; for one thread.
class ObjectExplainer
{
public:
    explicit ObjectExplainer(const Project &project);

    /// One sentence, without a full stop: what took or dropped @p object, or the nearest rule and
    /// the character where it stopped matching.
    std::string explain(const CatalogObject &object);

private:
    std::string notTaken(const CatalogObject &object, const Decision &decision) const;
    std::string nearestRule(const TableName &name) const;

    struct LoweredRule
    {
        Glob database, name;
    };

    ObjectSelector m_selector;
    std::vector<LoweredRule> m_lowered; ///< the include rules in lower case, for advice about case
};

} // namespace godwit
