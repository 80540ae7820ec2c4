#include "core/inference/SightFit.h"

#include <QTest>

using namespace lunette;

class tst_SightFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stripGetsTiles();
    void staysInsideThePicture();
    void leavesWhatIsFine_data();
    void leavesWhatIsFine();
};

void tst_SightFit::stripGetsTiles() {
    const TilingRule rule;
    const QRect strip(100, 500, 1500, 60);
    const QRect fit = grownToFit(strip, {2000, 1200}, rule);
    QVERIFY(fit.contains(strip));
    QCOMPARE(fit.width(), 1500);
    QVERIFY(tilingScale(fit.width(), fit.height(), rule) > 1.5 * tilingScale(strip.width(), strip.height(), rule));
}

void tst_SightFit::staysInsideThePicture() {
    const QRect fit = grownToFit({0, 0, 1500, 60}, {1500, 800}, TilingRule());
    QVERIFY(QRect(0, 0, 1500, 800).contains(fit));
    QVERIFY(fit.height() > 60);
    const QRect thin = grownToFit({0, 0, 1500, 60}, {1500, 100}, TilingRule());
    QVERIFY(QRect(0, 0, 1500, 100).contains(thin));
}

void tst_SightFit::leavesWhatIsFine_data() {
    QTest::addColumn<QRect>("region");
    QTest::addColumn<int>("maxTiles");
    QTest::newRow("large") << QRect(0, 0, 1000, 900) << 12;
    QTest::newRow("small") << QRect(10, 10, 100, 80) << 12;
    QTest::newRow("no tiles") << QRect(100, 500, 1500, 60) << 0;
    QTest::newRow("nothing") << QRect() << 12;
}

void tst_SightFit::leavesWhatIsFine() {
    QFETCH(QRect, region);
    QFETCH(int, maxTiles);
    TilingRule rule;
    rule.maxTiles = maxTiles;
    QCOMPARE(grownToFit(region, {2000, 1200}, rule), region);
}

QTEST_APPLESS_MAIN(tst_SightFit)
#include "tst_SightFit.moc"
