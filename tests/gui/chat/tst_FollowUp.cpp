#include "tests/support/WindowSteps.h"

#include <QCheckBox>
#include <QToolButton>

using namespace lunette;
using namespace lunette::test;

namespace {

/// A window with a picture and a model of this kind.
bool openWith(WindowBench& bench, HistorySupport support) {
    if (!openPicture(bench))
        return false;
    bench.script->info.history = support;
    bench.inference().openPack({scriptedPack("scripted"), {}, {}});
    return QTest::qWaitFor([&] { return bench.isReady(); }, 30000);
}

bool isAnswered(const WindowBench& bench, int count) {
    const auto buttons = bench.window->findChildren<QPushButton*>(QStringLiteral("regenerate"));
    return buttons.size() == count && buttons.last()->isEnabled();
}

/// The last widget of this name: that of the latest exchange.
template <class Widget>
Widget* last(const WindowBench& bench, const char* name) {
    return bench.window->findChildren<Widget*>(QString::fromLatin1(name)).last();
}

} // namespace

/// Several turns on one picture: off unless wanted, and told what was given.
class tst_FollowUp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void disabledWithReason();
    void offByDefault();
    void givesEarlierTurns();
    void anotherFrameIsAnotherTalk();
    void inChinese();
    void goesOffWithTheModel();
};

void tst_FollowUp::disabledWithReason() {
    WindowBench bench;
    QVERIFY(openWith(bench, HistorySupport::None));
    const auto* toggle = bench.find<QCheckBox>("followUpToggle");
    QVERIFY(toggle->isVisible() && !toggle->isEnabled());
    QVERIFY2(toggle->toolTip().contains("each question alone"), qPrintable(toggle->toolTip()));
}

void tst_FollowUp::offByDefault() {
    WindowBench bench;
    QVERIFY(openWith(bench, HistorySupport::Untrained));
    auto* toggle = bench.find<QCheckBox>("followUpToggle");
    QVERIFY(toggle->isEnabled() && !toggle->isChecked());
    QVERIFY2(toggle->toolTip().contains("trained on single questions"), qPrintable(toggle->toolTip()));
    ask(bench, "Which app?");
    QTRY_VERIFY(isAnswered(bench, 1));
    ask(bench, "Which colour?");
    QTRY_VERIFY(isAnswered(bench, 2));
    QCOMPARE(bench.script->count("after"), 0);
    QVERIFY(!last<QWidget>(bench, "given")->isVisible());
    QVERIFY(!last<QWidget>(bench, "reasoning")->isVisible());
}

void tst_FollowUp::givesEarlierTurns() {
    WindowBench bench;
    bench.script->setAnswer({"A ", "browser."});
    QVERIFY(openWith(bench, HistorySupport::Untrained));
    ask(bench, "Which app?");
    QTRY_VERIFY(isAnswered(bench, 1));
    QTest::mouseClick(bench.find("followUpToggle"), Qt::LeftButton);
    ask(bench, "Which colour?");
    QTRY_VERIFY(isAnswered(bench, 2));
    QVERIFY2(bench.script->log().contains("after Which app? -> A browser."),
             qPrintable(bench.script->log().join('\n')));
    QCOMPARE(last<QLabel>(bench, "givenSummary")->text(),
             QStringLiteral("The model was given: the picture, 1 earlier turn, this question"));
    auto* text = last<QLabel>(bench, "givenText");
    auto* toggle = last<QToolButton>(bench, "givenToggle");
    QVERIFY(!text->isVisible());
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(text->isVisible());
    QVERIFY(text->text().startsWith("asked: Which colour?\n"));
    QVERIFY(text->text().contains("trained on single questions"));
    QTest::mouseClick(last<QLabel>(bench, "givenSummary"), Qt::LeftButton);
    QVERIFY(!text->isVisible());
}

void tst_FollowUp::anotherFrameIsAnotherTalk() {
    WindowBench bench;
    QVERIFY(openWith(bench, HistorySupport::Documented));
    bench.find<QCheckBox>("followUpToggle")->click();
    ask(bench, "Which app?");
    QTRY_VERIFY(isAnswered(bench, 1));
    dragFrame(canvasOf(bench), {100, 100}, {400, 300});
    QTRY_VERIFY(bench.isReady());
    ask(bench, "Which colour?");
    QTRY_VERIFY(isAnswered(bench, 2));
    QCOMPARE(bench.script->count("after"), 0);
    QVERIFY(!last<QWidget>(bench, "given")->isVisible());
}

void tst_FollowUp::inChinese() {
    WindowBench bench;
    QVERIFY(openWith(bench, HistorySupport::Documented));
    bench.settings().setLanguage(UiLanguage::Chinese);
    bench.find<QCheckBox>("followUpToggle")->click();
    ask(bench, QStringLiteral("什么颜色？"));
    QTRY_VERIFY(isAnswered(bench, 1));
    ask(bench, QStringLiteral("什么形状？"));
    QTRY_VERIFY(isAnswered(bench, 2));
    QCOMPARE(bench.script->count("after English of"), 1);
    QTRY_COMPARE(last<QLabel>(bench, "givenSummary")->text(),
                 QStringLiteral("模型收到的内容：图片、先前的 1 轮问答、本次问题"));
}

void tst_FollowUp::goesOffWithTheModel() {
    WindowBench bench;
    QVERIFY(openWith(bench, HistorySupport::Documented));
    auto* toggle = bench.find<QCheckBox>("followUpToggle");
    toggle->click();
    QVERIFY(toggle->isChecked());
    ask(bench, "Which app?");
    QTRY_VERIFY(isAnswered(bench, 1));
    ask(bench, "Which colour?");
    QTRY_VERIFY(isAnswered(bench, 2));
    QCOMPARE(bench.script->count("after"), 1);
    bench.script->info.history = HistorySupport::None;
    bench.inference().openPack({scriptedPack("second"), {}, {}});
    QTRY_VERIFY(bench.isReady());
    QTRY_VERIFY(!toggle->isChecked());
    QVERIFY(!toggle->isEnabled());
    last<QPushButton>(bench, "regenerate")->click(); // the question that was a follow-up is asked alone
    QTRY_COMPARE(bench.script->count("ask"), 3);
    QTRY_VERIFY(isAnswered(bench, 2));
    QCOMPARE(bench.script->count("after"), 1);
    QVERIFY(!last<QWidget>(bench, "given")->isVisible());
}

QTEST_MAIN(tst_FollowUp)
#include "tst_FollowUp.moc"
