#include "tests/support/WindowSteps.h"

#include <QPushButton>
#include <QRegularExpression>

using namespace lunette;
using namespace lunette::test;

/// The sample pictures of the empty window are described at one click.
class TestWelcomeSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneClickDescribes();
};

void TestWelcomeSamples::oneClickDescribes() {
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    const auto samples =
        bench.find("welcomeView")->findChildren<QPushButton*>(QRegularExpression(QStringLiteral("^sample_")));
    QVERIFY(samples.size() >= 2);
    for (const QPushButton* sample : samples)
        QVERIFY(!sample->icon().isNull() && !sample->accessibleName().isEmpty());
    press(bench, qPrintable(samples.first()->objectName()));
    QTRY_VERIFY(!bench.find("welcomeView")->isVisible());
    QTRY_COMPARE(bench.script->log().count(QStringLiteral("ask caption")), 1);
}

QTEST_MAIN(TestWelcomeSamples)
#include "tst_WelcomeSamples.moc"
