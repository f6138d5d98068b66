#include "core/verify/row_digest.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <charconv>

namespace godwit {

namespace {

constexpr std::uint64_t rowsPerBucket = 64;
constexpr std::uint64_t bytesPerBucket = 64 * 1024;
constexpr std::uint64_t fewestBuckets = 1024; // an estimate may be far too low
// Reached at two million rows: a larger table takes no more memory.
constexpr std::uint64_t mostBuckets = 32 * 1024;

} // namespace

Hash128 hash128(std::string_view bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

std::uint64_t hash64(std::string_view bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

void RowSum::add(const Hash128 &hash, std::uint64_t rowBytes)
{
    sum.low += hash.low;
    sum.high += hash.high + (sum.low < hash.low ? 1 : 0);
    ++rows;
    bytes += rowBytes;
}

void RowSum::add(const RowSum &other)
{
    add(other.sum, other.bytes);
    rows += other.rows - 1;
}

std::size_t TableDigest::bucketsFor(std::uint64_t estimatedRows, std::uint64_t estimatedBytes)
{
    const std::uint64_t wanted =
        std::max(estimatedRows / rowsPerBucket, estimatedBytes / bytesPerBucket);
    return std::bit_ceil(std::clamp(wanted, fewestBuckets, mostBuckets));
}

void TableDigest::merge(const TableDigest &other)
{
    for (std::size_t i = 0; i < m_buckets.size(); ++i)
        m_buckets[i].add(other.m_buckets[i]);
}

RowSum TableDigest::total() const
{
    RowSum total;
    for (const RowSum &bucket : m_buckets)
        total.add(bucket);
    return total;
}

std::string hashText(const Hash128 &hash)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {hash.high, hash.low}) {
        for (int shift = 60; shift >= 0; shift -= 4)
            text += digits[(half >> shift) & 0xF];
    }
    return text;
}

Hash128 hashFromText(std::string_view text)
{
    Hash128 hash;
    if (text.size() != 32)
        return hash;
    const auto read = [&](std::size_t from, std::uint64_t &half) {
        std::from_chars(text.data() + from, text.data() + from + 16, half, 16);
    };
    read(0, hash.high);
    read(16, hash.low);
    return hash;
}

std::string digestText(const RowSum &total)
{
    const std::uint64_t words[] = {total.sum.low, total.sum.high, total.rows};
    const XXH128_hash_t hash = XXH3_128bits(words, sizeof words);
    return hashText({hash.low64, hash.high64});
}

} // namespace godwit
