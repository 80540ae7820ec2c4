#include "core/packs/Sha256.h"

#include "core/base/MappedFile.h"

#include <QByteArray>
#include <QFile>

#include <vector>

#ifdef LUNETTE_WITH_OPENSSL
#include <openssl/evp.h>

#include <array>
#else
#include <QCryptographicHash>
#endif

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

namespace lunette {

namespace {

constexpr size_t kPieceBytes = 8 << 20;

}

#ifdef LUNETTE_WITH_OPENSSL

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>()) {
    if (!m_state->context || EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

void Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(m_state->context.get(), reinterpret_cast<unsigned char*>(digest.data()), &length);
    return QByteArray(digest.data(), int(length)).toHex().toStdString();
}

#else

struct Sha256::State {
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>()) {}

void Sha256::add(std::span<const std::byte> bytes) {
    m_state->hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

std::string Sha256::hex() {
    return m_state->hash.result().toHex().toStdString();
}

#endif

Sha256::~Sha256() = default;

Result<void> readInPieces(const std::filesystem::path& path,
                          const std::function<Result<void>(std::span<const std::byte>)>& take) {
    QFile file(path);
    const auto unreadable = [&] {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 cannot be read (%2)"),
                    LUNETTE_TEXT("Error", "check the file's permissions and the disk"),
                    {displayPath(path), file.errorString().toStdString()});
    };
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable();
#ifdef Q_OS_LINUX
    posix_fadvise(file.handle(), 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
    std::vector<std::byte> piece(kPieceBytes);
    for (;;) {
        const qint64 got = file.read(reinterpret_cast<char*>(piece.data()), qint64(piece.size()));
        if (got < 0)
            return unreadable();
        if (got == 0)
            return {};
        if (auto taken = take({piece.data(), size_t(got)}); !taken)
            return taken;
    }
}

Result<std::string> sha256OfFile(const std::filesystem::path& file) {
    Sha256 hash;
    const Result<void> read = readInPieces(file, [&](std::span<const std::byte> piece) -> Result<void> {
        hash.add(piece);
        return {};
    });
    if (!read)
        return fail(read.error());
    return hash.hex();
}

} // namespace lunette
