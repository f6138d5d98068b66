// Reaching the destinations that a project's runs wrote to, to take Godwit's marks away.
#pragma once

#include "core/connectors/connector.h"
#include "ui/common/session.h"

#include <map>
#include <memory>
#include <string>

class QWidget;

namespace godwit::ui {

using SinkAccess = std::map<std::string, DataSource>; ///< with passwords, by the run's URL

/// The destinations of every run of @p projectId. Asks over @p window for passwords that are not
/// known. Errors: Cancelled; those of sinkUrlsOf().
Result<SinkAccess> unlockSinks(Session &session, const std::string &projectId, QWidget *window);

/// Errors: as makeConnector(); InvalidArgument for a URL that unlockSinks() did not answer with.
Result<std::unique_ptr<Connector>> openSink(const SinkAccess &sinks, const std::string &url);

} // namespace godwit::ui
