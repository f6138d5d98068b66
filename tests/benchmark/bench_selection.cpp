// How long the selection takes: 100,000 tables against 200 rules, the mark being 100 ms.
#include "core/mapping/explain_object.h"
#include "core/mapping/resolve_objects.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>

using namespace godwit;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int tableCount = 100000;

Catalog makeCatalog(int databases)
{
    const char *const words[] = {"order", "customer", "invoice", "payment", "audit",
                                 "stock", "shipment", "session", "message", "report"};
    Catalog catalog;
    for (int i = 0; i < tableCount; ++i) {
        CatalogObject object;
        object.name = {"tenant_" + std::to_string(i % databases), std::string(words[i / 7 % 10])
                                                                      + '_' + words[i / 77 % 10]
                                                                      + '_' + std::to_string(i)};
        object.hasUniqueKey = true;
        catalog.objects.push_back(std::move(object));
    }
    std::sort(catalog.objects.begin(), catalog.objects.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    return catalog;
}

Project makeProject(const std::function<std::string(int)> &white,
                    const std::function<std::string(int)> &black)
{
    Project project;
    TransferMapping &mapping = project.transferMapping;
    mapping.mode = MappingMode::Wildcard;
    for (int i = 0; i < 150; ++i)
        mapping.tableAndViewWhiteList.push_back(white(i));
    for (int i = 0; i < 50; ++i)
        mapping.tableAndViewBlackList.push_back(black(i));
    return project;
}

double milliseconds(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

// Of this process; unlike the wall's it does not depend on what else the machine does.
double cpuMilliseconds()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(const char *what, const Project &project, const Catalog &catalog)
{
    double best = 1e9, bestCpu = 1e9;
    Selection selection;
    for (int round = 0; round < 5; ++round) {
        const auto start = Clock::now();
        const double startCpu = cpuMilliseconds();
        selection = resolveObjects(project, catalog);
        bestCpu = std::min(bestCpu, cpuMilliseconds() - startCpu);
        best = std::min(best, milliseconds(start));
    }
    const auto selected = std::count_if(selection.objects.begin(), selection.objects.end(),
                                        [](const ResolvedObject &o) { return o.selected; });
    std::printf("%-48s %8.1f ms  %8.1f ms CPU  %6td selected, %zu errors\n", what, best, bestCpu,
                selected, selection.errors.size());
}

} // namespace

int main()
{
    const Catalog one = makeCatalog(1), hundred = makeCatalog(100), many = makeCatalog(tableCount);
    const auto number = [](int i) { return std::to_string(i); };
    const auto blackTail = [&](int i) { return "*.*_" + number(i) + '7'; };

    std::printf("%d tables, 150 include and 50 exclude rules, best of 5\n", tableCount);
    const Project prefixes =
        makeProject([&](int i) { return "tenant_" + number(i) + ".order_*"; }, blackTail);
    measure("prefixes, 100 databases", prefixes, hundred);
    measure("prefixes, 1 database", prefixes, one);

    const Project infixes = makeProject([&](int i) { return "*.*_" + number(i) + "*_*[0-9]"; },
                                        [&](int i) { return "*.*er_*" + number(i) + "?"; });
    measure("patterns of every database, 100 databases", infixes, hundred);
    measure("patterns of every database, 100,000 databases", infixes, many);

    const Project literals =
        makeProject([&](int i) { return "tenant_0.order_order_" + number(i); },
                    [&](int i) { return "tenant_0.order_order_" + number(i * 3); });
    measure("plain names, 1 database", literals, one);

    const Project renames = makeProject(
        [&](int i) { return "tenant_" + number(i) + ".*=copy_" + number(i) + ".*"; }, blackTail);
    measure("renamed databases, 100 databases", renames, hundred);

    const Project everything = makeProject([](int) { return std::string("*.*"); },
                                           [&](int i) { return "tenant_0.*" + number(i) + "*"; });
    measure("every rule takes every table", everything, one);

    const Project alike =
        makeProject([&](int i) { return "tenant_0.*e*r*_*" + number(i) + "[!0-9]"; },
                    [&](int i) { return "tenant_0.*[a-z]*_*[0-9]" + number(i) + "[a-z]"; });
    measure("nothing matches, little plain text", alike, one);

    ObjectExplainer explainer(infixes);
    const auto start = Clock::now();
    std::size_t characters = 0;
    for (int i = 0; i < 1000; ++i)
        characters += explainer.explain(hundred.objects[static_cast<std::size_t>(i) * 97]).size();
    std::printf("%-48s %8.1f ms  %zu characters\n", "1,000 reasons in words", milliseconds(start),
                characters);
}
