// A home of its own for each test, and what the tests of this folder share.
#pragma once

#include "core/state/state_database.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

// Unpacks a Result, or ends the test function with its message.
#define REQUIRE_OK(result)                                                                         \
    do {                                                                                           \
        const auto &required = (result);                                                           \
        QVERIFY2(required.has_value(), required ? "" : required.error().message.c_str());          \
    } while (false)

struct StateHome
{
    QTemporaryDir folder;
    std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "home";

    std::unique_ptr<godwit::StateDatabase> open() const
    {
        auto opened = godwit::StateDatabase::open(path);
        return opened ? std::move(*opened) : nullptr;
    }
};
