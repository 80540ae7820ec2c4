#include "core/chat/ExchangeAnswer.h"

#include <QTest>

using namespace lunette;

class tst_ExchangeAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doubts_data();
    void doubts();
    void places();
    void takesText();
    void countsPlaces();
};

void tst_ExchangeAnswer::doubts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char16_t* text, const QStringList& words, const char16_t* expected) {
        QTest::newRow(name) << QString::fromUtf16(text) << words << QString::fromUtf16(expected);
    };
    row("none", u"Save as", {}, u"Save as");
    row("one", u"Save as", {"as"}, u"Save as (?)");
    row("part of a word stays", u"Save assets", {"as"}, u"Save assets");
    row("end of a word stays", u"Save has", {"as"}, u"Save has");
    row("each place", u"as is as", {"as"}, u"as (?) is as (?)");
    row("the longest", u"a Ctrl+Z b", {"Ctrl", "Ctrl+Z"}, u"a Ctrl+Z (?) b");
    row("in quotes", u"The button says \u201cShortus\u201d.", {"Shortus"}, u"The button says \u201cShortus (?)\u201d.");
    row("with its punctuation", u"(Json, x", {"(Json,"}, u"(Json, (?) x");
    row("beside Chinese", u"\u6309\u94aeSave\u65c1\u8fb9", {"Save"}, u"\u6309\u94aeSave (?)\u65c1\u8fb9");
    row("not there", u"\u6587\u4ef6", {"File"}, u"\u6587\u4ef6");
    row("empty word", u"abc", {""}, u"abc");
    row("emoji", u"\U0001F600 ok", {"ok"}, u"\U0001F600 ok (?)");
    row("lines", u"one\ntwo", {"one", "two"}, u"one (?)\ntwo (?)");
}

void tst_ExchangeAnswer::doubts() {
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QTEST(withDoubts(text, words), "expected");
}

void tst_ExchangeAnswer::places() {
    const std::vector<WordPlace> expected = {{0, 2}, {6, 3}};
    QVERIFY(placesOfWords(QStringLiteral("ab cd efg"), {QStringLiteral("efg"), QStringLiteral("ab")}) == expected);
}

void tst_ExchangeAnswer::takesText() {
    GenerationResult result;
    result.text = " Save as \n";
    result.doubtful = {"as"};
    result.finish = FinishReason::MaxTokens;
    Exchange exchange;
    exchange.doubtful = {QStringLiteral("old")};
    takeResult(exchange, result);
    QCOMPARE(exchange.answer.english, QStringLiteral("Save as"));
    QCOMPARE(exchange.doubtful, QStringList{QStringLiteral("as")});
    QVERIFY(exchange.finish == FinishReason::MaxTokens);
}

void tst_ExchangeAnswer::countsPlaces() {
    GenerationResult result;
    result.points = {{0.5, 0.5}, {0.1, 0.1}};
    Exchange exchange;
    exchange.presetName = QStringLiteral("count");
    exchange.object = QStringLiteral("button");
    takeResult(exchange, result);
    QVERIFY2(exchange.answer.english.contains(u'2'), qPrintable(exchange.answer.english));
    QCOMPARE(exchange.points.size(), size_t(2));
}

QTEST_GUILESS_MAIN(tst_ExchangeAnswer)
#include "tst_ExchangeAnswer.moc"
