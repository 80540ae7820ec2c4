#include "core/note/NoteExporter.h"

#include "core/note/MarkedPicture.h"
#include "core/note/NoteFileName.h"
#include "core/note/NoteSidecar.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImageWriter>
#include <QSaveFile>
#include <QTemporaryDir>

#include <algorithm>
#include <new>

namespace lunette {

namespace {

constexpr int kMaxNumber = 9999;
const QString kNoteEnding = QStringLiteral(".md");
const QString kAssetsEnding = QStringLiteral(".assets");
const QString kSidecarEnding = QStringLiteral(".lunette.json");

tl::unexpected<Error> cannotSave(const QString& folder, const QString& reason) {
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the note could not be saved in %1 (%2)"),
                LUNETTE_TEXT("Error", "make room there or choose another folder; nothing was written"),
                {QDir::toNativeSeparators(folder).toStdString(), reason.toStdString()});
}

struct Picture {
    QString name;
    QByteArray png;
};

Result<std::vector<Picture>> encodePictures(const Note& note) {
    std::vector<Picture> pictures;
    const auto add = [&](const QString& name, const QImage& image) {
        QBuffer buffer;
        QImageWriter writer(&buffer, "png");
        const bool written = writer.write(image);
        pictures.push_back({name, buffer.data()});
        return written;
    };
    bool complete = true;
    for (size_t i = 0; i < note.crops.size(); ++i)
        complete = add(QStringLiteral("crop-%1.png").arg(i + 1), note.crops[i].image) && complete;
    const std::vector<Exchange>& exchanges = note.conversation.exchanges;
    for (size_t i = 0; i < exchanges.size(); ++i) {
        const QString name = markedPictureName(note, i);
        const auto crop = std::find_if(note.crops.begin(), note.crops.end(),
                                       [&](const NoteCrop& each) { return each.rect == exchanges[i].crop; });
        if (!name.isEmpty())
            complete = add(name, markedPicture(*crop, exchanges[i])) && complete;
    }
    if (!note.originalImage.isNull())
        complete = add(QStringLiteral("original.png"), note.originalImage) && complete;
    if (!complete)
        return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "a picture of the note could not be written as PNG"),
                    LUNETTE_TEXT("Error", "open the picture again and export once more"));
    return pictures;
}

/// The name of the attempt: `stem`, then "stem 2", "stem 3" ...
QString numbered(const QString& stem, int number) {
    return number == 1 ? stem : stem + u' ' + QString::number(number);
}

bool isFree(const QDir& folder, const QString& stem) {
    for (const QString& ending : {kNoteEnding, kAssetsEnding, kSidecarEnding}) {
        const QFileInfo file(folder.filePath(stem + ending));
        if (file.exists() || file.isSymLink())
            return false;
    }
    return true;
}

/// Writes `data` completely and flushes it to the disk, or returns the reason.
QString writeFile(const QString& path, const QByteArray& data) {
    QSaveFile file(path);
    qsizetype done = 0;
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    // A full disk takes a part first and tells its reason on the next attempt.
    while (done < data.size()) {
        const qint64 taken = file.write(data.constData() + done, data.size() - done);
        if (taken <= 0)
            return file.errorString();
        done += taken;
    }
    return file.flush() && file.commit() ? QString() : file.errorString();
}

/// Files in a staging folder that move to their names together.
class Staging {
public:
    explicit Staging(const QDir& folder)
        : m_folder(folder)
        , m_stage(folder.filePath(QStringLiteral(".lunette-XXXXXX"))) {}

    bool isValid() const { return m_stage.isValid(); }
    QString errorString() const { return m_stage.errorString(); }

    /// The reason, "" when everything is on the disk.
    QString write(const QString& name, const QByteArray& data) const { return writeFile(m_stage.filePath(name), data); }

    QString writePictures(const std::vector<Picture>& pictures) const {
        if (!QDir(m_stage.path()).mkdir(QStringLiteral("assets")))
            return QStringLiteral("the picture folder cannot be made");
        for (const Picture& picture : pictures) {
            const QString reason = write(QStringLiteral("assets/") + picture.name, picture.png);
            if (!reason.isEmpty())
                return reason;
        }
        return {};
    }

    /// Moves everything to the names of `stem`; on a failure nothing has moved.
    bool publish(const QString& stem) {
        const QList<QPair<QString, QString>> moves{{QStringLiteral("assets"), stem + kAssetsEnding},
                                                   {QStringLiteral("sidecar"), stem + kSidecarEnding},
                                                   {QStringLiteral("note"), stem + kNoteEnding}};
        QDir folder(m_folder);
        for (qsizetype i = 0; i < moves.size(); ++i) {
            if (folder.rename(m_stage.filePath(moves[i].first), moves[i].second))
                continue;
            while (--i >= 0)
                folder.rename(moves[i].second, m_stage.filePath(moves[i].first));
            return false;
        }
        return true;
    }

private:
    QDir m_folder;
    QTemporaryDir m_stage;
};

Result<void> checkFolder(const ExportRequest& request, const QString& stem) {
    const QFileInfo folder(request.folder);
    if (!folder.exists())
        return cannotSave(request.folder, QStringLiteral("the folder does not exist"));
    if (!folder.isDir())
        return cannotSave(request.folder, QStringLiteral("it is a file, not a folder"));
    if ((stem + kSidecarEnding).toUtf8().size() > kMaxFileNameBytes - 5)
        return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the note's file name is too long (%1 bytes)"),
                    LUNETTE_TEXT("Error", "choose a name of at most 230 bytes"),
                    {std::to_string(stem.toUtf8().size())});
    return {};
}

Result<ExportedNote> exportChecked(const Note& note, const ExportRequest& request) {
    const QString stem = request.stem.isEmpty() ? noteStem(note, request.pattern) : request.stem;
    const Result<NoteTemplate> noteTemplate = NoteTemplate::open(request.templateName);
    if (!noteTemplate)
        return fail(noteTemplate.error());
    if (const Result<void> usable = checkFolder(request, stem); !usable)
        return fail(usable.error());
    const Result<std::vector<Picture>> pictures = encodePictures(note);
    if (!pictures)
        return fail(pictures.error());
    const QDir folder(QFileInfo(request.folder).absoluteFilePath());
    Staging staging(folder);
    if (!staging.isValid())
        return cannotSave(request.folder, staging.errorString());
    QString reason = staging.writePictures(*pictures);
    if (reason.isEmpty())
        reason = staging.write(QStringLiteral("sidecar"), writeSidecar(note));
    for (int number = 1; reason.isEmpty() && number <= kMaxNumber; ++number) {
        const QString name = numbered(stem, number);
        if (!isFree(folder, name))
            continue;
        const MarkdownOptions options{linksFor(note, name), languagesFor(request.templateName, request.languages)};
        reason = staging.write(QStringLiteral("note"), writeMarkdown(note, *noteTemplate, options).toUtf8());
        if (reason.isEmpty() && staging.publish(name))
            return ExportedNote{folder.filePath(name + kNoteEnding), folder.filePath(name + kAssetsEnding),
                                folder.filePath(name + kSidecarEnding)};
        if (reason.isEmpty() && isFree(folder, name))
            reason = QStringLiteral("the files cannot be renamed");
    }
    return cannotSave(request.folder, reason.isEmpty() ? QStringLiteral("no free name is left") : reason);
}

} // namespace

Result<ExportedNote> exportNote(const Note& note, const ExportRequest& request) {
    try {
        return exportChecked(note, request);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory to write the note"),
                    LUNETTE_TEXT("Error", "close other programs and export again"));
    }
}

} // namespace lunette
