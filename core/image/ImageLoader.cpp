#include "core/image/ImageLoader.h"

#include "core/image/PictureFormat.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>

#include <mutex>
#include <new>

namespace lunette {

namespace {

constexpr qint64 kMaxFileBytes = 1'000'000'000;
/// Room for the largest picture at 16 bits a channel, in megabytes.
constexpr int kAllocationLimit = 1600;

tl::unexpected<Error> imageError(std::string what, std::string advice, const QString& name,
                                 std::vector<std::string> more = {}) {
    std::vector<std::string> args{name.toStdString()};
    args.insert(args.end(), more.begin(), more.end());
    return fail(ErrorCode::Image, std::move(what), std::move(advice), std::move(args));
}

tl::unexpected<Error> cutOff(const QString& name) {
    return imageError(LUNETTE_TEXT("Error", "the picture %1 is cut off"),
                      LUNETTE_TEXT("Error", "copy, save or download it again"), name);
}

tl::unexpected<Error> damaged(const QString& name) {
    return imageError(LUNETTE_TEXT("Error", "the picture %1 is damaged"),
                      LUNETTE_TEXT("Error", "open it in another program and save it again, or take a new screenshot"),
                      name);
}

tl::unexpected<Error> unreadable(const QString& name) {
    return imageError(LUNETTE_TEXT("Error", "the file %1 cannot be read"),
                      LUNETTE_TEXT("Error", "check its permissions and that its disk is still there"), name);
}

/// Text in a drawing needs fonts, and those need a window system; without one the library ends the program.
tl::unexpected<Error> needsWindow(const QString& name) {
    return imageError(LUNETTE_TEXT("Error", "the drawing %1 can only be read in the window"),
                      LUNETTE_TEXT("Error", "open it there or save it as PNG"), name);
}

tl::unexpected<Error> outOfMemory(const QString& name) {
    return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory for the picture %1"),
                LUNETTE_TEXT("Error", "close other programs or use a smaller picture"), {name.toStdString()});
}

tl::unexpected<Error> notAPicture(const QByteArray& data, const QString& name) {
    const QByteArray kind = foreignKind(data);
    if (!kind.isEmpty())
        return imageError(LUNETTE_TEXT("Error", "%1 is a %2 file, which cannot be read here"),
                          LUNETTE_TEXT("Error", "save it as PNG or JPEG first, or take a screenshot of it"), name,
                          {kind.toStdString()});
    return imageError(LUNETTE_TEXT("Error", "%1 is not a picture"),
                      LUNETTE_TEXT("Error", "choose a PNG, JPEG, WebP, BMP, GIF, TIFF or SVG file"), name);
}

Result<void> checkSize(QSize size, const QString& name) {
    if (size.width() <= 0 || size.height() <= 0)
        return imageError(LUNETTE_TEXT("Error", "the picture %1 has no pixels"),
                          LUNETTE_TEXT("Error", "save it again or take a new screenshot"), name);
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels > kMaxImagePixels || size.width() > kMaxImageSide || size.height() > kMaxImageSide)
        return imageError(
            LUNETTE_TEXT("Error", "the picture %1 is too large: %2 x %3 pixels"),
            LUNETTE_TEXT("Error", "make it smaller first; up to 200 million pixels and 65535 a side can be read"), name,
            {std::to_string(size.width()), std::to_string(size.height())});
    return {};
}

bool isDeep(QImage::Format format) {
    return format == QImage::Format_RGBX64 || format == QImage::Format_RGBA64 || format == QImage::Format_Grayscale16;
}

/// 16 bits a channel to 8 by the high byte, as Pillow does it; the library would round.
QImage highBytes(const QImage& deep, QImage::Format target) {
    const QImage wide =
        deep.format() == QImage::Format_Grayscale16 ? deep.convertToFormat(QImage::Format_RGBX64) : deep;
    QImage out(wide.size(), target);
    if (wide.isNull() || out.isNull())
        return {};
    for (int y = 0; y < wide.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgba64*>(wide.constScanLine(y));
        auto* to = reinterpret_cast<QRgb*>(out.scanLine(y));
        for (int x = 0; x < wide.width(); ++x) {
            const QRgba64 pixel = from[x];
            to[x] = qRgba(pixel.red() >> 8, pixel.green() >> 8, pixel.blue() >> 8, pixel.alpha() >> 8);
        }
    }
    return out;
}

/// RGB32 or straight ARGB32 with the numbers of the file: no colour management, no premultiplying.
QImage standardFormat(QImage image) {
    const QImage::Format target = image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32;
    image.setDevicePixelRatio(1);
    if (image.format() == target)
        return image;
    return isDeep(image.format()) ? highBytes(image, target) : image.convertToFormat(target);
}

Result<LoadedImage> decode(const QByteArray& data, PictureFormat format, const QString& name) {
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(kAllocationLimit); });

    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, readerName(format));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size(); // of the header; a failed reader forgets it
    if (!peekPictureSize(format, data).isValid()) {
        if (!size.isValid())
            return damaged(name);
        if (auto fits = checkSize(size, name); !fits)
            return fail(fits.error());
    }
    LoadedImage loaded;
    loaded.animated = reader.supportsAnimation() && reader.imageCount() > 1;
    QImage image;
    if (!reader.read(&image) || image.isNull()) {
        // The reader does not tell why; when the pixels have no room either, that was it.
        return size.isValid() && QImage(size, QImage::Format_RGB32).isNull() ? outOfMemory(name) : damaged(name);
    }
    loaded.image = standardFormat(std::move(image));
    if (loaded.image.isNull())
        return outOfMemory(name);
    if (auto fits = checkSize(loaded.image.size(), name); !fits)
        return fail(fits.error());
    return loaded;
}

Result<LoadedImage> load(const QByteArray& data, const QString& name) {
    if (data.isEmpty())
        return imageError(LUNETTE_TEXT("Error", "the file %1 is empty"),
                          LUNETTE_TEXT("Error", "save or download the picture again"), name);
    const PictureFormat format = sniffPictureFormat(data);
    if (format == PictureFormat::Unknown)
        return notAPicture(data, name);
    const QSize peeked = peekPictureSize(format, data);
    if (peeked.isValid()) {
        if (auto fits = checkSize(peeked, name); !fits)
            return fail(fits.error());
    }
    if (!isPictureComplete(format, data))
        return cutOff(name);
    if (!isPictureIntact(format, data))
        return damaged(name);
    if (format == PictureFormat::Svg && !qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return needsWindow(name);
    try {
        return decode(data, format, name);
    } catch (const std::bad_alloc&) {
        return outOfMemory(name);
    }
}

} // namespace

Result<LoadedImage> loadImage(const QString& file) {
    const QFileInfo info(file);
    const QString name = info.fileName().isEmpty() ? file : info.fileName();
    if (!info.exists())
        return imageError(LUNETTE_TEXT("Error", "there is no file %1"),
                          LUNETTE_TEXT("Error", "check the name and the folder"), file);
    if (info.isDir())
        return imageError(LUNETTE_TEXT("Error", "%1 is a folder"), LUNETTE_TEXT("Error", "choose a picture inside it"),
                          file);
    if (!info.isFile())
        return imageError(LUNETTE_TEXT("Error", "%1 is not an ordinary file"),
                          LUNETTE_TEXT("Error", "choose a picture that is stored on a disk"), file);
    if (info.size() > kMaxFileBytes)
        return imageError(LUNETTE_TEXT("Error", "the file %1 is larger than 1 GB"),
                          LUNETTE_TEXT("Error", "choose a smaller picture"), name);
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return unreadable(name);
    try {
        const QByteArray data = input.read(kMaxFileBytes);
        if (input.error() != QFileDevice::NoError)
            return unreadable(name);
        auto loaded = load(data, name);
        if (loaded)
            loaded->sourceName = name;
        return loaded;
    } catch (const std::bad_alloc&) {
        return outOfMemory(name);
    }
}

Result<LoadedImage> loadImageData(const QByteArray& data) {
    return load(data, QStringLiteral("(%1 bytes)").arg(data.size()));
}

RgbImage toRgb(const QImage& image, const QRect& region, AlphaMode alpha) {
    const QRect inside = region.intersected(image.rect());
    const QImage::Format format = image.format();
    const bool ready = format == QImage::Format_RGB32 || format == QImage::Format_ARGB32;
    const QImage source = ready ? image : standardFormat(image.copy(inside));
    const QPoint corner = ready ? inside.topLeft() : QPoint();
    const bool onWhite = alpha == AlphaMode::White && source.hasAlphaChannel();

    RgbImage out;
    out.width = inside.width();
    out.height = inside.height();
    out.pixels.resize(size_t(out.width) * size_t(out.height) * 3);
    for (int y = 0; y < out.height; ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(source.constScanLine(corner.y() + y)) + corner.x();
        uint8_t* to = out.row(y);
        for (int x = 0; x < out.width; ++x, to += 3) {
            const int opacity = onWhite ? qAlpha(from[x]) : 255;
            const auto mix = [opacity](int colour) {
                return uint8_t((colour * opacity + 255 * (255 - opacity) + 127) / 255);
            };
            to[0] = mix(qRed(from[x]));
            to[1] = mix(qGreen(from[x]));
            to[2] = mix(qBlue(from[x]));
        }
    }
    return out;
}

} // namespace lunette
