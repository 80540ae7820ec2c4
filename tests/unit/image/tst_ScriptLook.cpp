#include "core/image/ScriptLook.h"
#include "tests/support/ToyLetters.h"

#include <QTest>

using namespace lunette;

class tst_ScriptLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ideographsAndLetters_data();
    void ideographsAndLetters();
    void whatSaysNothing_data();
    void whatSaysNothing();
    void boxesAndRulesAreLeftOut();

private:
    static std::optional<double> oddsOf(const RgbImage& image) {
        const auto pieces = findTextPieces(image);
        const auto look = pieces.size() == 1 ? measureStrokes(image, pieces.front()) : std::nullopt;
        return look ? std::optional(ideographOdds(*look)) : std::nullopt;
    }
};

void tst_ScriptLook::ideographsAndLetters_data() {
    QTest::addColumn<bool>("isIdeographs");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        for (const int count : {2, 3, 8, 20})
            QTest::addRow("%d ideographs, %s", count, isDark ? "dark" : "light") << true << count << isDark;
        for (const int count : {3, 4, 12, 30})
            QTest::addRow("%d letters, %s", count, isDark ? "dark" : "light") << false << count << isDark;
    }
}

void tst_ScriptLook::ideographsAndLetters() {
    QFETCH(bool, isIdeographs);
    QFETCH(int, count);
    QFETCH(bool, isDark);
    RgbImage image = test::paper(360, 40);
    isIdeographs ? test::drawIdeographs(image, 12, 10, count) : test::drawLetters(image, 12, 10, count);
    if (isDark) {
        for (uint8_t& value : image.pixels)
            value = uint8_t(220 - value * 3 / 4);
    }
    const auto odds = oddsOf(image);
    QVERIFY(odds);
    QVERIFY2(isIdeographs ? *odds > 2 : *odds < -0.5, qPrintable(QString::number(*odds)));
}

void tst_ScriptLook::whatSaysNothing_data() {
    QTest::addColumn<RgbImage>("image");
    QTest::addColumn<TextPiece>("piece");
    RgbImage one = test::paper(100, 40), rows = test::paper(100, 60), text = test::paper(100, 40);
    test::drawIdeographs(one, 12, 10, 1);
    test::drawIdeographs(rows, 12, 8, 3);
    test::drawIdeographs(rows, 12, 28, 3);
    test::drawIdeographs(text, 12, 10, 3);
    QTest::newRow("one character") << one << TextPiece{12, 10, 15, 15};
    QTest::newRow("two rows taken for one") << rows << TextPiece{12, 8, 50, 36};
    QTest::newRow("blank") << test::paper(100, 40) << TextPiece{12, 10, 60, 15};
    QTest::newRow("too low") << text << TextPiece{12, 10, 60, 6};
    QTest::newRow("too tall") << test::paper(100, 90) << TextPiece{12, 10, 60, 70};
    QTest::newRow("beyond the picture") << text << TextPiece{60, 10, 60, 15};
    QTest::newRow("before the picture") << text << TextPiece{-1, 10, 60, 15};
    QTest::newRow("no picture") << RgbImage() << TextPiece{0, 0, 60, 15};
}

void tst_ScriptLook::whatSaysNothing() {
    QFETCH(RgbImage, image);
    QFETCH(TextPiece, piece);
    QVERIFY(!measureStrokes(image, piece));
}

void tst_ScriptLook::boxesAndRulesAreLeftOut() {
    RgbImage plain = test::paper(200, 40);
    test::drawLetters(plain, 40, 10, 12);
    const TextPiece whole{10, 8, 160, 22};
    const auto alone = measureStrokes(plain, whole);
    RgbImage more = plain;
    test::fillRect(more, 12, 9, 14, 14); // a check box
    test::fillRect(more, 13, 10, 12, 12, 255);
    test::fillRect(more, 30, 27, 130, 1); // an underline
    const auto boxed = measureStrokes(more, whole);
    QVERIFY(alone && boxed);
    QCOMPARE(boxed->strokes, alone->strokes);
    QCOMPARE(boxed->square, alone->square);
    QCOMPARE(boxed->gaps, alone->gaps);
}

QTEST_APPLESS_MAIN(tst_ScriptLook)
#include "tst_ScriptLook.moc"
