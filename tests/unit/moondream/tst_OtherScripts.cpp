#include "core/engine/moondream/OtherScripts.h"
#include "tests/support/ToyLetters.h"

#include <QTest>

using namespace lunette;

class tst_OtherScripts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesAndDoubt_data();
    void shapesAndDoubt();
    void sentences();
};

void tst_OtherScripts::shapesAndDoubt_data() {
    QTest::addColumn<bool>("isIdeographs");
    QTest::addColumn<double>("confidence");
    QTest::addColumn<double>("below");
    QTest::addColumn<bool>("isOther");
    QTest::newRow("doubtful ideographs") << true << 0.6 << 0.85 << true;
    QTest::newRow("a reading without end") << true << 0.0 << 0.85 << true;
    QTest::newRow("surely read shapes") << true << 0.85 << 0.85 << false;
    QTest::newRow("a pack that is not calibrated") << true << 0.1 << 0.0 << false;
    QTest::newRow("surely read letters") << false << 0.99 << 0.85 << false;
    QTest::newRow("doubtful letters") << false << 0.7 << 0.85 << false;
    QTest::newRow("letters read wrongly") << false << 0.5 << 0.85 << false;
}

void tst_OtherScripts::shapesAndDoubt() {
    QFETCH(bool, isIdeographs);
    QFETCH(double, confidence);
    QFETCH(double, below);
    RgbImage image = test::paper(260, 40);
    isIdeographs ? test::drawIdeographs(image, 12, 10, 8) : test::drawLetters(image, 12, 10, 20);
    const auto pieces = findTextPieces(image);
    QCOMPARE(pieces.size(), size_t(1));
    QTEST(isOtherScript(image, pieces.front(), confidence, below), "isOther");
}

void tst_OtherScripts::sentences() {
    QCOMPARE(otherScriptSentence(1, 1), std::string("One text is in a script that I cannot read."));
    QCOMPARE(otherScriptSentence(0, 2), std::string());
    QCOMPARE(otherScriptSentence(2, 12), std::string()); // as the buttons of a title bar
    QCOMPARE(otherScriptSentence(12, 12), std::string("12 texts are in a script that I cannot read."));
    QCOMPARE(std::string(kOtherScriptOnly),
             std::string("This looks like Chinese, Japanese or Korean text. I read English letters only."));
}

QTEST_APPLESS_MAIN(tst_OtherScripts)
#include "tst_OtherScripts.moc"
