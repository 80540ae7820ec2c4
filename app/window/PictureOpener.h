#pragma once

#include "core/base/Result.h"
#include "core/image/ImageLoader.h"
#include "core/note/NoteReader.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

#include <optional>

class QMimeData;

namespace lunette {

/// Reads pictures and written notes on a pool thread; what was asked for last wins. GUI thread.
class PictureOpener : public QObject {
    Q_OBJECT

public:
    explicit PictureOpener(QObject* parent = nullptr);
    ~PictureOpener() override;

    /// The first picture among the files, or in a folder; a note, or its sidecar, is restored; the folder of a model,
    /// or a file of one, is told instead.
    void openFiles(const QStringList& files);
    void openImage(const QImage& image);
    /// A picture or picture files from the clipboard.
    void openMimeData(const QMimeData* data);
    bool isLoading() const { return m_watcher.isRunning(); }

Q_SIGNALS:
    void started();
    /// `folder` is where the file was; empty for pasted data.
    void opened(const lunette::LoadedImage& picture, const QString& folder);
    void noteOpened(const lunette::RestoredNote& note);
    /// A translated sentence beside a picture that was opened.
    void noticed(const QString& sentence);
    void modelFolderGiven(const QString& folder);
    /// A translated sentence: nothing was opened.
    void failed(const QString& sentence);

private:
    struct Found {
        Result<LoadedImage> picture;
        QString folder;
        qsizetype given = 1;      ///< number of files
        QString modelFolder = {}; ///< set when it is no picture but a model
        std::optional<RestoredNote> note = {};
    };
    static Found readGiven(const QStringList& files);
    static Found readNote(const QString& file);
    static Found readFirst(const QStringList& files);
    void run(std::function<Found()> read);
    void onFinished();

    QFutureWatcher<Found> m_watcher;
};

} // namespace lunette
