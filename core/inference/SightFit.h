#pragma once

#include "core/image/Tiling.h"

#include <QRect>
#include <QSize>

namespace lunette {

/// `region` grown inside an image of this size to the shape that the model sees best: a side that is too short for
/// local tiles reaches their size when that shows the content larger. Unchanged when nothing helps. Image pixels.
QRect grownToFit(const QRect& region, QSize image, const TilingRule& rule);

} // namespace lunette
