#include "app/chat/ChatSession.h"
#include "core/note/NoteExporter.h"
#include "tests/support/SampleNote.h"
#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QToolButton>

using namespace lunette;
using namespace lunette::test;

/// A note that was saved goes on in the window.
class tst_OpenNote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsEverythingBack_data();
    void bringsEverythingBack();
    void goesOn();
    void offeredInTheMenu();
    void brokenNoteLosesNothing();
    void saysWhenPartsAreGrey();
};

namespace {

ExportedNote written(const WindowBench& bench, const Note& note) {
    ExportRequest request;
    request.folder = bench.folder();
    request.stem = QStringLiteral("saved");
    return exportNote(note, request).value();
}

const std::vector<Exchange>& exchangesOf(const WindowBench& bench) {
    return bench.window->findChild<ChatSession*>()->conversation().exchanges;
}

Note editedNote() {
    Note note = sampleNote();
    note.conversation.exchanges[1].machineTranslation = QStringLiteral("机器的译文");
    return note;
}

} // namespace

void tst_OpenNote::bringsEverythingBack_data() {
    QTest::addColumn<bool>("bySidecar");
    QTest::newRow("note dropped") << false;
    QTest::newRow("sidecar dropped") << true;
}

void tst_OpenNote::bringsEverythingBack() {
    QFETCH(bool, bySidecar);
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    const Note note = editedNote();
    const ExportedNote files = written(bench, note);
    WindowBench::drop(canvasOf(bench), {bySidecar ? files.sidecar : files.note});
    QTRY_COMPARE(exchangesOf(bench).size(), size_t(2));
    QCOMPARE(canvasOf(bench)->image().size(), QSize(640, 480));
    QCOMPARE(canvasOf(bench)->region(), note.conversation.exchanges[1].crop);
    QVERIFY(!canvasOf(bench)->marks().empty());
    QCOMPARE(exchangesOf(bench)[1].machineTranslation, QStringLiteral("机器的译文"));
    QVERIFY(exchangesOf(bench)[0].answer == note.conversation.exchanges[0].answer);
    QCOMPARE(textOf(bench, "answerEnglish"), note.conversation.exchanges[0].answer.english);
    QCOMPARE(textOf(bench, "noteItems"), QStringLiteral("Note: 2 items"));
    QVERIFY(bench.window->windowTitle().contains("login dialog.png"));
    QCOMPARE(notice(bench), QString());
}

void tst_OpenNote::goesOn() {
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    WindowBench::drop(canvasOf(bench), {written(bench, editedNote()).note});
    QTRY_COMPARE(exchangesOf(bench).size(), size_t(2));
    const QString before = exchangesOf(bench)[0].answer.english;
    ask(bench, QStringLiteral("And now?"));
    QTRY_COMPARE(exchangesOf(bench).size(), size_t(3));
    QTRY_VERIFY(exchangesOf(bench)[2].state == ExchangeState::Done);
    QCOMPARE(exchangesOf(bench)[0].answer.english, before);
    press(bench, "regenerate");
    QTRY_VERIFY(exchangesOf(bench)[0].modelName == QString::fromStdString(bench.inference().model().name));
    QTRY_VERIFY(exchangesOf(bench)[0].state == ExchangeState::Done);
    QCOMPARE(exchangesOf(bench).size(), size_t(3));
}

void tst_OpenNote::offeredInTheMenu() {
    WindowBench bench;
    const auto* menu = bench.find<QMenu>("openMenu");
    auto* action = bench.find<QAction>("openNoteAction");
    QVERIFY(menu && menu->actions().contains(action));
    const ExportedNote files = written(bench, editedNote());
    action->trigger();
    auto* dialog = bench.find<QFileDialog>("openNoteDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(QDir(dialog->directory()).canonicalPath(), QDir(bench.folder()).canonicalPath());
    Q_EMIT dialog->fileSelected(files.note);
    QTRY_COMPARE(exchangesOf(bench).size(), size_t(2));
}

void tst_OpenNote::brokenNoteLosesNothing() {
    WindowBench bench;
    QVERIFY(openPicture(bench, {64, 48}));
    ask(bench, QStringLiteral("What?"));
    QTRY_VERIFY(exchangesOf(bench).size() == 1 && exchangesOf(bench)[0].state == ExchangeState::Done);
    const ExportedNote files = written(bench, editedNote());
    QVERIFY(QFile::remove(files.assets + "/crop-1.png"));
    WindowBench::drop(canvasOf(bench), {files.note});
    QTRY_VERIFY2(notice(bench).contains("crop-1.png"), qPrintable(notice(bench)));
    QVERIFY(QFile::remove(files.sidecar));
    WindowBench::drop(canvasOf(bench), {files.note});
    QTRY_VERIFY2(notice(bench).contains("saved.lunette.json"), qPrintable(notice(bench)));
    QCOMPARE(canvasOf(bench)->image().size(), QSize(64, 48));
    QCOMPARE(exchangesOf(bench).size(), size_t(1));
    QVERIFY(bench.find("answerEnglish"));
}

void tst_OpenNote::saysWhenPartsAreGrey() {
    WindowBench bench;
    Note note = editedNote();
    note.conversation.exchanges.pop_back();
    note.crops.pop_back();
    WindowBench::drop(canvasOf(bench), {written(bench, note).note});
    QTRY_VERIFY2(notice(bench).contains("grey"), qPrintable(notice(bench)));
    QCOMPARE(canvasOf(bench)->region(), note.crops[0].rect);
}

QTEST_MAIN(tst_OpenNote)
#include "tst_OpenNote.moc"
