#include "core/note/NoteExporter.h"
#include "core/note/NoteSidecar.h"
#include "tests/support/SampleNote.h"
#include "tests/support/SmallDisk.h"

#include <QDir>
#include <QImageReader>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lunette;

static QStringList everythingIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDir::Name);
}

static QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

static ExportRequest requestFor(const QString& folder) {
    ExportRequest request;
    request.folder = folder;
    return request;
}

/// The four-letter names of the chunks of a PNG file.
static QStringList pngChunks(const QByteArray& png) {
    QStringList names;
    for (qsizetype at = 8; at + 8 <= png.size();) {
        const quint32 length = qFromBigEndian<quint32>(png.constData() + at);
        names << QString::fromLatin1(png.mid(at + 4, 4));
        at += 12 + qsizetype(length);
    }
    return names;
}

class tst_NoteExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEverything();
    void picturesHaveNoMetadata();
    void originalOnlyWhenAsked();
    void neverOverwrites();
    void avoidsAnyOfItsNames();
    void givenName();
    void refused_data();
    void refused();
    void readOnlyFolder();
    void fullDisk();
    void failedPictureLeavesNothing();
};

void tst_NoteExporter::writesEverything() {
    QTemporaryDir folder;
    const Result<ExportedNote> written = exportNote(test::sampleNote(), requestFor(folder.path()));
    QVERIFY(written);
    const QString stem = QStringLiteral("2026-11-23 login dialog");
    QCOMPARE(everythingIn(folder.path()), QStringList({stem + ".assets", stem + ".lunette.json", stem + ".md"}));
    QCOMPARE(written->note, folder.filePath(stem + ".md"));
    QCOMPARE(everythingIn(written->assets), QStringList({"crop-1.png", "crop-2-marked.png", "crop-2.png"}));
    const QString markdown = QString::fromUtf8(contentOf(written->note));
    QVERIFY(markdown.contains(QStringLiteral("(2026-11-23%20login%20dialog.assets/crop-1.png)")));
    QVERIFY(markdown.contains(QStringLiteral("(2026-11-23%20login%20dialog.assets/crop-2.png)")));
    QVERIFY(markdown.contains(QStringLiteral("(2026-11-23%20login%20dialog.assets/crop-2-marked.png)")));
    const QImage marked(written->assets + "/crop-2-marked.png");
    QCOMPARE(marked.size(), QSize(640, 480));
    QVERIFY(marked.convertToFormat(QImage::Format_RGB32) !=
            QImage(written->assets + "/crop-2.png").convertToFormat(QImage::Format_RGB32));
    const QImage crop(written->assets + "/crop-1.png");
    QCOMPARE(crop.size(), QSize(300, 200));
    QCOMPARE(crop.pixel(0, 0), test::samplePicture().pixel(10, 20));
    QVERIFY(readSidecar(contentOf(written->sidecar), written->sidecar));
}

void tst_NoteExporter::picturesHaveNoMetadata() {
    QTemporaryDir folder;
    Note note = test::sampleNote();
    const Result<ExportedNote> written = exportNote(note, requestFor(folder.path()));
    QVERIFY(written);
    const QByteArray png = contentOf(written->assets + "/crop-1.png");
    const QStringList chunks = pngChunks(png);
    QVERIFY(chunks.contains("IHDR") && chunks.contains("IDAT"));
    for (const QString& name : chunks)
        QVERIFY2(QStringList({"IHDR", "IDAT", "IEND", "pHYs"}).contains(name), qPrintable(name));
    QVERIFY(!png.contains("secret"));
    QImage first(written->assets + "/crop-1.png");
    QVERIFY(first.textKeys().isEmpty());
    QVERIFY(first.dotsPerMeterX() != 12345);
}

void tst_NoteExporter::originalOnlyWhenAsked() {
    QTemporaryDir folder;
    Note note = test::sampleNote();
    note.originalImage = test::samplePicture();
    const Result<ExportedNote> written = exportNote(note, requestFor(folder.path()));
    QVERIFY(written);
    QCOMPARE(everythingIn(written->assets),
             QStringList({"crop-1.png", "crop-2-marked.png", "crop-2.png", "original.png"}));
    QVERIFY(contentOf(written->note).contains("/original.png)"));
}

void tst_NoteExporter::neverOverwrites() {
    QTemporaryDir folder;
    const Result<ExportedNote> first = exportNote(test::sampleNote(), requestFor(folder.path()));
    QVERIFY(first);
    const QByteArray before = contentOf(first->note);
    Note other = test::sampleNote();
    other.conversation.exchanges.resize(1);
    const Result<ExportedNote> second = exportNote(other, requestFor(folder.path()));
    QVERIFY(second);
    QCOMPARE(QFileInfo(second->note).fileName(), QStringLiteral("2026-11-23 login dialog 2.md"));
    QVERIFY(contentOf(second->note).contains("(2026-11-23%20login%20dialog%202.assets/crop-1.png)"));
    QCOMPARE(contentOf(first->note), before);
    QCOMPARE(everythingIn(folder.path()).size(), 6);
}

void tst_NoteExporter::avoidsAnyOfItsNames() {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("n.assets")));
    QFile sidecar(folder.filePath(QStringLiteral("n 2.lunette.json")));
    QVERIFY(sidecar.open(QIODevice::WriteOnly));
    sidecar.write("mine");
    sidecar.close();
    ExportRequest request = requestFor(folder.path());
    request.stem = QStringLiteral("n");
    const Result<ExportedNote> written = exportNote(test::sampleNote(), request);
    QVERIFY(written);
    QCOMPARE(QFileInfo(written->note).fileName(), QStringLiteral("n 3.md"));
    QCOMPARE(contentOf(sidecar.fileName()), QByteArray("mine"));
    QVERIFY(everythingIn(folder.filePath(QStringLiteral("n.assets"))).isEmpty());
}

void tst_NoteExporter::givenName() {
    QTemporaryDir folder;
    ExportRequest request = requestFor(folder.path());
    request.stem = QStringLiteral("我的 (笔记) #1");
    request.templateName = QStringLiteral("seed");
    const Result<ExportedNote> written = exportNote(test::sampleNote(), request);
    QVERIFY(written);
    const QString markdown = QString::fromUtf8(contentOf(written->note));
    QVERIFY(markdown.contains(QStringLiteral("(我的%20%28笔记%29%20%231.assets/crop-1.png)")));
}

void tst_NoteExporter::refused_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("templateName");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("no folder") << "missing"
                               << "n"
                               << "bilingual" << int(ErrorCode::Output) << "does not exist";
    QTest::newRow("folder is a file") << "file"
                                      << "n"
                                      << "bilingual" << int(ErrorCode::Output) << "is a file";
    QTest::newRow("long name") << "." << QString(240, u'a') << "bilingual" << int(ErrorCode::Output) << "too long";
    QTest::newRow("long chinese name") << "." << QString(80, u'长') << "bilingual" << int(ErrorCode::Output)
                                       << "too long";
    QTest::newRow("no template") << "."
                                 << "n"
                                 << "nothing" << int(ErrorCode::Usage) << "no note template";
    QTest::newRow("name in another folder") << "."
                                            << "gone/n"
                                            << "bilingual" << int(ErrorCode::Output) << "saved";
}

void tst_NoteExporter::refused() {
    QFETCH(QString, folder);
    QFETCH(QString, stem);
    QFETCH(QString, templateName);
    QFETCH(int, code);
    QFETCH(QString, says);
    QTemporaryDir base;
    QFile file(base.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    ExportRequest request = requestFor(base.filePath(folder));
    request.stem = stem;
    request.templateName = templateName;
    const Result<ExportedNote> written = exportNote(test::sampleNote(), request);
    QVERIFY(!written);
    QCOMPARE(int(written.error().code), code);
    const QString message = QString::fromStdString(written.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QCOMPARE(everythingIn(base.path()), QStringList("file"));
}

void tst_NoteExporter::readOnlyFolder() {
#ifdef Q_OS_UNIX
    if (geteuid() == 0) {
        const Result<ExportedNote> written = exportNote(test::sampleNote(), requestFor(QStringLiteral("/proc/self")));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Output);
        return;
    }
#endif
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    const Result<ExportedNote> written = exportNote(test::sampleNote(), requestFor(folder.path()));
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    QVERIFY(everythingIn(folder.path()).isEmpty());
}

void tst_NoteExporter::fullDisk() {
    const test::SmallDisk disk(QStringLiteral("64k"));
    if (!disk.isMounted())
        QSKIP("only root can make a small file system");
    Note note = test::sampleNote();
    QImage noise(300, 300, QImage::Format_RGB32);
    QRandomGenerator generator(1);
    generator.fillRange(reinterpret_cast<quint32*>(noise.bits()), noise.width() * noise.height());
    note.crops[1].image = noise;
    const Result<ExportedNote> written = exportNote(note, requestFor(disk.path()));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    const QString message = QString::fromStdString(written.error().message());
    QVERIFY2(message.contains(QStringLiteral("No space left")), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("nothing was written")), qPrintable(message));
    QVERIFY(everythingIn(disk.path()).isEmpty());
}

void tst_NoteExporter::failedPictureLeavesNothing() {
    QTemporaryDir folder;
    Note note = test::sampleNote();
    note.crops[1].image = QImage();
    const Result<ExportedNote> written = exportNote(note, requestFor(folder.path()));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    QVERIFY(everythingIn(folder.path()).isEmpty());
}

QTEST_MAIN(tst_NoteExporter)
#include "tst_NoteExporter.moc"
