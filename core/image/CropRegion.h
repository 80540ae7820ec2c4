#pragma once

#include "core/base/Result.h"

#include <QRect>
#include <QSize>
#include <QString>

namespace lunette {

/// A crop in image pixels, always inside its image and at least 1 x 1. Value type.
class CropRegion {
public:
    CropRegion() = default;
    /// The whole image.
    explicit CropRegion(QSize image);

    /// `rect` normalised and clipped; the whole image when nothing of it is inside.
    static CropRegion clipped(QSize image, const QRect& rect);
    /// "X,Y,W,H" inside an image of this size. ErrorCode::Usage when it is not four integers or outside the picture.
    static Result<CropRegion> parse(const QString& text, QSize image);

    const QRect& rect() const { return m_rect; }
    QSize imageSize() const { return m_image; }
    bool isWhole() const { return m_rect == QRect(QPoint(), m_image); }
    bool operator==(const CropRegion&) const = default;

private:
    QSize m_image;
    QRect m_rect;
};

} // namespace lunette
