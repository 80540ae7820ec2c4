#include "core/chat/Mark.h"
#include "core/note/NoteSidecar.h"
#include "tests/support/SampleNote.h"

#include <QTest>

using namespace lunette;

class tst_NoteSidecar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void marksAndThinking();
    void followUps();
    void editedTranslations();
    void oldFilesWithoutThinking();
    void exactBytes();
    void broken_data();
    void broken();
    void newer();
};

void tst_NoteSidecar::roundTrip() {
    const Note note = test::sampleNote();
    const Result<Note> read = readSidecar(writeSidecar(note), QStringLiteral("x"));
    QVERIFY(read);
    QCOMPARE(read->title, note.title);
    QCOMPARE(read->date, note.date);
    QCOMPARE(read->conversation.sourceName, note.conversation.sourceName);
    QCOMPARE(read->conversation.imageSize, note.conversation.imageSize);
    QCOMPARE(read->changedSettings, note.changedSettings);
    QCOMPARE(read->crops.size(), size_t(2));
    QCOMPARE(read->crops[0].rect, QRect(10, 20, 300, 200));
    QCOMPARE(read->conversation.exchanges.size(), size_t(2));
    const Exchange& exchange = read->conversation.exchanges[1];
    const Exchange& wanted = note.conversation.exchanges[1];
    QCOMPARE(exchange.asked, wanted.asked);
    QVERIFY(exchange.question == wanted.question);
    QVERIFY(exchange.answer == wanted.answer);
    QCOMPARE(exchange.request.sampling.seed, uint64_t(18446744073709551615ULL));
    QCOMPARE(exchange.request.sampling.temperature, 0.7);
    QCOMPARE(exchange.request.references.size(), size_t(2));
    QVERIFY(exchange.request.references[1].isBox);
    QCOMPARE(exchange.request.references[1].values[3], 0.4);
    QCOMPARE(exchange.objects[0].yMax, 1.25);
    QCOMPARE(exchange.points[0].y, 0.125);
    QVERIFY(exchange.finish == FinishReason::MaxTokens);
    QVERIFY(read->conversation.exchanges[0].request.length == CaptionLength::Short);
    QCOMPARE(exchange.timings.tokens, 12);
    QCOMPARE(exchange.totalMs, 30.25);
}

void tst_NoteSidecar::marksAndThinking() {
    Note note = test::sampleNote();
    Exchange& exchange = note.conversation.exchanges[1];
    exchange.presetName = QStringLiteral("find");
    exchange.object = QStringLiteral("保存按钮");
    exchange.request.skill = Skill::Detect;
    exchange.reasoning = Reasoning{"I see 门.", {}, {{6, 7, {{0.25, -0.5}, {0.5, 0.75}}}}};
    const Result<Note> read = readSidecar(writeSidecar(note), QStringLiteral("x"));
    QVERIFY(read);
    const Exchange& back = read->conversation.exchanges[1];
    QCOMPARE(back.object, exchange.object);
    QVERIFY(back.request.skill == Skill::Detect);
    QVERIFY(back.reasoning);
    QCOMPARE(back.reasoning->text, exchange.reasoning->text);
    QCOMPARE(back.reasoning->grounding.size(), size_t(1));
    QVERIFY(marksOf(back) == marksOf(exchange));
    QVERIFY(!read->conversation.exchanges[0].reasoning);
}

void tst_NoteSidecar::followUps() {
    Note note = test::sampleNote();
    Exchange& exchange = note.conversation.exchanges[1];
    exchange.request.history = {{"What is it?", "A door."}, {"Is it open?", "门 \"open\""}};
    exchange.given = {2, 1, true, QStringLiteral("Question: 它开着吗？")};
    const Result<Note> read = readSidecar(writeSidecar(note), QStringLiteral("x"));
    QVERIFY(read);
    const Exchange& back = read->conversation.exchanges[1];
    QCOMPARE(back.given, exchange.given);
    QCOMPARE(back.request.history, exchange.request.history);
    QCOMPARE(read->conversation.exchanges[0].given, GivenHistory());
}

void tst_NoteSidecar::editedTranslations() {
    Note note = test::sampleNote();
    note.conversation.exchanges[0].fromMemory = true;
    note.conversation.exchanges[1].machineTranslation = QStringLiteral("机器的译文");
    const Result<Note> read = readSidecar(writeSidecar(note), QStringLiteral("x"));
    QVERIFY(read);
    const auto& back = read->conversation.exchanges;
    QVERIFY(back[0].fromMemory && back[0].machineTranslation.isEmpty());
    QVERIFY(!back[1].fromMemory);
    QCOMPARE(back[1].machineTranslation, QStringLiteral("机器的译文"));
    QVERIFY(back[1].answer == note.conversation.exchanges[1].answer);
}

void tst_NoteSidecar::oldFilesWithoutThinking() {
    const QByteArray json = writeSidecar(test::sampleNote());
    QVERIFY(!json.contains("\"machine_translation\":") && !json.contains("\"from_memory\":"));
    QVERIFY(!json.contains("\"reasoning\": {"));
    QVERIFY(!json.contains("\"object\":"));
    QVERIFY(readSidecar(json, QStringLiteral("x")));
}

void tst_NoteSidecar::exactBytes() {
    const QByteArray once = writeSidecar(test::sampleNote());
    QCOMPARE(writeSidecar(*readSidecar(once, QStringLiteral("x"))), once);
    QVERIFY(once.contains("\"version\": 1"));
}

void tst_NoteSidecar::broken_data() {
    const QByteArray good = writeSidecar(test::sampleNote());
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not json") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("other format") << QByteArray("{\"format\": \"x\", \"version\": 1}");
    QTest::newRow("no members") << QByteArray("{\"format\": \"lunette-note\", \"version\": 1}");
    QTest::newRow("cut") << good.left(good.size() / 2);
    QTest::newRow("wrong type") << QByteArray(good).replace("\"title\": \"login dialog\"", "\"title\": 5");
    QTest::newRow("short crop") << QByteArray(good).replace("\"exchanges\": [", "\"exchanges\": [{\"id\": 1},");
    Note thinking = test::sampleNote();
    thinking.conversation.exchanges[0].reasoning = Reasoning{"a", {}, {{0, 1, {{0.5, 0.5}}}}};
    QTest::newRow("wrong evidence") << writeSidecar(thinking).replace("\"start\": 0", "\"start\": \"x\"");
    QTest::newRow("deep") << QByteArray(200'000, '[');
}

void tst_NoteSidecar::broken() {
    QFETCH(QByteArray, json);
    const Result<Note> read = readSidecar(json, QStringLiteral("old.lunette.json"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Usage);
    QVERIFY(read.error().message().find("old.lunette.json") != std::string::npos);
}

void tst_NoteSidecar::newer() {
    const QByteArray json = writeSidecar(test::sampleNote()).replace("\"version\": 1", "\"version\": 2");
    const Result<Note> read = readSidecar(json, QStringLiteral("x"));
    QVERIFY(!read);
    QVERIFY(read.error().message().find("newer") != std::string::npos);
}

QTEST_MAIN(tst_NoteSidecar)
#include "tst_NoteSidecar.moc"
