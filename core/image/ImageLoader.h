#pragma once

#include "core/base/Result.h"
#include "core/image/RgbImage.h"

#include <QByteArray>
#include <QImage>
#include <QRect>
#include <QString>

namespace lunette {

enum class AlphaMode {
    White, ///< laid on white: what the user sees
    Drop   ///< colours kept, transparency ignored: what the reference does
};

struct LoadedImage {
    QImage image;          ///< Format_RGB32 or ARGB32, EXIF orientation applied
    QString sourceName;    ///< file name without folder, "" for pasted data
    bool animated = false; ///< only the first frame was taken
};

/// Limits that are checked on the header, before memory is allocated.
inline constexpr qint64 kMaxImagePixels = 200'000'000;
inline constexpr int kMaxImageSide = 65'535;

/// Reads PNG, JPEG, WebP, BMP, GIF (first frame), TIFF, SVG by content, not by extension. Any thread; slow: call it on
/// a pool thread. Errors (ErrorCode::Image): not a picture, truncated, too large, empty, unreadable, a folder.
Result<LoadedImage> loadImage(const QString& file);
Result<LoadedImage> loadImageData(const QByteArray& data);

/// The pixels of `region` (image pixels, inside `image`) as the model gets them.
RgbImage toRgb(const QImage& image, const QRect& region, AlphaMode alpha);

} // namespace lunette
