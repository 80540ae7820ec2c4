#include "app/status/ModelLamp.h"
#include "tests/support/WindowSteps.h"

#include <chrono>

using namespace lunette;
using namespace lunette::test;

/// What the lamp says while the model sleeps and wakes.
class tst_ModelLamp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asleepAndAwake();
};

void tst_ModelLamp::asleepAndAwake() {
    using namespace std::chrono_literals;
    WindowBench bench;
    QVERIFY(openPicture(bench));
    const auto* lamp = bench.find<ModelLamp>("modelLamp");
    QTRY_VERIFY2(lamp->text().endsWith("ready"), qPrintable(lamp->text()));
    bench.inference().setIdleRelease(10ms);
    QTRY_VERIFY2(lamp->text().endsWith(": asleep, wakes with the next question"), qPrintable(lamp->text()));
    QCOMPARE(lamp->accessibleName(), lamp->text());
    QTRY_COMPARE(bench.script->count("closed"), 1);
    bench.settings().setLanguage(UiLanguage::Chinese);
    QTRY_VERIFY2(lamp->text().endsWith(QStringLiteral("：已休眠，下次提问时唤醒")), qPrintable(lamp->text()));
    bench.inference().setIdleRelease(0ms);
    QVERIFY(bench.find<QPushButton>("preset_short")->isEnabled());
    press(bench, "preset_short");
    QTRY_VERIFY(bench.script->log().contains("ask caption"));
    QTRY_VERIFY2(lamp->text().endsWith(QStringLiteral("就绪")), qPrintable(lamp->text()));
}

QTEST_MAIN(tst_ModelLamp)
#include "tst_ModelLamp.moc"
