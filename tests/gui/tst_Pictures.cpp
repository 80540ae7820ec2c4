#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>

using namespace lunette;
using namespace lunette::test;

class tst_Pictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOfManyFiles();
    void notAPicture();
    void folderIsRefused();
    void folderOfPictures();
    void pasteWithoutPicture();
    void dropsAnywhere();
    void newPictureForgetsTheOldAnswers();
};

void tst_Pictures::oneOfManyFiles() {
    WindowBench bench;
    QStringList files;
    for (int i = 0; i < 50; ++i)
        files << bench.pictureFile(QStringLiteral("p%1.png").arg(i), {40 + i, 30});
    WindowBench::drop(canvasOf(bench), files);
    QTRY_VERIFY(canvasOf(bench)->hasImage());
    QCOMPARE(canvasOf(bench)->image().width(), 40);
    QTRY_VERIFY(notice(bench).contains("50 files"));
    QVERIFY(notice(bench).contains("p0.png"));
}

void tst_Pictures::notAPicture() {
    WindowBench bench;
    QFile file(bench.folder() + "/text.png");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is not a picture");
    file.close();
    WindowBench::drop(canvasOf(bench), {file.fileName()});
    QTRY_VERIFY(!notice(bench).isEmpty());
    QVERIFY(!canvasOf(bench)->hasImage());
    WindowBench::drop(canvasOf(bench), {file.fileName(), bench.pictureFile(QStringLiteral("good.png"))});
    QTRY_VERIFY(canvasOf(bench)->hasImage());
}

void tst_Pictures::folderIsRefused() {
    WindowBench bench;
    WindowBench::drop(canvasOf(bench), {bench.folder()});
    QTRY_VERIFY2(notice(bench).contains("no model in the folder"), qPrintable(notice(bench)));
    QVERIFY(!canvasOf(bench)->hasImage());
}

void tst_Pictures::folderOfPictures() {
    WindowBench bench;
    QVERIFY(QDir(bench.folder()).mkdir("shots"));
    bench.pictureFile("shots/b.png", {50, 30});
    bench.pictureFile("shots/a.png", {60, 30});
    QFile notes(bench.folder() + "/shots/0.txt");
    QVERIFY(notes.open(QIODevice::WriteOnly));
    WindowBench::drop(canvasOf(bench), {bench.folder() + "/shots"});
    QTRY_VERIFY(canvasOf(bench)->hasImage());
    QCOMPARE(canvasOf(bench)->image().width(), 60);
    QTRY_VERIFY(notice(bench).contains("2 files"));
}

void tst_Pictures::pasteWithoutPicture() {
    WindowBench bench;
    QGuiApplication::clipboard()->setText("only words");
    bench.window->findChild<QAction*>("pasteAction")->trigger();
    QTRY_VERIFY(notice(bench).contains("no picture in the clipboard"));
    QImage image(33, 22, QImage::Format_RGB32);
    image.fill(Qt::green);
    QGuiApplication::clipboard()->setImage(image);
    bench.window->findChild<QAction*>("pasteAction")->trigger();
    QTRY_COMPARE(canvasOf(bench)->image().size(), QSize(33, 22));
}

void tst_Pictures::dropsAnywhere() {
    WindowBench bench;
    WindowBench::drop(bench.window.get(), {bench.pictureFile(QStringLiteral("anywhere.png"), {50, 40})});
    QTRY_COMPARE(canvasOf(bench)->image().size(), QSize(50, 40));
    QImage image(21, 12, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QGuiApplication::clipboard()->setImage(image);
    QTest::keyClick(bench.find("questionInput"), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(canvasOf(bench)->image().size(), QSize(21, 12));
}

void tst_Pictures::newPictureForgetsTheOldAnswers() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    bench.script->tokenGate.close();
    ask(bench, QStringLiteral("What?"));
    QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    WindowBench::drop(canvasOf(bench), {bench.pictureFile(QStringLiteral("second.png"), {77, 66})});
    QTRY_COMPARE(canvasOf(bench)->image().width(), 77);
    bench.script->tokenGate.open();
    QTRY_VERIFY(!bench.find("answerEnglish"));
    QVERIFY(!bench.find("stopButton")->isVisible());
    QCOMPARE(textOf(bench, "noteItems"), QStringLiteral("Note: 0 items"));
}

QTEST_MAIN(tst_Pictures)
#include "tst_Pictures.moc"
