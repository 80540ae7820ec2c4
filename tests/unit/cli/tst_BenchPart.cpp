#include "app/cli/BenchPart.h"

#include <QTest>

using namespace lunette;

class tst_BenchPart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void medians_data();
    void medians();
    void warmUpIsNotKept();
    void sharesBelongToTheirRound();
    void limitsAreTheMiddle();
    void withoutLimits();
};

void tst_BenchPart::medians_data() {
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("expected");
    QTest::newRow("none") << QList<double>{} << 0.0;
    QTest::newRow("one") << QList<double>{3} << 3.0;
    QTest::newRow("odd") << QList<double>{9, 1, 5} << 5.0;
    QTest::newRow("even") << QList<double>{4, 1, 2, 9} << 3.0;
}

void tst_BenchPart::medians() {
    QFETCH(QList<double>, values);
    QTEST(median(std::vector<double>(values.begin(), values.end())), "expected");
}

void tst_BenchPart::warmUpIsNotKept() {
    BenchPart part;
    part.addSample("tile", "one tile", 100, {1e9, 1e6});
    QVERIFY(!part.find("tile"));
    part.addLimits({10e9, 100e9, 1, "fp32"});
    part.addSample("tile", "one tile", 20, {1e9, 1e6});
    QVERIFY(part.find("tile"));
    QCOMPARE(part.find("tile")->milliseconds, std::vector<double>{20});
    QCOMPARE(part.rounds(), size_t(1));
}

void tst_BenchPart::sharesBelongToTheirRound() {
    BenchPart part;
    part.addLimits({10e9, 100e9, 1, "fp32"});
    part.addSample("tile", "one tile", 20, {1e9, 1e6}); // computing takes 10 ms
    part.addLimits({10e9, 50e9, 1, "fp32"});
    part.addSample("tile", "one tile", 40, {1e9, 1e6});   // 20 ms
    part.addSample("token", "one token", 4, {1e6, 20e6}); // reading takes 2 ms
    QCOMPARE(part.find("tile")->shares, (std::vector<double>{0.5, 0.5}));
    QCOMPARE(part.find("token")->shares, std::vector<double>{0.5});
    QCOMPARE(part.stages().size(), size_t(2));
}

void tst_BenchPart::limitsAreTheMiddle() {
    BenchPart part;
    QCOMPARE(part.limits().flopPerSecond, 0.0);
    for (const double factor : {3.0, 1.0, 2.0})
        part.addLimits({factor * 1e9, factor * 1e10, 2, "bf16"});
    QCOMPARE(part.limits().bytesPerSecond, 2e9);
    QCOMPARE(part.limits().flopPerSecond, 2e10);
    QCOMPARE(part.limits().matrixType, std::string("bf16"));
}

void tst_BenchPart::withoutLimits() {
    BenchPart part;
    part.addLimits({});
    part.addSample("tile", "one tile", 20, {1e9, 1e6});
    part.addSample("sentence", "one sentence", 20, {});
    QVERIFY(part.find("tile")->shares.empty());
    QVERIFY(part.find("sentence")->shares.empty());
}

QTEST_APPLESS_MAIN(tst_BenchPart)
#include "tst_BenchPart.moc"
