#pragma once

#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace godwit {

/// What a home signs its reports with: an Ed25519 key, made with the first report and kept in
/// `<home>/keys/proof.key` (mode 0600). Whoever has the file can sign as this home.
class ProofKey
{
public:
    /// The home's key; made if there is none yet.
    /// Errors: Io, if it cannot be made or read; StateDamaged, if the file is not such a key.
    static Result<ProofKey> ofHome(const std::filesystem::path &home);
    /// As above, but nothing is made: empty if the home has none.
    static Result<std::optional<ProofKey>> find(const std::filesystem::path &home);

    ProofKey(ProofKey &&) noexcept = default;
    ProofKey &operator=(ProofKey &&) noexcept = default;
    ~ProofKey() = default;

    const std::string &publicKey() const { return m_publicKey; } ///< 64 hexadecimal digits
    std::string sign(std::string_view message) const;            ///< 128 hexadecimal digits

private:
    /// Wiped when it is given back.
    struct SecretBytes
    {
        ~SecretBytes();
        std::array<unsigned char, 64> bytes{};
    };

    explicit ProofKey(const std::array<unsigned char, 32> &seed);
    static Result<ProofKey> read(const std::filesystem::path &file);

    std::unique_ptr<SecretBytes> m_secret;
    std::string m_publicKey;
};

/// True if @p signature is of @p message and of the owner of @p publicKey; false also if either is
/// not the hexadecimal text that ProofKey makes.
bool isSignedBy(const std::string &publicKey, std::string_view message,
                const std::string &signature);

/// What people compare: `3f1a 77c0 …`, eight groups of a public key's SHA-256.
std::string fingerprintOf(const std::string &publicKey);

/// SHA-256, 64 hexadecimal digits in lower case.
std::string sha256(std::string_view bytes);

} // namespace godwit
