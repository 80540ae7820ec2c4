#include "core/image/Resampling.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lunette {

namespace {

constexpr int kPrecisionBits = 22;

double lanczos(double t) {
    if (t < -3.0 || t >= 3.0)
        return 0;
    const auto sinc = [](double v) {
        if (v == 0.0)
            return 1.0;
        const double a = v * std::numbers::pi;
        return std::sin(a) / a;
    };
    return sinc(t) * sinc(t / 3.0);
}

double bicubic(double t) {
    constexpr double a = -0.5;
    t = std::abs(t);
    if (t < 1.0)
        return ((a + 2.0) * t - (a + 3.0)) * t * t + 1;
    if (t < 2.0)
        return (((t - 5) * t + 8) * t - 4) * a;
    return 0;
}

/// The input samples and integer weights of every output position of one axis.
struct AxisWeights {
    struct Window {
        int first = 0, count = 0;
        size_t offset = 0;
    };
    std::vector<Window> windows;
    std::vector<int32_t> weights;
};

AxisWeights axisWeights(int input, int output, ResampleFilter filter) {
    const double scale = double(input) / output;
    const double filterScale = std::max(scale, 1.0);
    const double support = (filter == ResampleFilter::Lanczos3 ? 3.0 : 2.0) * filterScale;
    AxisWeights axis;
    std::vector<double> raw;
    for (int x = 0; x < output; ++x) {
        const double centre = (x + 0.5) * scale;
        const int first = std::max(0, int(centre - support + 0.5));
        const int last = std::min(input, int(centre + support + 0.5));
        raw.clear();
        double sum = 0;
        for (int i = first; i < last; ++i) {
            const double t = (i - centre + 0.5) * (1.0 / filterScale);
            raw.push_back(filter == ResampleFilter::Lanczos3 ? lanczos(t) : bicubic(t));
            sum += raw.back();
        }
        axis.windows.push_back({first, last - first, axis.weights.size()});
        for (double w : raw) {
            const double scaled = (sum != 0 ? w / sum : w) * (1 << kPrecisionBits);
            axis.weights.push_back(int32_t(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
        }
    }
    return axis;
}

uint8_t clip(int32_t value) {
    return uint8_t(std::clamp(value >> kPrecisionBits, 0, 255));
}

RgbImage resampleRows(const RgbImage& image, int width, ResampleFilter filter) {
    const AxisWeights axis = axisWeights(image.width, width, filter);
    RgbImage out{width, image.height, std::vector<uint8_t>(size_t(width) * size_t(image.height) * 3)};
    for (int y = 0; y < image.height; ++y) {
        const uint8_t* source = image.row(y);
        uint8_t* target = out.row(y);
        for (const AxisWeights::Window& window : axis.windows) {
            const int32_t* weights = axis.weights.data() + window.offset;
            const uint8_t* pixel = source + size_t(window.first) * 3;
            int32_t sum[3] = {1 << (kPrecisionBits - 1), 1 << (kPrecisionBits - 1), 1 << (kPrecisionBits - 1)};
            for (int i = 0; i < window.count; ++i, pixel += 3) {
                for (int c = 0; c < 3; ++c)
                    sum[c] += weights[i] * pixel[c];
            }
            for (int c = 0; c < 3; ++c)
                *target++ = clip(sum[c]);
        }
    }
    return out;
}

RgbImage resampleColumns(const RgbImage& image, int height, ResampleFilter filter) {
    const AxisWeights axis = axisWeights(image.height, height, filter);
    const size_t rowBytes = size_t(image.width) * 3;
    RgbImage out{image.width, height, std::vector<uint8_t>(rowBytes * size_t(height))};
    std::vector<int32_t> sums(rowBytes);
    for (int y = 0; y < height; ++y) {
        const AxisWeights::Window& window = axis.windows[size_t(y)];
        std::fill(sums.begin(), sums.end(), 1 << (kPrecisionBits - 1));
        for (int i = 0; i < window.count; ++i) {
            const int32_t weight = axis.weights[window.offset + size_t(i)];
            const uint8_t* source = image.row(window.first + i);
            for (size_t b = 0; b < rowBytes; ++b)
                sums[b] += weight * source[b];
        }
        std::transform(sums.begin(), sums.end(), out.row(y), clip);
    }
    return out;
}

/// Pillow 13 shortens a picture before it narrows it when the height shrinks by more than twice the width (pull 9549).
bool columnsFirst(const RgbImage& image, int width, int height) {
    return height < image.height && image.height - height > 2 * (image.width - width);
}

} // namespace

RgbImage resample(const RgbImage& image, int width, int height, ResampleFilter filter) {
    if (image.isEmpty() || width <= 0 || height <= 0)
        return {};
    const auto rows = [&](const RgbImage& source) {
        return source.width == width ? source : resampleRows(source, width, filter);
    };
    const auto columns = [&](const RgbImage& source) {
        return source.height == height ? source : resampleColumns(source, height, filter);
    };
    return columnsFirst(image, width, height) ? rows(columns(image)) : columns(rows(image));
}

} // namespace lunette
