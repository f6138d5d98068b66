// How many rows a second one core digests: 188 bytes in ten columns, as they come from a reader.
#include "core/verify/canonical_row.h"
#include "core/verify/row_digest.h"

#include <chrono>
#include <cstdio>
#include <string>

using namespace godwit;

namespace {

constexpr std::size_t columns = 10;
constexpr std::size_t rowsInBatch = 1200;
constexpr int rounds = 2000;

RowBatch makeBatch(bool numbers)
{
    RowBatch batch;
    batch.reset(columns);
    for (std::size_t row = 0; row < rowsInBatch; ++row) {
        batch.append(CellKind::Text, std::to_string(10'000'000 + row));
        for (std::size_t column = 1; column + 1 < columns; ++column)
            batch.append(CellKind::Text, numbers
                                             ? "12345678" + std::to_string(1'000'000 + row) + ".500"
                                             : std::string(20, static_cast<char>('a' + column)));
        batch.append(CellKind::Text, std::string(20, 'z'));
    }
    return batch;
}

void measure(const char *what, CompareForm form, bool numbers)
{
    const RowBatch batch = makeBatch(numbers);
    std::vector<CompareForm> forms(columns, form);
    forms.back() = CompareForm::Bytes;
    CanonicalRow row(forms, {0});
    TableDigest digest(TableDigest::bucketsFor(rowsInBatch * rounds, 0));
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < rowsInBatch; ++i) {
            row.encode(batch, i);
            digest.add(row.key(), row.bytes());
        }
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("%-10s %6.2f million rows/s  (%zu bytes a row, digest %s)\n", what,
                rowsInBatch * rounds / seconds.count() / 1e6, batch.bytes() / rowsInBatch,
                digestText(digest.total()).c_str());
}

} // namespace

int main()
{
    measure("bytes", CompareForm::Bytes, false);
    measure("integer", CompareForm::Integer, true);
    measure("decimal", CompareForm::Decimal, true);
    measure("double", CompareForm::Double, true);
}
