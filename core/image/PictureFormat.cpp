#include "core/image/PictureFormat.h"

#include <QtEndian>

#include <array>
#include <cstdlib>

namespace lunette {

namespace {

/// Bounds-checked little- and big-endian reads; everything past the end is 0 and `ok` turns false.
class Bytes {
public:
    explicit Bytes(const QByteArray& data)
        : m_data(reinterpret_cast<const uchar*>(data.constData()))
        , m_size(data.size()) {}

    qint64 size() const { return m_size; }
    bool has(qint64 at, qint64 count) const { return at >= 0 && count >= 0 && at <= m_size && count <= m_size - at; }
    int u8(qint64 at) const { return has(at, 1) ? m_data[at] : 0; }
    quint32 little(qint64 at, int bytes) const { return read(at, bytes, true); }
    quint32 big(qint64 at, int bytes) const { return read(at, bytes, false); }

private:
    quint32 read(qint64 at, int bytes, bool little) const {
        if (!has(at, bytes))
            return 0;
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value |= quint32(m_data[at + i]) << (8 * (little ? i : bytes - 1 - i));
        return value;
    }

    const uchar* m_data;
    qint64 m_size;
};

bool looksLikeSvg(const QByteArray& data) {
    QByteArray head = data.left(4096);
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    head = head.trimmed();
    return head.startsWith('<') && (head.contains("<svg") || head.contains(":svg"));
}

/// The remainders of every byte for the checksum of PNG. Source: PNG specification, annex D.
constexpr std::array<quint32, 256> makeCrcTable() {
    std::array<quint32, 256> table{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) ? 0xEDB88320u : 0u);
        table[byte] = value;
    }
    return table;
}

quint32 pngChecksum(QByteArrayView data) {
    static constexpr auto kTable = makeCrcTable();
    quint32 crc = ~0u;
    for (const char byte : data)
        crc = (crc >> 8) ^ kTable[(crc ^ quint8(byte)) & 0xFF];
    return ~crc;
}

bool isPngComplete(const Bytes& bytes) {
    for (qint64 at = 8; bytes.has(at, 12);) {
        const qint64 length = bytes.big(at, 4);
        if (!bytes.has(at, length + 12))
            return false;
        if (bytes.big(at + 4, 4) == 0x49454E44) // IEND
            return true;
        at += length + 12;
    }
    return false;
}

bool isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The position after the coded data that starts at `at`: the next real marker.
qint64 skipScan(const Bytes& bytes, qint64 at) {
    while (bytes.has(at, 2)) {
        const int next = bytes.u8(at + 1);
        const bool coded = next == 0 || (next >= 0xD0 && next <= 0xD7);
        if (bytes.u8(at) == 0xFF && next != 0xFF && !coded)
            return at;
        ++at;
    }
    return bytes.size();
}

struct JpegWalk {
    QSize size;
    bool complete = false;
};

/// Follows the markers of a JPEG stream. Source: ITU-T T.81, annex B.
JpegWalk walkJpeg(const Bytes& bytes) {
    JpegWalk walk;
    bool sawScan = false;
    for (qint64 at = 2; bytes.has(at, 2);) {
        const int marker = bytes.u8(at + 1);
        if (bytes.u8(at) != 0xFF || marker == 0xFF) { // fill bytes, or damage that the decoder will judge
            ++at;
            continue;
        }
        if (marker == 0xD9) {
            walk.complete = sawScan;
            return walk;
        }
        if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += 2;
            continue;
        }
        const qint64 length = bytes.big(at + 2, 2);
        if (length < 2 || !bytes.has(at + 2, length))
            return walk;
        if (isFrameHeader(marker) && !walk.size.isValid() && length >= 8)
            walk.size = QSize(int(bytes.big(at + 7, 2)), int(bytes.big(at + 5, 2)));
        at += 2 + length;
        if (marker == 0xDA) {
            sawScan = true;
            at = skipScan(bytes, at);
        }
    }
    return walk;
}

/// The position after the sub-blocks at `at`, or -1.
qint64 skipGifBlocks(const Bytes& bytes, qint64 at) {
    while (bytes.has(at, 1)) {
        const int length = bytes.u8(at);
        at += 1 + length;
        if (length == 0)
            return at;
    }
    return -1;
}

int gifTableBytes(int flags) {
    return (flags & 0x80) ? 3 * (2 << (flags & 7)) : 0;
}

bool isGifComplete(const Bytes& bytes) {
    qint64 at = 13 + gifTableBytes(bytes.u8(10));
    while (at >= 0 && bytes.has(at, 2)) {
        if (bytes.u8(at) == 0x21) { // an extension
            at = skipGifBlocks(bytes, at + 2);
        } else if (bytes.u8(at) == 0x2C) { // the first frame
            return bytes.has(at, 11) && skipGifBlocks(bytes, at + 11 + gifTableBytes(bytes.u8(at + 9))) >= 0;
        } else {
            return false;
        }
    }
    return false;
}

QSize bmpSize(const Bytes& bytes) {
    if (!bytes.has(14, 4))
        return {};
    if (bytes.little(14, 4) == 12)
        return bytes.has(18, 4) ? QSize(int(bytes.little(18, 2)), int(bytes.little(20, 2))) : QSize();
    if (!bytes.has(18, 8))
        return {};
    const auto height = qint64(qint32(bytes.little(22, 4)));
    return {int(qMax<qint64>(qint32(bytes.little(18, 4)), 0)), int(qMin<qint64>(std::llabs(height), INT_MAX))};
}

/// Uncompressed bitmaps must hold all their rows; run-length coded ones are left to the reader.
bool isBmpComplete(const Bytes& bytes) {
    const QSize size = bmpSize(bytes);
    const bool old = bytes.little(14, 4) == 12;
    const quint32 compression = old ? 0 : bytes.little(30, 4);
    if (compression == 1 || compression == 2)
        return bytes.size() > bytes.little(10, 4);
    const qint64 bits = bytes.little(old ? 24 : 28, 2);
    const qint64 stride = (size.width() * bits + 31) / 32 * 4;
    return bytes.has(bytes.little(10, 4), stride * size.height());
}

/// The first directory, which most programs write last, is inside the file.
bool isTiffComplete(const Bytes& bytes) {
    const bool little = bytes.u8(0) == 'I';
    const auto number = [&](qint64 at, int size) { return little ? bytes.little(at, size) : bytes.big(at, size); };
    const qint64 directory = number(4, 4);
    return bytes.has(directory, 2) && bytes.has(directory, 2 + 12 * qint64(number(directory, 2)));
}

} // namespace

PictureFormat sniffPictureFormat(const QByteArray& data) {
    if (data.startsWith("\x89PNG\r\n\x1a\n"))
        return PictureFormat::Png;
    if (data.startsWith("\xFF\xD8\xFF"))
        return PictureFormat::Jpeg;
    if (data.startsWith("GIF87a") || data.startsWith("GIF89a"))
        return PictureFormat::Gif;
    if (data.startsWith("RIFF") && data.mid(8, 4) == "WEBP")
        return PictureFormat::WebP;
    if (data.startsWith("BM") && data.size() > 26)
        return PictureFormat::Bmp;
    if (data.startsWith(QByteArray("II*\0", 4)) || data.startsWith(QByteArray("MM\0*", 4)))
        return PictureFormat::Tiff;
    return looksLikeSvg(data) ? PictureFormat::Svg : PictureFormat::Unknown;
}

QByteArray readerName(PictureFormat format) {
    static const std::array<const char*, 8> names{"", "png", "jpeg", "gif", "webp", "bmp", "tiff", "svg"};
    return names[size_t(format)];
}

QByteArray foreignKind(const QByteArray& data) {
    if (data.startsWith("%PDF"))
        return "PDF";
    const QByteArray brand = data.mid(4, 4) == "ftyp" ? data.mid(8, 4) : QByteArray();
    if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1")
        return "HEIC";
    if (brand == "avif" || brand == "avis")
        return "AVIF";
    if (!brand.isEmpty())
        return "video";
    if (data.startsWith("8BPS"))
        return "PSD";
    if (data.startsWith("PK\x03\x04"))
        return "ZIP";
    return {};
}

QSize peekPictureSize(PictureFormat format, const QByteArray& data) {
    const Bytes bytes(data);
    switch (format) {
    case PictureFormat::Png:
        if (!bytes.has(16, 8))
            return {};
        return {int(qMin<quint32>(bytes.big(16, 4), INT_MAX)), int(qMin<quint32>(bytes.big(20, 4), INT_MAX))};
    case PictureFormat::Jpeg:
        return walkJpeg(bytes).size;
    case PictureFormat::Gif:
        return bytes.has(6, 4) ? QSize(int(bytes.little(6, 2)), int(bytes.little(8, 2))) : QSize();
    case PictureFormat::Bmp:
        return bmpSize(bytes);
    default:
        return {};
    }
}

bool isPictureComplete(PictureFormat format, const QByteArray& data) {
    const Bytes bytes(data);
    switch (format) {
    case PictureFormat::Png:
        return isPngComplete(bytes);
    case PictureFormat::Jpeg:
        return walkJpeg(bytes).complete;
    case PictureFormat::Gif:
        return isGifComplete(bytes);
    case PictureFormat::WebP:
        return bytes.has(8, bytes.little(4, 4));
    case PictureFormat::Bmp:
        return isBmpComplete(bytes);
    case PictureFormat::Tiff:
        return isTiffComplete(bytes);
    default:
        return true;
    }
}

bool isPictureIntact(PictureFormat format, const QByteArray& data) {
    if (format != PictureFormat::Png)
        return true;
    const Bytes bytes(data);
    for (qint64 at = 8; bytes.has(at, 12);) {
        const qint64 length = bytes.big(at, 4);
        if (!bytes.has(at, length + 12))
            return false;
        const bool critical = !(bytes.u8(at + 4) & 0x20);
        const auto covered = QByteArrayView(data).sliced(at + 4, length + 4);
        if (critical && pngChecksum(covered) != bytes.big(at + 8 + length, 4))
            return false;
        if (covered.startsWith("IEND"))
            return true;
        at += length + 12;
    }
    return false;
}

} // namespace lunette
