#include "core/image/CropRegion.h"

#include <QStringList>

#include <array>

namespace lunette {

CropRegion::CropRegion(QSize image)
    : m_image(image)
    , m_rect(QPoint(), image) {}

CropRegion CropRegion::clipped(QSize image, const QRect& rect) {
    CropRegion region(image);
    const QRect inside = rect.normalized().intersected(region.m_rect);
    if (!inside.isEmpty())
        region.m_rect = inside;
    return region;
}

Result<CropRegion> CropRegion::parse(const QString& text, QSize image) {
    const QStringList parts = text.split(u',');
    std::array<qint64, 4> values{};
    bool numbers = parts.size() == 4;
    for (int i = 0; numbers && i < 4; ++i)
        values[size_t(i)] = parts[i].trimmed().toInt(&numbers);
    const auto [x, y, width, height] = values;
    if (!numbers || width <= 0 || height <= 0)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "\"%1\" is not a crop"),
                    LUNETTE_TEXT("Error", "write it as X,Y,W,H in whole pixels, for example 320,80,1176,910"),
                    {text.toStdString()});
    if (x < 0 || y < 0 || x + width > image.width() || y + height > image.height())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the crop %1 is outside the picture"),
                    LUNETTE_TEXT("Error", "the picture has %2 x %3 pixels; choose a crop inside it"),
                    {text.toStdString(), std::to_string(image.width()), std::to_string(image.height())});
    return clipped(image, QRect(int(x), int(y), int(width), int(height)));
}

} // namespace lunette
