#include "core/service/proof_key.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace godwit {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view fileHead = "godwit-proof-key-1 ";

using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;

template<std::size_t size>
std::string hexOf(const std::array<unsigned char, size> &bytes)
{
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), size);
    text.pop_back();
    return text;
}

// Only lower case: a text of another spelling is another text.
template<std::size_t size>
std::optional<std::array<unsigned char, size>> bytesOf(std::string_view hex)
{
    std::array<unsigned char, size> bytes{};
    std::size_t length = 0;
    const bool read =
        hex.size() == 2 * size
        && sodium_hex2bin(bytes.data(), size, hex.data(), hex.size(), nullptr, &length, nullptr)
               == 0;
    if (!read || length != size || hexOf(bytes) != hex)
        return std::nullopt;
    return bytes;
}

const unsigned char *bytesIn(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

fs::path keyFile(const fs::path &home)
{
    return home / "keys" / "proof.key";
}

tl::unexpected<Error> keyError(const fs::path &file, const char *what, int number)
{
    return fail(ErrorCode::Io,
                std::string("the key that signs reports, ") + printable(file.string()) + ", cannot "
                    + what + ": " + std::generic_category().message(number),
                "see to it that this folder may be read and written, or choose another home");
}

// Under a name of its own first: a key that others can see is whole.
Result<void> writeKey(const fs::path &file, const std::string &text)
{
    const std::string temporary = file.string() + '.' + std::to_string(::getpid()) + '-'
                                  + std::to_string(randombytes_random());
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return keyError(file, "be made", errno);
    bool done = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size())
                && ::fsync(descriptor) == 0;
    int number = errno;
    done = ::close(descriptor) == 0 && done;
    // Unlike rename(), link() leaves a key that another process has made meanwhile.
    if (done && ::link(temporary.c_str(), file.c_str()) != 0) {
        number = errno;
        done = number == EEXIST;
        // A file system without links.
        if (!done && (number == EPERM || number == EOPNOTSUPP || number == ENOSYS)
            && ::access(file.c_str(), F_OK) != 0)
            done = ::rename(temporary.c_str(), file.c_str()) == 0;
    }
    ::unlink(temporary.c_str());
    if (!done)
        return keyError(file, "be made", number);
    return {};
}

Result<void> makeKey(const fs::path &file)
{
    if (::mkdir(file.parent_path().c_str(), 0700) != 0 && errno != EEXIST)
        return keyError(file, "be made", errno);
    Seed seed;
    randombytes_buf(seed.data(), seed.size());
    std::string text = std::string(fileHead) + hexOf(seed) + '\n';
    sodium_memzero(seed.data(), seed.size());
    auto written = writeKey(file, text);
    sodium_memzero(text.data(), text.size());
    return written;
}

bool isReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace

ProofKey::SecretBytes::~SecretBytes()
{
    sodium_memzero(bytes.data(), bytes.size());
}

ProofKey::ProofKey(const Seed &seed)
    : m_secret(std::make_unique<SecretBytes>())
{
    static_assert(sizeof(SecretBytes::bytes) == crypto_sign_SECRETKEYBYTES);
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> shown{};
    crypto_sign_seed_keypair(shown.data(), m_secret->bytes.data(), seed.data());
    m_publicKey = hexOf(shown);
}

Result<ProofKey> ProofKey::read(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return keyError(file, "be read", errno);
    std::array<char, 256> buffer{};
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    const int number = errno;
    ::close(descriptor);
    if (size < 0)
        return keyError(file, "be read", number);
    std::string_view text(buffer.data(), static_cast<std::size_t>(size));
    std::optional<Seed> seed;
    if (text.starts_with(fileHead) && text.ends_with('\n')) {
        text.remove_prefix(fileHead.size());
        text.remove_suffix(1);
        seed = bytesOf<crypto_sign_SEEDBYTES>(text);
    }
    sodium_memzero(buffer.data(), buffer.size());
    if (!seed) {
        return fail(ErrorCode::StateDamaged,
                    printable(file.string()) + " is not a key that signs reports",
                    "bring it back from a backup; or move it away, then the next report is signed "
                    "with a new key");
    }
    ProofKey key(*seed);
    sodium_memzero(seed->data(), seed->size());
    return key;
}

Result<std::optional<ProofKey>> ProofKey::find(const fs::path &home)
{
    if (!isReady())
        return fail(ErrorCode::Internal, "the cryptographic library cannot be used");
    const fs::path file = keyFile(home);
    if (::access(file.c_str(), F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return std::nullopt;
    auto key = read(file);
    if (!key)
        return failure(std::move(key));
    return std::optional(std::move(*key));
}

Result<ProofKey> ProofKey::ofHome(const fs::path &home)
{
    auto found = find(home);
    if (!found)
        return failure(std::move(found));
    if (*found)
        return std::move(**found);
    if (auto made = makeKey(keyFile(home)); !made)
        return failure(std::move(made));
    return read(keyFile(home));
}

std::string ProofKey::sign(std::string_view message) const
{
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesIn(message), message.size(),
                         m_secret->bytes.data());
    return hexOf(signature);
}

bool isSignedBy(const std::string &publicKey, std::string_view message,
                const std::string &signature)
{
    const auto key = bytesOf<crypto_sign_PUBLICKEYBYTES>(publicKey);
    const auto bytes = bytesOf<crypto_sign_BYTES>(signature);
    return isReady() && key && bytes
           && crypto_sign_verify_detached(bytes->data(), bytesIn(message), message.size(),
                                          key->data())
                  == 0;
}

std::string fingerprintOf(const std::string &publicKey)
{
    const std::string hash = sha256(publicKey);
    std::string groups;
    for (std::size_t i = 0; i < 8; ++i)
        groups += (i > 0 ? " " : "") + hash.substr(4 * i, 4);
    return groups;
}

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytesIn(bytes), bytes.size());
    return hexOf(hash);
}

} // namespace godwit
