#include "core/note/NoteBuilder.h"
#include "tests/support/SampleNote.h"

#include <QColorSpace>
#include <QTest>

using namespace lunette;

static Exchange exchangeOf(ExchangeState state, const QString& answer, const QRect& crop) {
    Exchange exchange;
    exchange.state = state;
    exchange.answer.english = answer;
    exchange.crop = crop;
    exchange.modelName = answer;
    return exchange;
}

class tst_NoteBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsFinishedExchanges();
    void oneCropForEachRegion();
    void cropOfNothingAsked();
    void title_data();
    void title();
    void original();
    void transparency();
};

void tst_NoteBuilder::keepsFinishedExchanges() {
    const QRect crop(0, 0, 10, 10);
    NoteInput input;
    input.image = test::samplePicture();
    input.conversation.exchanges = {
        exchangeOf(ExchangeState::Done, "done", crop),     exchangeOf(ExchangeState::Stopped, "half", crop),
        exchangeOf(ExchangeState::Stopped, "", crop),      exchangeOf(ExchangeState::Streaming, "not yet", crop),
        exchangeOf(ExchangeState::Failed, "failed", crop), exchangeOf(ExchangeState::Waiting, "", crop)};
    const Note note = buildNote(input);
    QCOMPARE(note.conversation.exchanges.size(), size_t(2));
    QCOMPARE(note.conversation.exchanges[1].answer.english, QStringLiteral("half"));
    QCOMPARE(note.modelName, QStringLiteral("half"));
    QCOMPARE(note.conversation.imageSize, QSize(640, 480));
    QVERIFY(note.date.isValid());
}

void tst_NoteBuilder::oneCropForEachRegion() {
    const QRect left(0, 0, 100, 100), right(300, 0, 50, 60);
    NoteInput input;
    input.image = test::samplePicture();
    input.crop = QRect(5, 5, 5, 5);
    input.conversation.exchanges = {
        exchangeOf(ExchangeState::Done, "a", left), exchangeOf(ExchangeState::Done, "b", right),
        exchangeOf(ExchangeState::Done, "c", left), exchangeOf(ExchangeState::Done, "d", QRect())};
    const Note note = buildNote(input);
    QCOMPARE(note.crops.size(), size_t(3));
    QCOMPARE(note.crops[1].rect, right);
    QCOMPARE(note.crops[1].image.size(), QSize(50, 60));
    QCOMPARE(note.crops[1].image.pixel(0, 0), input.image.pixel(300, 0));
    QCOMPARE(note.crops[2].rect, QRect(0, 0, 640, 480));
}

void tst_NoteBuilder::cropOfNothingAsked() {
    NoteInput input;
    input.image = test::samplePicture();
    input.crop = QRect(5, 6, 70, 80);
    const Note note = buildNote(input);
    QCOMPARE(note.crops.size(), size_t(1));
    QCOMPARE(note.crops[0].rect, input.crop);
    QVERIFY(note.crops[0].image.textKeys().isEmpty());
    QVERIFY(!note.crops[0].image.colorSpace().isValid());
}

void tst_NoteBuilder::title_data() {
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("given") << " My \n note "
                           << "x.png"
                           << "My note";
    QTest::newRow("from the picture") << ""
                                      << "login.v2.png"
                                      << "login.v2";
    QTest::newRow("pasted") << ""
                            << ""
                            << "Screenshot";
}

void tst_NoteBuilder::title() {
    QFETCH(QString, title);
    QFETCH(QString, source);
    NoteInput input;
    input.image = test::samplePicture();
    input.title = title;
    input.conversation.sourceName = source;
    QTEST(buildNote(input).title, "expected");
}

void tst_NoteBuilder::original() {
    NoteInput input;
    input.image = test::samplePicture();
    QVERIFY(buildNote(input).originalImage.isNull());
    input.includeOriginal = true;
    const QImage original = buildNote(input).originalImage;
    QCOMPARE(original.size(), QSize(640, 480));
    QVERIFY(original.textKeys().isEmpty());
}

void tst_NoteBuilder::transparency() {
    NoteInput input;
    input.image = QImage(4, 4, QImage::Format_ARGB32);
    input.image.fill(qRgba(10, 20, 30, 40));
    const Note note = buildNote(input);
    QCOMPARE(note.crops[0].image.pixel(1, 1), qRgba(10, 20, 30, 40));
}

QTEST_MAIN(tst_NoteBuilder)
#include "tst_NoteBuilder.moc"
