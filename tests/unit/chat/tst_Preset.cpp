#include "core/chat/Preset.h"

#include <QTest>

using namespace lunette;

class tst_Preset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheModel_data();
    void followsTheModel();
    void everyPresetHasBothLanguages();
    void readUsesTheFixedPrompt();
    void findsByName();
};

void tst_Preset::followsTheModel_data() {
    QTest::addColumn<bool>("caption");
    QTest::addColumn<bool>("longCaption");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("full") << true << true << QStringList{"short", "detailed", "long", "read"};
    QTest::newRow("built in") << true << false << QStringList{"short", "detailed", "read"};
    QTest::newRow("questions only") << false << true << QStringList{"read"};
}

void tst_Preset::followsTheModel() {
    QFETCH(bool, caption);
    QFETCH(bool, longCaption);
    QFETCH(QStringList, names);
    QStringList found;
    for (const Preset& preset : presetsFor(caption, longCaption, false))
        found << preset.name;
    QCOMPARE(found, names);
}

void tst_Preset::everyPresetHasBothLanguages() {
    for (const Preset& preset : presetsFor(true, true, true)) {
        for (const BilingualText& text : {preset.label, preset.question}) {
            QVERIFY2(!text.english.isEmpty() && !text.chinese.isEmpty(), qPrintable(preset.name));
            QVERIFY2(text.english != text.chinese, qPrintable(preset.name));
        }
    }
}

void tst_Preset::readUsesTheFixedPrompt() {
    QCOMPARE(presetsFor(true, false, true).back().request.preset, std::string("read"));
    const GenerationRequest plain = presetsFor(true, false, false).back().request;
    QVERIFY(plain.preset.empty());
    QVERIFY(plain.skill == Skill::Query);
    QVERIFY(!plain.text.empty());
}

void tst_Preset::findsByName() {
    QVERIFY(findPreset(QStringLiteral("short")).request.length == CaptionLength::Short);
    QVERIFY(findPreset(QStringLiteral("detailed")).request.length == CaptionLength::Normal);
    QVERIFY(findPreset(QStringLiteral("long")).request.length == CaptionLength::Long);
    QVERIFY(findPreset(QStringLiteral("nothing")).name.isEmpty());
}

QTEST_APPLESS_MAIN(tst_Preset)
#include "tst_Preset.moc"
