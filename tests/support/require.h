// What a test needs to go well before it can go on.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QTest>

namespace godwit::test {

inline QString describe(const Error &error)
{
    return QString::fromStdString(error.object + ": " + error.message + " | " + error.proposal);
}

/// Empty: it went well.
template<typename Value>
QString problemOf(const Result<Value> &result)
{
    return result ? QString() : describe(result.error());
}

} // namespace godwit::test

/// Fails the test with the error's own words. Whatever @p result does, it does once.
#define REQUIRE(result)                                                                            \
    do {                                                                                           \
        const QString problem = godwit::test::problemOf(result);                                   \
        QVERIFY2(problem.isEmpty(), qPrintable(problem));                                          \
    } while (false)
