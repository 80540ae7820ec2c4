#include "core/note/NoteExporter.h"
#include "core/note/NoteReader.h"
#include "core/note/NoteSidecar.h"
#include "tests/support/SampleNote.h"

#include <QColorSpace>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class tst_NoteReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void opensWhatWasWritten_data();
    void opensWhatWasWritten();
    void joinsTheCrops();
    void takesThePictureBeside();
    void refused_data();
    void refused();
};

namespace {

/// A written note; `pixels` are those that were kept.
struct Written {
    explicit Written(const Note& note) {
        ExportRequest request;
        request.folder = folder.path();
        request.stem = QStringLiteral("n");
        files = exportNote(note, request).value();
    }
    void change(const QByteArray& from, const QByteArray& to) const {
        QFile file(files.sidecar);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains(from), from);
        file.resize(0);
        file.seek(0);
        file.write(QByteArray(text).replace(from, to));
    }
    QTemporaryDir folder;
    ExportedNote files;
};

/// The sample, of which only a part of the picture was asked about.
Note partOfPicture() {
    Note note = test::sampleNote();
    note.conversation.exchanges.pop_back();
    note.crops.pop_back();
    return note;
}

} // namespace

void tst_NoteReader::names_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isNote");
    QTest::newRow("note") << QStringLiteral("/a/b.md") << true;
    QTest::newRow("sidecar") << QStringLiteral("/a/b.lunette.json") << true;
    QTest::newRow("capitals") << QStringLiteral("B.MD") << true;
    QTest::newRow("other json") << QStringLiteral("config.json") << false;
    QTest::newRow("picture") << QStringLiteral("a.md.png") << false;
}

void tst_NoteReader::names() {
    QFETCH(QString, file);
    QTEST(isNoteFile(file), "isNote");
}

void tst_NoteReader::opensWhatWasWritten_data() {
    QTest::addColumn<bool>("bySidecar");
    QTest::newRow("note") << false;
    QTest::newRow("sidecar") << true;
}

void tst_NoteReader::opensWhatWasWritten() {
    QFETCH(bool, bySidecar);
    const Note note = test::sampleNote();
    const Written written(note);
    const auto restored = openNote(bySidecar ? written.files.sidecar : written.files.note);
    QVERIFY(restored);
    QVERIFY(restored->isWhole);
    QCOMPARE(restored->picture.size(), QSize(640, 480));
    QCOMPARE(restored->picture.pixel(600, 470), test::samplePicture().pixel(600, 470));
    QCOMPARE(writeSidecar(restored->note), writeSidecar(note));
    QCOMPARE(restored->note.crops[0].image.size(), QSize(300, 200));
}

void tst_NoteReader::joinsTheCrops() {
    const Written written(partOfPicture());
    const auto restored = openNote(written.files.note);
    QVERIFY(restored);
    QVERIFY(!restored->isWhole);
    QCOMPARE(restored->picture.size(), QSize(640, 480));
    QCOMPARE(restored->picture.pixel(12, 22), test::samplePicture().pixel(12, 22));
    QCOMPARE(restored->picture.pixel(600, 470), qRgb(0x80, 0x80, 0x80));
}

void tst_NoteReader::takesThePictureBeside() {
    const Written written(partOfPicture());
    const QString beside = written.folder.filePath(QStringLiteral("login dialog.png"));
    QImage other(640, 480, QImage::Format_RGB32);
    other.fill(Qt::red);
    QVERIFY(other.save(beside));
    QVERIFY(!openNote(written.files.note)->isWhole); // another picture of the same name
    QImage same = test::samplePicture();
    same.setColorSpace(QColorSpace());
    QVERIFY(same.save(beside));
    const auto restored = openNote(written.files.note);
    QVERIFY(restored->isWhole);
    QCOMPARE(restored->picture.pixel(600, 470), same.pixel(600, 470));
}

void tst_NoteReader::refused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("sentence");
    const QString damaged = QStringLiteral("n.lunette.json is not a note file of Lunette, or it is damaged");
    QTest::newRow("not JSON") << QByteArray("{") << QByteArray() << damaged;
    QTest::newRow("newer") << QByteArray("\"version\": 1") << QByteArray("\"version\": 9")
                           << QStringLiteral("newer version");
    QTest::newRow("huge picture") << QByteArray("\"width\": 640") << QByteArray("\"width\": 2000000000") << damaged;
    QTest::newRow("no picture") << QByteArray("\"height\": 480") << QByteArray("\"height\": 0") << damaged;
    QTest::newRow("crop outside") << QByteArray("      300,") << QByteArray("      9999999999999,") << damaged;
    QTest::newRow("crop of another size")
        << QByteArray("      300,") << QByteArray("      301,") << QStringLiteral("crop-1.png of the note is missing");
    QTest::newRow("no pictures") << QByteArray() << QByteArray() << QStringLiteral("put the folder n.assets back");
    QTest::newRow("no sidecar") << QByteArray() << QByteArray("gone") << QStringLiteral("without n.lunette.json");
}

void tst_NoteReader::refused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, sentence);
    const Written written(test::sampleNote());
    if (!from.isEmpty())
        written.change(from, to);
    else if (to.isEmpty())
        QVERIFY(QDir(written.files.assets).removeRecursively());
    else
        QVERIFY(QFile::remove(written.files.sidecar));
    const auto restored = openNote(written.files.note);
    QVERIFY(!restored);
    const QString said = QString::fromStdString(restored.error().message());
    QVERIFY2(said.contains(sentence), qPrintable(said));
}

QTEST_MAIN(tst_NoteReader)
#include "tst_NoteReader.moc"
