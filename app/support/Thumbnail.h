#pragma once

#include <QImage>
#include <QPixmap>
#include <QRect>
#include <QSize>

namespace lunette {

struct ThumbnailSize {
    QSize box;        ///< device independent pixels, never exceeded
    double ratio = 1; ///< device pixels per pixel
};

/// A small copy of `region` (image pixels). Its cost depends on its own size, not on the picture's. GUI thread.
QPixmap cropThumbnail(const QImage& image, const QRect& region, const ThumbnailSize& size);

} // namespace lunette
