#include "core/verify/canonical_row.h"

#include "core/verify/canonical_json.h"
#include "core/verify/canonical_number.h"

#include <cstdint>
#include <cstring>

namespace godwit {

namespace {

constexpr std::uint32_t nullLength = 0xFFFFFFFF;

void appendPlain(std::string &out, char tag, std::string_view bytes)
{
    out += tag;
    out += bytes;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A fraction of a second without its trailing zeros; a 'T' between date and time as a space.
void appendTemporal(std::string &out, std::string_view cell)
{
    const std::size_t point = cell.rfind('.');
    if (point != std::string_view::npos && point > 0 && isDigit(cell[point - 1])
        && cell.find_first_not_of("0123456789", point + 1) == std::string_view::npos) {
        while (cell.back() == '0')
            cell.remove_suffix(1);
        if (cell.back() == '.')
            cell.remove_suffix(1);
    }
    const std::size_t start = out.size() + 1;
    appendPlain(out, 't', cell);
    constexpr std::size_t dateLength = 10;
    if (cell.size() > dateLength + 1 && cell[dateLength] == 'T' && isDigit(cell[dateLength + 1]))
        out[start + dateLength] = ' ';
}

/// `-0`; of a column with a scale, `-0.000`.
bool isNegativeZero(std::string_view cell)
{
    return cell.starts_with("-0") && cell.find_first_not_of("-0.") == cell.npos;
}

} // namespace

void appendCanonicalCell(std::string &out, CompareForm form, CellKind kind, std::string_view cell)
{
    if (form == CompareForm::Bytes) {
        out += cell; // no tag: every cell of the column is of this form
        return;
    }
    if (form == CompareForm::Dynamic) {
        appendPlain(out, static_cast<char>('0' + static_cast<int>(kind)), cell);
        return;
    }
    if (kind == CellKind::Blob) { // bytes that happen to spell a number are no number
        appendPlain(out, 'b', cell);
        return;
    }
    bool done = false;
    switch (form) {
    case CompareForm::Integer:
    case CompareForm::Decimal:
        done = appendCanonicalNumber(out, cell);
        break;
    case CompareForm::Float:
        done = appendCanonicalFloat(out, cell);
        break;
    case CompareForm::Double:
        done = appendCanonicalDouble(out, cell);
        break;
    case CompareForm::DoubleWithoutSign:
        done = appendCanonicalDouble(out, isNegativeZero(cell) ? cell.substr(1) : cell);
        break;
    case CompareForm::Json:
        done = appendCanonicalJson(out, cell);
        break;
    case CompareForm::Temporal:
        appendTemporal(out, cell);
        done = true;
        break;
    case CompareForm::Bytes:
    case CompareForm::Dynamic:
        break;
    }
    if (!done)
        appendPlain(out, '?', cell);
}

void CanonicalRow::encode(const RowBatch &batch, std::size_t row)
{
    m_bytes.clear();
    for (std::size_t column = 0; column < m_forms.size(); ++column) {
        const std::size_t start = m_bytes.size();
        m_starts[column] = start;
        const CellKind kind = batch.kind(row, column);
        std::uint32_t length = nullLength;
        m_bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
        if (kind == CellKind::Null)
            continue;
        appendCanonicalCell(m_bytes, m_forms[column], kind, batch.cell(row, column));
        length = static_cast<std::uint32_t>(m_bytes.size() - start - sizeof length);
        std::memcpy(m_bytes.data() + start, &length, sizeof length);
    }
    m_starts[m_forms.size()] = m_bytes.size();
}

std::string_view CanonicalRow::key() const
{
    if (m_keyPositions.empty())
        return m_bytes;
    if (m_keyPositions.size() == 1)
        return cell(m_keyPositions.front());
    m_key.clear();
    for (const std::size_t position : m_keyPositions)
        m_key += cell(position);
    return m_key;
}

} // namespace godwit
