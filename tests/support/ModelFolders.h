#pragma once

#include "tests/support/TestData.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

#include <algorithm>
#include <filesystem>

/// Model folders as people have them, made from the golden ones.
namespace lunette::test {

inline std::filesystem::path toPath(const QString& text) {
    return {text.toStdU16String()};
}

inline QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeAll(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The folder of a golden model, "moondream-2025-06-21" or "marian-en-zh".
inline QString goldenFolder(const QString& name) {
    const QString folder = dataPath(QStringLiteral("golden/") + name);
    return name.startsWith(QLatin1String("moondream")) ? folder + QStringLiteral("/model") : folder;
}

/// Copies the model's files (not what is expected of it) into `folder`, which is made.
inline bool copyModel(const QString& name, const QString& folder) {
    const QDir source(goldenFolder(name));
    bool copied = QDir().mkpath(folder);
    for (const QString& file : source.entryList(QDir::Files)) {
        if (file != QLatin1String("expected.json"))
            copied = writeAll(folder + u'/' + file, readAll(source.filePath(file))) && copied;
    }
    return copied;
}

/// The same as the Hugging Face cache keeps it: names in snapshots/HASH that are links to blobs. Returns the folder of
/// the snapshot.
inline QString copyToHubCache(const QString& name, const QString& cache, const QString& repository) {
    const QString root = cache + QStringLiteral("/models--") + repository;
    const QString snapshot = root + QStringLiteral("/snapshots/0123abc");
    const QString blobs = root + QStringLiteral("/blobs");
    if (!QDir().mkpath(snapshot) || !QDir().mkpath(root + QStringLiteral("/refs")) || !copyModel(name, blobs) ||
        !writeAll(root + QStringLiteral("/refs/main"), "0123abc"))
        return {};
    for (const QString& file : QDir(blobs).entryList(QDir::Files)) {
        if (!QFile::link(QStringLiteral("../../blobs/") + file, snapshot + u'/' + file))
            return {};
    }
    return snapshot;
}

/// Everything below a folder with its size and time of change, hidden things and links too.
inline QStringList stateOf(const QString& folder) {
    QStringList lines;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        lines << QStringLiteral("%1 %2 %3")
                     .arg(info.filePath())
                     .arg(info.size())
                     .arg(info.lastModified().toMSecsSinceEpoch());
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace lunette::test
