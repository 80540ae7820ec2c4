#include "core/note/NoteReader.h"

#include "core/chat/Mark.h"
#include "core/image/ImageLoader.h"
#include "core/note/NoteSidecar.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>

#include <algorithm>

namespace lunette {

namespace {

const QString kNoteEnding = QStringLiteral(".md");
const QString kSidecarEnding = QStringLiteral(".lunette.json");
const QColor kUnknown(0x80, 0x80, 0x80);
constexpr size_t kMaxExchanges = 2'000; ///< more were never asked about one picture
constexpr size_t kMaxPlaces = 2'000;    ///< of one answer

/// `path` without the ending of a note or a sidecar.
QString stemOf(const QString& path) {
    for (const QString& ending : {kSidecarEnding, kNoteEnding}) {
        if (path.endsWith(ending, Qt::CaseInsensitive))
            return path.chopped(ending.size());
    }
    return path;
}

Result<Note> readNote(const QString& stem) {
    QFile file(stem + kSidecarEnding);
    const QString name = QFileInfo(file).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the note cannot be opened without %1 beside it"),
                    LUNETTE_TEXT("Error", "put the note, that file and the folder of its pictures together"),
                    {name.toStdString()});
    if (file.size() > kMaxSidecarBytes)
        return fail(brokenSidecar(name));
    return readSidecar(file.readAll(), name);
}

bool isInside(const QRect& rect, QSize picture) {
    return rect.x() >= 0 && rect.y() >= 0 && rect.width() > 0 && rect.height() > 0 &&
           rect.width() <= picture.width() - rect.x() && rect.height() <= picture.height() - rect.y();
}

/// Whether there is no more of everything than a chat shows, and every frame lies in a picture that can be held.
bool isSound(const Note& note) {
    const QSize size = note.conversation.imageSize;
    const bool fits = !size.isEmpty() && size.width() <= kMaxImageSide && size.height() <= kMaxImageSide &&
                      qint64(size.width()) * size.height() <= kMaxImagePixels;
    const auto cropInside = [&](const NoteCrop& crop) { return isInside(crop.rect, size); };
    const auto usable = [&](const Exchange& exchange) {
        return isInside(exchange.crop, size) && marksOf(exchange).size() <= kMaxPlaces &&
               exchange.request.references.size() <= kMaxPlaces;
    };
    const std::vector<Exchange>& exchanges = note.conversation.exchanges;
    return fits && exchanges.size() <= kMaxExchanges && !note.crops.empty() &&
           std::all_of(note.crops.begin(), note.crops.end(), cropInside) &&
           std::all_of(exchanges.begin(), exchanges.end(), usable);
}

Result<void> loadCrops(Note& note, const QDir& assets) {
    for (size_t i = 0; i < note.crops.size(); ++i) {
        const QString name = QStringLiteral("crop-%1.png").arg(i + 1);
        const auto loaded = loadImage(assets.filePath(name));
        if (!loaded || loaded->image.size() != note.crops[i].rect.size())
            return fail(ErrorCode::Image, LUNETTE_TEXT("Error", "the picture %1 of the note is missing or damaged"),
                        LUNETTE_TEXT("Error", "put the folder %2 back beside the note"),
                        {name.toStdString(), assets.dirName().toStdString()});
        note.crops[i].image = loaded->image;
    }
    return {};
}

bool showsCrops(const QImage& picture, const Note& note) {
    if (picture.size() != note.conversation.imageSize)
        return false;
    return std::all_of(note.crops.begin(), note.crops.end(), [&](const NoteCrop& crop) {
        return picture.copy(crop.rect).convertToFormat(QImage::Format_ARGB32) ==
               crop.image.convertToFormat(QImage::Format_ARGB32);
    });
}

/// The whole picture, when it is still there.
QImage findPicture(const Note& note, const QDir& assets, const QDir& folder) {
    QStringList places{assets.filePath(QStringLiteral("original.png"))};
    const QString& source = note.conversation.sourceName;
    if (!source.isEmpty() && QFileInfo(source).fileName() == source)
        places << folder.filePath(source);
    for (const QString& place : places) {
        const auto loaded = loadImage(place);
        if (loaded && showsCrops(loaded->image, note))
            return loaded->image;
    }
    return {};
}

QImage joinCrops(const Note& note) {
    QImage picture(note.conversation.imageSize, QImage::Format_RGB32);
    picture.fill(kUnknown);
    QPainter painter(&picture);
    for (const NoteCrop& crop : note.crops)
        painter.drawImage(crop.rect.topLeft(), crop.image);
    return picture;
}

} // namespace

bool isNoteFile(const QString& file) {
    return stemOf(file) != file;
}

Result<RestoredNote> openNote(const QString& file) {
    const QFileInfo info(stemOf(QFileInfo(file).absoluteFilePath()));
    auto note = readNote(info.filePath());
    if (!note)
        return fail(note.error());
    if (!isSound(*note))
        return fail(brokenSidecar(info.fileName() + kSidecarEnding));
    const QDir folder = info.dir();
    const QDir assets(folder.filePath(info.fileName() + QStringLiteral(".assets")));
    if (const auto loaded = loadCrops(*note, assets); !loaded)
        return fail(loaded.error());
    RestoredNote restored{std::move(*note), {}, true};
    restored.picture = findPicture(restored.note, assets, folder);
    if (restored.picture.isNull()) {
        restored.picture = joinCrops(restored.note);
        const QRect all(QPoint(), restored.picture.size());
        const std::vector<NoteCrop>& crops = restored.note.crops;
        restored.isWhole =
            std::any_of(crops.begin(), crops.end(), [&](const NoteCrop& crop) { return crop.rect == all; });
    }
    return restored;
}

} // namespace lunette
