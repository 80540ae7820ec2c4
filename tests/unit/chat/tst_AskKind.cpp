#include "core/chat/AskKind.h"

#include <QSet>
#include <QTest>

using namespace lunette;

class tst_AskKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreTold();
    void asksInBothLanguages();
    void phrases_data();
    void phrases();
    void sentences_data();
    void sentences();
};

void tst_AskKind::namesAreTold() {
    QSet<QString> names;
    for (const AskKind kind : kAskKinds) {
        Exchange exchange;
        exchange.presetName = askKindName(kind);
        QVERIFY(askKindOf(exchange) == kind);
        names << exchange.presetName;
    }
    QCOMPARE(names.size(), 5);
    Exchange preset;
    preset.presetName = QStringLiteral("short");
    QVERIFY(askKindOf(preset) == AskKind::Question);
}

void tst_AskKind::asksInBothLanguages() {
    const BilingualText both{QStringLiteral("door"), QStringLiteral("门")};
    QVERIFY(askedFor(AskKind::Find, both) == (BilingualText{QStringLiteral("Find: door"), QStringLiteral("查找：门")}));
    QVERIFY(askedFor(AskKind::Count, {{}, QStringLiteral("门")}) == (BilingualText{{}, QStringLiteral("计数：门")}));
    QVERIFY(!askedFor(AskKind::Gaze, {}).chinese.isEmpty());
}

void tst_AskKind::phrases_data() {
    QTest::addColumn<QString>("translated");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("sentence") << "The save button."
                              << "save button";
    QTest::newRow("article") << "A door"
                             << "door";
    QTest::newRow("acronym") << "USB port"
                             << "USB port";
    QTest::newRow("plain") << "red icon"
                           << "red icon";
    QTest::newRow("Chinese stop") << "按钮。"
                                  << "按钮";
    QTest::newRow("only a stop") << "."
                                 << ".";
    QTest::newRow("begins with article letters") << "Anchor"
                                                 << "anchor";
    QTest::newRow("empty") << ""
                           << "";
}

void tst_AskKind::phrases() {
    QFETCH(QString, translated);
    QFETCH(QString, wanted);
    QCOMPARE(objectPhrase(translated), wanted);
}

void tst_AskKind::sentences_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("finish");
    QTest::addColumn<bool>("gaze");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("three") << 3 << int(FinishReason::EndOfText) << false << "3 found."
                           << "找到 3 处。";
    QTest::newRow("limit") << 50 << int(FinishReason::MaxObjects) << false << "may be more"
                           << "可能还有更多";
    QTest::newRow("full") << 9 << int(FinishReason::ContextFull) << false << "no room"
                          << "没有空间";
    QTest::newRow("stopped") << 2 << int(FinishReason::Cancelled) << false << "before the stop"
                             << "被停止";
    QTest::newRow("stopped early") << 0 << int(FinishReason::Cancelled) << false << "Nothing was found"
                                   << "停止前没有找到";
    QTest::newRow("none") << 0 << int(FinishReason::EndOfText) << false << "None found"
                          << "没有找到";
    QTest::newRow("gaze") << 1 << int(FinishReason::MaxObjects) << true << "looks at point 1"
                          << "看向点 1";
    QTest::newRow("no gaze") << 0 << int(FinishReason::EndOfText) << true << "cannot tell"
                             << "看不出";
}

void tst_AskKind::sentences() {
    QFETCH(int, count);
    QFETCH(int, finish);
    QFETCH(bool, gaze);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    Exchange exchange;
    exchange.request.skill = gaze ? Skill::Gaze : Skill::Point;
    exchange.points.resize(size_t(count));
    exchange.finish = FinishReason(finish);
    const BilingualText text = foundSentence(exchange);
    QVERIFY2(text.english.contains(english), qPrintable(text.english));
    QVERIFY2(text.chinese.contains(chinese), qPrintable(text.chinese));
}

QTEST_MAIN(tst_AskKind)
#include "tst_AskKind.moc"
