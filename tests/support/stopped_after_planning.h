#pragma once

#include "tests/support/forwarding_connector.h"

#include <stop_token>

namespace godwit::test {

/// A source or sink that asks for the end of the run once the plan has read both sides: comparing
/// them is the last thing it does.
class StoppedAfterPlanning : public ForwardingConnector
{
public:
    StoppedAfterPlanning(std::unique_ptr<Connector> file, std::stop_source &stop)
        : ForwardingConnector(std::move(file))
        , m_stop(stop)
    {}

    std::string identity() const override
    {
        m_stop.request_stop();
        return ForwardingConnector::identity();
    }

private:
    std::stop_source &m_stop;
};

} // namespace godwit::test
