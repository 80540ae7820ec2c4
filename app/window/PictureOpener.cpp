#include "app/window/PictureOpener.h"

#include "app/support/ErrorText.h"
#include "core/packs/ModelFolder.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeData>
#include <QUrl>
#include <QtConcurrent>

namespace lunette {

namespace {

bool isModelFile(const QFileInfo& file) {
    static const QStringList kEndings{QStringLiteral("safetensors"), QStringLiteral("spm"),
                                      QStringLiteral("incomplete")};
    return file.isFile() && kEndings.contains(file.suffix().toLower());
}

/// Files with the ending of a picture, by name.
QStringList picturesIn(const QDir& folder) {
    QStringList patterns, files;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns << QStringLiteral("*.") + QString::fromLatin1(format);
    for (const QString& name : folder.entryList(patterns, QDir::Files, QDir::Name | QDir::LocaleAware))
        files << folder.filePath(name);
    return files;
}

} // namespace

PictureOpener::PictureOpener(QObject* parent)
    : QObject(parent) {
    connect(&m_watcher, &QFutureWatcher<Found>::finished, this, &PictureOpener::onFinished);
}

PictureOpener::~PictureOpener() {
    m_watcher.waitForFinished();
}

void PictureOpener::run(std::function<Found()> read) {
    Q_EMIT started();
    m_watcher.setFuture(QtConcurrent::run(std::move(read)));
}

PictureOpener::Found PictureOpener::readGiven(const QStringList& files) {
    const QFileInfo first(files.first());
    if (isModelFile(first))
        return {cancelled(), {}, 1, first.absolutePath()};
    if (!first.isDir() && isNoteFile(files.first()))
        return readNote(files.first());
    if (!first.isDir())
        return readFirst(files);
    const QString folder = first.absoluteFilePath();
    const auto model = locateModelFolder(folder.toStdU16String());
    if (model)
        return {cancelled(), {}, 1, folder};
    const QStringList pictures = picturesIn(QDir(folder));
    return pictures.isEmpty() ? Found{fail(model.error()), folder} : readFirst(pictures);
}

PictureOpener::Found PictureOpener::readNote(const QString& file) {
    auto note = openNote(file);
    if (!note)
        return {fail(note.error()), {}};
    return {cancelled(), {}, 1, {}, std::move(*note)};
}

PictureOpener::Found PictureOpener::readFirst(const QStringList& files) {
    Found first{loadImage(files.first()), QFileInfo(files.first()).absolutePath(), files.size()};
    for (qsizetype i = 1; !first.picture && i < files.size(); ++i) {
        if (auto picture = loadImage(files.at(i)))
            return {std::move(picture), QFileInfo(files.at(i)).absolutePath(), files.size()};
    }
    return first;
}

void PictureOpener::openFiles(const QStringList& files) {
    if (!files.isEmpty())
        run([files] { return readGiven(files); });
}

void PictureOpener::openImage(const QImage& image) {
    run([image]() -> Found {
        if (image.isNull())
            return {fail(ErrorCode::Image, LUNETTE_TEXT("Error", "there is no picture in what was dropped"),
                         LUNETTE_TEXT("Error", "save it as a file first and open that")),
                    {}};
        return {
            LoadedImage{image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32),
                        {},
                        false},
            {}};
    });
}

void PictureOpener::openMimeData(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data ? data->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (!files.isEmpty()) {
        openFiles(files);
    } else if (data && data->hasFormat(QStringLiteral("image/png"))) {
        run([bytes = data->data(QStringLiteral("image/png"))]() -> Found { return {loadImageData(bytes), {}}; });
    } else if (data && data->hasImage()) {
        openImage(qvariant_cast<QImage>(data->imageData()));
    } else {
        Q_EMIT failed(tr("There is no picture in the clipboard: copy a picture or a picture file first."));
    }
}

void PictureOpener::onFinished() {
    const Found found = m_watcher.result();
    if (!found.modelFolder.isEmpty()) {
        Q_EMIT modelFolderGiven(found.modelFolder);
        return;
    }
    if (found.note) {
        Q_EMIT noteOpened(*found.note);
        if (!found.note->isWhole)
            Q_EMIT noticed(tr("The note keeps only the framed parts of the picture; what lay around them is grey."));
        return;
    }
    if (!found.picture) {
        Q_EMIT failed(errorSentence(found.picture.error()));
        return;
    }
    Q_EMIT opened(*found.picture, found.folder);
    if (found.given > 1)
        Q_EMIT noticed(
            tr("%n file(s) were given; one picture is open at a time: this is %1.", nullptr, int(found.given))
                .arg(found.picture->sourceName));
    else if (found.picture->animated)
        Q_EMIT noticed(tr("This picture is animated; its first frame is shown."));
}

} // namespace lunette
