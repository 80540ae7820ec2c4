#include "core/inference/EncodedImageCache.h"

#include <QCryptographicHash>

#include <algorithm>

namespace lunette {

EncodedImageCache::EncodedImageCache(size_t capacity)
    : m_capacity(capacity) {}

std::shared_ptr<const EncodedImage> EncodedImageCache::find(const QByteArray& key) {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
    if (it == m_entries.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, it);
    return m_entries.front().image;
}

void EncodedImageCache::insert(const QByteArray& key, std::shared_ptr<const EncodedImage> image) {
    m_entries.remove_if([&](const Entry& e) { return e.key == key; });
    m_entries.push_front({key, std::move(image)});
    while (m_entries.size() > m_capacity)
        m_entries.pop_back();
}

QByteArray EncodedImageCache::keyOf(const RgbImage& image, const std::string& pack) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::number(image.width) + 'x' + QByteArray::number(image.height) + ' ');
    hash.addData(QByteArrayView(pack.data(), qsizetype(pack.size())));
    hash.addData(QByteArrayView(image.pixels.data(), qsizetype(image.pixels.size())));
    return hash.result();
}

} // namespace lunette
