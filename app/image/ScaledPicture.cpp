#include "app/image/ScaledPicture.h"

#include <QPainter>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunette {

namespace {

constexpr int kSmallestLevel = 512;          ///< longer side in pixels
constexpr qint64 kLargestExact = 16'000'000; ///< pixels
constexpr double kCrispZoom = 2;             ///< from here on single pixels are shown as squares

QImage opaque(const QImage& image) {
    if (!image.hasAlphaChannel())
        return image.format() == QImage::Format_RGB32 ? image : image.convertToFormat(QImage::Format_RGB32);
    QImage out(image.size(), QImage::Format_RGB32);
    if (out.isNull())
        return image;
    out.fill(Qt::white);
    QPainter painter(&out);
    painter.drawImage(0, 0, image);
    return out;
}

bool fits(QSize size) {
    return !size.isEmpty() && qint64(size.width()) * size.height() <= kLargestExact;
}

} // namespace

ScaledPicture::ScaledPicture(QObject* parent)
    : QObject(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ScaledPicture::take);
}

void ScaledPicture::setImage(const QImage& image) {
    m_prepared = {m_prepared.source + 1, {}, {}};
    m_wanted = {};
    if (image.isNull())
        return;
    m_prepared.levels = {image};
    request({});
}

ScaledPicture::Prepared ScaledPicture::prepare(Prepared known, QSize exactSize) {
    if (known.levels.size() == 1) {
        known.levels.front() = opaque(known.levels.front());
        while (true) {
            const QSize half = known.levels.back().size() / 2;
            if (std::max(half.width(), half.height()) < kSmallestLevel || half.isEmpty())
                break;
            QImage smaller = known.levels.back().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            if (smaller.isNull()) // no memory: the larger ones still draw
                break;
            known.levels.push_back(std::move(smaller));
        }
    }
    if (exactSize.isEmpty())
        return known;
    const QImage* source = &known.levels.front();
    for (const QImage& level : known.levels) {
        if (level.width() >= exactSize.width() && level.height() >= exactSize.height())
            source = &level;
    }
    known.exact = source->scaled(exactSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return known;
}

void ScaledPicture::request(QSize exactSize) {
    m_wanted = exactSize;
    if (m_preparing)
        return;
    m_preparing = true;
    m_running = exactSize;
    m_watcher.setFuture(QtConcurrent::run(&ScaledPicture::prepare, m_prepared, exactSize));
}

void ScaledPicture::take() {
    m_preparing = false;
    Prepared result = m_watcher.result();
    const bool current = result.source == m_prepared.source;
    if (current)
        m_prepared = std::move(result);
    if (m_prepared.levels.empty())
        return;
    if (!current || m_running != m_wanted)
        request(m_wanted);
    Q_EMIT improved();
}

const QImage& ScaledPicture::levelFor(double deviceScale) const {
    size_t level = 0;
    double size = 1;
    while (level + 1 < m_prepared.levels.size() && size / 2 >= deviceScale) {
        size /= 2;
        ++level;
    }
    return m_prepared.levels[level];
}

void ScaledPicture::draw(QPainter& painter, const ViewTransform& view, const QRectF& exposed) {
    if (m_prepared.levels.empty())
        return;
    const QImage& full = m_prepared.levels.front();
    const QRectF target = view.toWidget(QRectF(full.rect()));
    const QRectF visible = target.intersected(exposed);
    if (visible.isEmpty())
        return;
    const double deviceScale = view.scale * painter.device()->devicePixelRatio();
    const QSize exact(std::max(1, int(std::lround(full.width() * deviceScale))),
                      std::max(1, int(std::lround(full.height() * deviceScale))));
    const bool wantsExact = deviceScale < 1 && fits(exact);
    if (wantsExact && m_prepared.exact.size() != exact && m_wanted != exact)
        request(exact);

    const bool haveExact = wantsExact && m_prepared.exact.size() == exact;
    const QImage& source = haveExact ? m_prepared.exact : levelFor(deviceScale);
    const double across = source.width() / target.width();
    const double down = source.height() / target.height();
    const QRectF part((visible.x() - target.x()) * across, (visible.y() - target.y()) * down, visible.width() * across,
                      visible.height() * down);
    const bool coarse =
        deviceScale >= kCrispZoom || (m_preparing && m_prepared.levels.size() == 1 && deviceScale < 0.5);
    painter.save();
    if (full.hasAlphaChannel())
        painter.fillRect(visible, Qt::white);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !coarse && !haveExact);
    painter.drawImage(visible, source, part);
    painter.restore();
}

} // namespace lunette
