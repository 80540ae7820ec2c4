#include "core/engine/moondream/ControlSight.h"

#include "core/engine/moondream/ScreenRules.h"
#include "core/image/Resampling.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lunette {

namespace {

constexpr double kAcross = 6.4, kDown = 4.8, kOutside = 3.4; ///< text heights: of an end, how much of it is no text
constexpr uint8_t kBeyond[3] = {255, 0, 255};                ///< pixels that the picture does not have
constexpr double kFar = 12;                                  ///< text heights
constexpr int kMostCounted = 10;
/// Scores for the kind that the rules tell: they know styles that no training window has, but miss many controls.
constexpr float kVoteForControl = 6, kVoteForLabel = 1.5F;
constexpr float kVoteForSibling = 5; ///< a mark that was seen, round or square

int rounded(double value) {
    return int(std::lround(value));
}

/// A rectangle of the picture, also beyond its edges.
RgbImage cutAnywhere(const RgbImage& image, const PixelRect& rect) {
    RgbImage cut{rect.width, rect.height, std::vector<uint8_t>(size_t(rect.width) * size_t(rect.height) * 3)};
    for (int y = 0; y < rect.height; ++y) {
        uint8_t* to = cut.row(y);
        const int from = rect.y + y;
        for (int x = 0; x < rect.width; ++x) {
            const int at = rect.x + x;
            const bool inside = from >= 0 && from < image.height && at >= 0 && at < image.width;
            const uint8_t* pixel = inside ? image.row(from) + size_t(at) * 3 : kBeyond;
            std::copy_n(pixel, 3, to + size_t(x) * 3);
        }
    }
    return cut;
}

void addEnds(const RgbImage& image, const PixelRect& text, std::span<uint8_t> out) {
    using Sights = ControlSights;
    const double h = text.height;
    const int across = std::max(1, rounded(kAcross * h)), down = std::max(1, rounded(kDown * h));
    const int top = rounded(text.y + h / 2 - kDown * h / 2);
    const int lefts[2] = {rounded(text.x - kOutside * h), rounded(text.right() + kOutside * h) - across};
    for (size_t side = 0; side < 2; ++side) {
        const RgbImage end = resample(cutAnywhere(image, {lefts[side], top, across, down}), Sights::kWidth,
                                      Sights::kHeight, ResampleFilter::Bicubic);
        for (size_t i = 0; i < size_t(Sights::kWidth) * Sights::kHeight; ++i)
            std::copy_n(end.pixels.data() + i * 3, 3, out.data() + i * Sights::kChannels + side * 3);
    }
}

struct Neighbourhood {
    std::array<double, 4> nearest; ///< pixels: left, right, above, below
    int aligned = 0;               ///< begin at the same place in other rows
    int beside = 0;                ///< stand in the same row
};

Neighbourhood neighbourhoodOf(const Screen& screen, size_t index) {
    const PixelRect& own = screen.elements[index].place;
    const double far = kFar * own.height;
    Neighbourhood around{{far, far, far, far}};
    const auto near = [&](size_t side, int gap) {
        around.nearest[side] = std::min(around.nearest[side], std::max(0.0, double(gap)));
    };
    for (size_t i = 0; i < screen.elements.size(); ++i) {
        const PixelRect& other = screen.elements[i].place;
        if (i == index)
            continue;
        const bool sameRow = sharedRows(own, other) > 0.5 * std::min(own.height, other.height);
        if (sameRow) {
            ++around.beside;
            if (other.x < own.x)
                near(0, own.x - other.right());
            else
                near(1, other.x - own.right());
            continue;
        }
        around.aligned += std::abs(other.x - own.x) < 0.4 * own.height;
        if (sharedColumns(own, other) <= 0)
            continue;
        if (other.y < own.y)
            near(2, own.y - other.bottom());
        else
            near(3, other.y - own.bottom());
    }
    return around;
}

void addFacts(const Screen& screen, size_t index, double median, std::span<float> out) {
    static const QRegularExpression address(QStringLiteral("://|www\\.|@\\w"),
                                            QRegularExpression::CaseInsensitiveOption);
    const ScreenElement& element = screen.elements[index];
    const PixelRect& p = element.place;
    const double w = p.width, h = p.height, width = screen.width, height = screen.height;
    const Neighbourhood around = neighbourhoodOf(screen, index);
    const QString text = QString::fromStdString(element.text).trimmed();
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool dots = text.endsWith(QLatin1String("...")) || text.endsWith(QChar(0x2026));
    const double facts[] = {std::min(w / h, 30.0) / 10,
                            p.x / width,
                            p.right() / width,
                            (p.y + h / 2) / height,
                            std::log(width / h) / 4,
                            std::log(height / h) / 4,
                            around.nearest[0] / h / kFar,
                            around.nearest[1] / h / kFar,
                            around.nearest[2] / h / kFar,
                            around.nearest[3] / h / kFar,
                            std::min(around.aligned, kMostCounted) / 10.0,
                            std::min(around.beside, kMostCounted) / 10.0,
                            std::min(h / median, 3.0),
                            double(text.endsWith(u':')),
                            double(dots),
                            double(address.match(text).hasMatch()),
                            double(digits) / double(std::max<qsizetype>(1, text.size())),
                            double(isShortcut(text.toStdString()))};
    static_assert(std::size(facts) == ControlSights::kFacts);
    std::transform(std::begin(facts), std::end(facts), out.begin(), [](double v) { return float(v); });
}

} // namespace

ControlSights controlSights(const RgbImage& image, const Screen& screen) {
    using Sights = ControlSights;
    constexpr size_t kBytes = size_t(Sights::kWidth) * Sights::kHeight * Sights::kChannels;
    ControlSights sights;
    sights.count = screen.elements.size();
    sights.ends.resize(sights.count * kBytes);
    sights.facts.resize(sights.count * Sights::kFacts);
    if (sights.count == 0)
        return sights;
    std::vector<int> heights;
    for (const ScreenElement& element : screen.elements)
        heights.push_back(element.place.height);
    std::sort(heights.begin(), heights.end());
    const double median = heights[heights.size() / 2];
    for (size_t i = 0; i < sights.count; ++i) {
        addEnds(image, screen.elements[i].place, std::span(sights.ends).subspan(i * kBytes, kBytes));
        addFacts(screen, i, median, std::span(sights.facts).subspan(i * Sights::kFacts, Sights::kFacts));
    }
    return sights;
}

void applyControlScores(const ControlVocabulary& words, const std::vector<float>& scores, Screen& screen) {
    const size_t width = words.kinds.size() + words.states.size();
    if (scores.size() != screen.elements.size() * width)
        return;
    for (size_t i = 0; i < screen.elements.size(); ++i) {
        ScreenElement& element = screen.elements[i];
        const std::span row = std::span(scores).subspan(i * width, width);
        const ElementKind ruled = element.kind;
        const float vote = ruled == ElementKind::Label ? kVoteForLabel : kVoteForControl;
        const auto score = [&](size_t kind) {
            const ElementKind each = words.kinds[kind];
            return row[kind] + (each == ruled ? vote : isChoice(each) && isChoice(ruled) ? kVoteForSibling : 0);
        };
        size_t best = 0;
        for (size_t kind = 1; kind < words.kinds.size(); ++kind)
            best = score(kind) > score(best) ? kind : best;
        element.kind = words.kinds[best];
        const bool isMarked = element.kind == ruled || (isChoice(element.kind) && isChoice(ruled));
        if (isMarked && (element.isOn || element.isOff))
            continue; // the mark itself was measured
        const auto is = [&](ElementState state) {
            const auto at = std::find(words.states.begin(), words.states.end(), state);
            return at != words.states.end() && row[words.kinds.size() + size_t(at - words.states.begin())] > 0;
        };
        element.isOn = is(ElementState::On);
        element.isOff = is(ElementState::Off);
        element.isDisabled = is(ElementState::Disabled);
        element.isDefault = is(ElementState::Default);
    }
    screen.kindsWereRead = true;
}

} // namespace lunette
