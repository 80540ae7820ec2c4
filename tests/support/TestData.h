#pragma once

#include <QImage>
#include <QString>

/// Paths of test data.
namespace lunette::test {

inline QString dataPath(const QString& name) {
    return QStringLiteral(LUNETTE_TEST_DATA "/") + name;
}
inline QString sourcePath(const QString& name) {
    return QStringLiteral(LUNETTE_SOURCE_DIR "/") + name;
}
/// Beside the built executable.
inline QString binaryPath(const QString& name) {
    return QStringLiteral(LUNETTE_BINARY_DIR "/") + name;
}

/// The same random colours every time.
QImage noisePicture(QSize size);

} // namespace lunette::test
