#include "core/state/difference_cells.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/state/sql.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::size_t longestValue = 32 * 1024;
constexpr std::size_t longestKey = 1000;

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::StateDamaged,
                "Godwit's own database is damaged: a stored difference cannot be read",
                "verify the project again, which replaces the stored differences");
}

/// At most @p length bytes, whole characters.
std::string_view startOf(std::string_view text, std::size_t length)
{
    if (text.size() <= length)
        return text;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    return text.substr(0, length);
}

std::string cut(std::string_view text, std::size_t length)
{
    if (text.size() <= length)
        return std::string(text);
    return std::string(startOf(text, length)) + "\u2026 (" + std::to_string(text.size())
           + " bytes)";
}

Json valueJson(const std::string &text, bool isNull)
{
    return isNull ? Json(nullptr) : Json(cut(text, longestValue));
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void readValue(const Json &json, std::string &text, bool &isNull)
{
    isNull = json.is_null();
    if (!isNull)
        text = json.get<std::string>();
}

Difference::Cell readCell(DifferenceKind kind, const Json &json)
{
    Difference::Cell cell;
    if (json.is_array()) {
        readValue(json.at(0), cell.source, cell.sourceIsNull);
        readValue(json.at(1), cell.sink, cell.sinkIsNull);
        cell.differs = json.at(2).get<bool>();
        return cell;
    }
    if (kind != DifferenceKind::OnlyInSink)
        readValue(json, cell.source, cell.sourceIsNull);
    if (kind != DifferenceKind::OnlyInSource)
        readValue(json, cell.sink, cell.sinkIsNull);
    return cell;
}

} // namespace

std::string columnsText(const std::vector<Difference::Cell> &cells)
{
    std::vector<std::string> names;
    for (const Difference::Cell &cell : cells)
        names.push_back(cell.column);
    return packTexts(names);
}

Result<std::vector<std::string>> readColumns(const std::string &text)
{
    auto names = unpackTexts(text);
    if (!names)
        return damaged();
    return std::move(*names);
}

// [value, ...]; of a row that is on both sides [source, sink, differs] where the two are not alike.
std::string cellsText(DifferenceKind kind, const std::vector<Difference::Cell> &cells)
{
    Json list = Json::array();
    for (const Difference::Cell &cell : cells) {
        const bool alike =
            !cell.differs && cell.source == cell.sink && cell.sourceIsNull == cell.sinkIsNull;
        if (kind == DifferenceKind::OnlyInSink)
            list.push_back(valueJson(cell.sink, cell.sinkIsNull));
        else if (kind == DifferenceKind::OnlyInSource || alike)
            list.push_back(valueJson(cell.source, cell.sourceIsNull));
        else
            list.push_back({valueJson(cell.source, cell.sourceIsNull),
                            valueJson(cell.sink, cell.sinkIsNull), cell.differs});
    }
    return dumped(list);
}

// nlohmann/json reports a wrong type by an exception; none leaves this file.
Result<std::vector<Difference::Cell>> readCells(DifferenceKind kind, const std::string &text,
                                                const std::vector<std::string> &columns)
{
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array() || list.size() != columns.size())
        return damaged();
    try {
        std::vector<Difference::Cell> cells;
        for (std::size_t i = 0; i < list.size(); ++i) {
            cells.push_back(readCell(kind, list[i]));
            cells.back().column = columns[i];
        }
        return cells;
    } catch (const Json::exception &) {
        return damaged();
    }
}

std::string locatorsText(const std::vector<Difference::Locator> &locators)
{
    std::vector<std::string> parts;
    for (const Difference::Locator &locator : locators) {
        parts.push_back(std::to_string(locator.column));
        parts.push_back(std::to_string(static_cast<int>(locator.kind)));
        parts.push_back(locator.bytes);
    }
    return packTexts(parts);
}

Result<std::vector<Difference::Locator>> readLocators(const std::string &text)
{
    const auto parts = unpackTexts(text);
    if (!parts || parts->size() % 3 != 0)
        return damaged();
    std::vector<Difference::Locator> locators;
    for (std::size_t i = 0; i < parts->size(); i += 3) {
        const auto column = parseUnsigned((*parts)[i]);
        const auto kind = parseUnsigned((*parts)[i + 1]);
        if (!column || !kind || *kind > static_cast<unsigned>(CellKind::Blob))
            return damaged();
        locators.push_back(
            {static_cast<std::size_t>(*column), static_cast<CellKind>(*kind), (*parts)[i + 2]});
    }
    return locators;
}

std::string keyText(const Difference &difference)
{
    const bool atSource = difference.kind != DifferenceKind::OnlyInSink;
    std::vector<std::string> values;
    for (const Difference::Cell &cell : difference.key) {
        const bool isNull = atSource ? cell.sourceIsNull : cell.sinkIsNull;
        values.push_back(isNull ? "NULL" : atSource ? cell.source : cell.sink);
    }
    return cut(join(values, ", "), longestKey);
}

} // namespace godwit
