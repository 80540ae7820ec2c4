#pragma once

#include "core/engine/VisionLanguageModel.h"

#include <QByteArray>

#include <list>
#include <memory>

namespace lunette {

/// The few crops that were seen last, by content. Thread: one.
class EncodedImageCache {
public:
    explicit EncodedImageCache(size_t capacity = 3);

    /// Null when the crop is not known; a found one becomes the latest.
    std::shared_ptr<const EncodedImage> find(const QByteArray& key);
    void insert(const QByteArray& key, std::shared_ptr<const EncodedImage> image);
    void clear() { m_entries.clear(); }
    size_t size() const { return m_entries.size(); }

    /// Digest of the pixels, the size and the name of the pack.
    static QByteArray keyOf(const RgbImage& image, const std::string& pack);

private:
    struct Entry {
        QByteArray key;
        std::shared_ptr<const EncodedImage> image;
    };
    size_t m_capacity;
    std::list<Entry> m_entries; ///< latest first
};

} // namespace lunette
