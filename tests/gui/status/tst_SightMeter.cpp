#include "app/status/SightMeter.h"
#include "app/support/LanguageSwitcher.h"

#include <QTest>

using namespace lunette;

class tst_SightMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void followsTheLanguage();

private:
    LanguageSwitcher m_language;
};

void tst_SightMeter::tells_data() {
    QTest::addColumn<int>("maxTiles");
    QTest::addColumn<QSize>("region");
    QTest::addColumn<bool>("warns");
    QTest::addColumn<bool>("tiles");
    QTest::newRow("nothing") << 12 << QSize() << false << false;
    QTest::newRow("small") << 12 << QSize(200, 100) << false << false;
    QTest::newRow("screen") << 12 << QSize(1100, 800) << false << true;
    QTest::newRow("very large") << 12 << QSize(7680, 4320) << true << true;
    QTest::newRow("strip") << 12 << QSize(1800, 60) << true << false;
    QTest::newRow("reader, small") << 0 << QSize(300, 200) << false << false;
    QTest::newRow("reader, large") << 0 << QSize(1900, 1000) << true << false;
}

void tst_SightMeter::tells() {
    QFETCH(int, maxTiles);
    QFETCH(QSize, region);
    QFETCH(bool, warns);
    QFETCH(bool, tiles);
    m_language.apply(UiLanguage::English);
    SightMeter meter;
    TilingRule rule;
    rule.maxTiles = maxTiles;
    meter.setTiling(rule);
    meter.setRegion(region);
    const QString text = meter.text();
    QCOMPARE(text.isEmpty(), region.isEmpty());
    QVERIFY2(region.isEmpty() || text.startsWith("Seen at "), qPrintable(text));
    QCOMPARE(text.contains("small text may be lost"), warns);
    QCOMPARE(text.contains("tiles"), tiles);
    QCOMPARE(meter.accessibleName(), text);
}

void tst_SightMeter::followsTheLanguage() {
    m_language.apply(UiLanguage::English);
    SightMeter meter;
    meter.setRegion({300, 200});
    m_language.apply(UiLanguage::Chinese);
    QTRY_COMPARE(meter.text(), QStringLiteral("以 100% 看到"));
    m_language.apply(UiLanguage::English);
    QTRY_COMPARE(meter.text(), QStringLiteral("Seen at 100 %"));
}

QTEST_MAIN(tst_SightMeter)
#include "tst_SightMeter.moc"
