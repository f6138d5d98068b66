#pragma once

#include "ui/wizard/objects_catalog_index.h"

#include <QStringList>

namespace godwit::ui {

/// What can stand at the cursor of a rule's line.
struct RuleCompletion
{
    QStringList names; ///< database or table names, those that begin with the prefix first
    int begin = 0; ///< where in the line the name under the cursor begins; it ends at the cursor
};

/// Names of @p catalog that go on with what stands in @p line left of @p cursor: databases before
/// the dot, the tables of that database behind it. At most @p most. Nothing behind the `=`, where
/// the destination's names stand.
RuleCompletion completeRule(const ObjectsCatalogIndex &catalog, const QString &line, int cursor,
                            int most = 200);

} // namespace godwit::ui
