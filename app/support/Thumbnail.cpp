#include "app/support/Thumbnail.h"

#include <QPainter>

namespace lunette {

namespace {

constexpr int kOversampling = 4; ///< drawn larger first, so that thin strokes do not vanish

} // namespace

QPixmap cropThumbnail(const QImage& image, const QRect& region, const ThumbnailSize& size) {
    const QRect source = region & image.rect();
    if (source.isEmpty())
        return {};
    QSize target = source.size();
    const QSize most = size.box * size.ratio;
    if (target.width() > most.width() || target.height() > most.height())
        target = target.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
    const QSize coarse = (target * kOversampling).boundedTo(source.size()).expandedTo(target);
    QImage drawn(coarse, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect({}, coarse), image, source);
    painter.end();
    QPixmap pixmap = QPixmap::fromImage(drawn.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(size.ratio);
    return pixmap;
}

} // namespace lunette
