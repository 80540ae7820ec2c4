#pragma once

#include <QByteArray>
#include <QSize>

namespace lunette {

enum class PictureFormat { Unknown, Png, Jpeg, Gif, WebP, Bmp, Tiff, Svg };

/// What the first bytes say, never a file name. Any thread.
PictureFormat sniffPictureFormat(const QByteArray& data);

/// The name by which Qt's reader knows the format: "png", "jpeg", ...; empty for Unknown.
QByteArray readerName(PictureFormat format);

/// Name of a well-known kind of file that is no picture we read: "PDF", "HEIC", ...; empty when it is not known either.
QByteArray foreignKind(const QByteArray& data);

/// Width and height as the header tells them, zero and absurd values included; an invalid size when the header is too
/// short or when the format (WebP, TIFF, SVG) is left to its reader.
QSize peekPictureSize(PictureFormat format, const QByteArray& data);

/// Whether the container reaches its end (of the first frame, for GIF). Readers often fill a missing rest with grey and
/// report success. True for formats whose readers tell by themselves.
bool isPictureComplete(PictureFormat format, const QByteArray& data);

/// Whether the checksums of the parts that the picture needs are right (PNG); true where a format has none.
bool isPictureIntact(PictureFormat format, const QByteArray& data);

} // namespace lunette
