#pragma once

#include "core/image/RgbImage.h"

namespace lunette {

enum class ResampleFilter { Lanczos3, Bicubic };

/// Separable resize with 22-bit fixed-point weights, horizontal pass first, 8-bit in between; equal to Pillow's
/// `resize` bit for bit. Source: python-pillow/Pillow src/libImaging/Resample.c.
RgbImage resample(const RgbImage& image, int width, int height, ResampleFilter filter);

} // namespace lunette
