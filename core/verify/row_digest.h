#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

struct Hash128
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool operator==(const Hash128 &) const = default;
};

Hash128 hash128(std::string_view bytes);
std::uint64_t hash64(std::string_view bytes);

/// What is known of a set of rows without keeping any: the sum of their hashes modulo 2^128, which
/// does not depend on their order and, unlike XOR, sees a row that is there twice.
struct RowSum
{
    Hash128 sum;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0; ///< of canonical rows: what keeping them would cost

    void add(const Hash128 &hash, std::uint64_t rowBytes);
    void add(const RowSum &other);
    bool sameRows(const RowSum &other) const { return sum == other.sum && rows == other.rows; }
};

/// One table, as sums per bucket. A row's bucket follows from its key alone, so that the two sides'
/// versions of a row meet in one bucket.
class TableDigest
{
public:
    /// @p buckets: a power of two.
    explicit TableDigest(std::size_t buckets)
        : m_buckets(buckets)
    {}

    /// Few enough rows to a bucket that a wrong one is found by reading few right ones.
    static std::size_t bucketsFor(std::uint64_t estimatedRows, std::uint64_t estimatedBytes);

    std::size_t bucketOf(std::string_view key) const
    {
        return hash64(key) & (m_buckets.size() - 1);
    }
    void add(std::string_view key, std::string_view row)
    {
        m_buckets[bucketOf(key)].add(hash128(row), row.size());
    }
    void merge(const TableDigest &other);

    std::size_t size() const { return m_buckets.size(); }
    const RowSum &bucket(std::size_t index) const { return m_buckets[index]; }
    RowSum total() const;

private:
    std::vector<RowSum> m_buckets;
};

/// 32 hexadecimal digits.
std::string hashText(const Hash128 &hash);
/// Back from hashText(); zero for any other text.
Hash128 hashFromText(std::string_view text);

/// 32 hexadecimal digits, equal if and only if (but for one chance in 2^100) the rows are.
std::string digestText(const RowSum &total);

} // namespace godwit

template<>
struct std::hash<godwit::Hash128>
{
    std::size_t operator()(const godwit::Hash128 &hash) const noexcept { return hash.low; }
};
