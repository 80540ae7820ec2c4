#include "tests/unit/inference/InferenceBench.h"

#include <QSignalSpy>

#include <chrono>

using namespace lunette;
using namespace lunette::test;

namespace {

constexpr std::chrono::milliseconds kShort(20);

} // namespace

/// A model that nobody asks gives its memory back, and is there again when it is needed.
class tst_IdleRelease : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sleepsWhenIdle();
    void wakes_data();
    void wakes();
    void wakingMayFail();
    void staysAwake();
};

void tst_IdleRelease::sleepsWhenIdle() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.controller->show(sightOf(50));
    QTRY_COMPARE(bench.script->count("encode"), 1);
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
    QCOMPARE(bench.script->count("closed"), 0);
    bench.controller->setIdleRelease(kShort);
    QTRY_COMPARE(bench.controller->state(), EngineState::Asleep);
    QTRY_COMPARE(bench.script->count("closed"), 1);
    QCOMPARE(bench.controller->model().name, std::string("scripted"));
    bench.controller->forget();
    QCOMPARE(bench.controller->state(), EngineState::Asleep);
}

void tst_IdleRelease::wakes_data() {
    QTest::addColumn<bool>("byQuestion");
    QTest::newRow("by a question") << true;
    QTest::newRow("by a crop") << false;
}

void tst_IdleRelease::wakes() {
    QFETCH(bool, byQuestion);
    InferenceBench bench;
    QVERIFY(bench.open());
    const Sight sight = sightOf(50);
    bench.controller->show(sight);
    QTRY_COMPARE(bench.script->count("encode"), 1);
    bench.controller->setIdleRelease(kShort);
    QTRY_COMPARE(bench.controller->state(), EngineState::Asleep);
    bench.controller->setIdleRelease(std::chrono::milliseconds(0));
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    QSignalSpy ready(bench.controller.get(), &InferenceController::packReady);
    if (byQuestion)
        bench.controller->ask(questionOf(sight, "What?"));
    else
        bench.controller->show(sightOf(60));
    QCOMPARE(bench.controller->state(), EngineState::Loading);
    QTRY_COMPARE(bench.script->count("encode"), 2);
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
    QCOMPARE(replies.count(), byQuestion ? 1 : 0);
    QCOMPARE(failures.count(), 0);
    QCOMPARE(ready.count(), 1);
    QCOMPARE(bench.script->count("open one"), 2);
}

void tst_IdleRelease::wakingMayFail() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.controller->setIdleRelease(kShort);
    QTRY_COMPARE(bench.controller->state(), EngineState::Asleep);
    bench.script->failOpening({ErrorCode::Pack, "the pack is gone", "fetch it again", {}});
    QSignalSpy packFailures(bench.controller.get(), &InferenceController::packFailed);
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->ask(questionOf(sightOf(50), "What?"));
    QTRY_COMPARE(packFailures.count(), 1);
    QTRY_COMPARE(failures.count(), 1);
    QTRY_COMPARE(bench.controller->state(), EngineState::Failed);
}

void tst_IdleRelease::staysAwake() {
    InferenceBench bench;
    bench.controller->setIdleRelease(kShort);
    bench.script->tokenGate.close();
    QCOMPARE(bench.controller->state(), EngineState::NoPack);
    bench.controller->openPack({scriptedPack("one"), {}, {}});
    bench.controller->ask(questionOf(sightOf(50), "What?"));
    QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    QSignalSpy states(bench.controller.get(), &InferenceController::stateChanged);
    QVERIFY(!states.wait(10 * int(kShort.count())));
    QCOMPARE(bench.controller->state(), EngineState::Busy);
    bench.script->tokenGate.open();
    QTRY_COMPARE(bench.controller->state(), EngineState::Asleep);
}

QTEST_GUILESS_MAIN(tst_IdleRelease)
#include "tst_IdleRelease.moc"
