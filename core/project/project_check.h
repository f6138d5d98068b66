#pragma once

#include "core/project/problems.h"
#include "core/project/project.h"

namespace godwit {

/// Judges a project by itself, without any data source: required fields, ranges, rules, filters,
/// steps that do not go together. Errors for what cannot work; warnings for what has no effect and
/// for what OMS would refuse although Godwit does it. Pointers are those of the canonical payload.
void checkProject(const Project &project, Problems &problems);

/// The part of it that concerns `transferMapping`: its time grows with the objects listed.
void checkTransferMapping(const Project &project, Problems &problems);
/// All the rest.
void checkSettings(const Project &project, Problems &problems);

} // namespace godwit
