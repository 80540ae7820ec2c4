#include "core/inference/InferenceController.h"
#include "core/inference/TranslationWorker.h"
#include "tests/unit/inference/InferenceBench.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

class tst_InferenceController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensPack();
    void tellsWhyPackFailed();
    void replacesPack();
    void replacesPackWhileOpening();
    void latestCropWins();
    void secondQuestionDoesNotEncodeAgain();
    void sameCropOfAnotherPictureEncodesAgain();
    void questionsAreAnsweredInOrder();
    void stopsWithinOneToken();
    void stopGivesWaitingQuestionsUp();
    void asksBeforeTheModelIsThere();
    void refusesWithoutPack();
    void translatesChineseQuestionFirst();
    void asksAsTypedWithoutTranslator();
    void translatesFinishedSentences();
    void slowTranslatorDoesNotDelayTokens();
    void memoryErrorIsTold();
    void forgottenRepliesAreDropped();
    void imageTimeOnlyWhenWaitedFor();
    void waitingQuestionsFailWithThePack();
    void shutsDownInEveryState_data();
    void shutsDownInEveryState();
};

void tst_InferenceController::opensPack() {
    InferenceBench bench;
    QSignalSpy loading(bench.controller.get(), &InferenceController::packLoading);
    QSignalSpy ready(bench.controller.get(), &InferenceController::packReady);
    QCOMPARE(bench.controller->state(), EngineState::NoPack);
    QVERIFY(bench.open());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(loading.first().at(0).toInt(), 0);
    QCOMPARE(loading.last().at(0).toInt(), 100);
    QCOMPARE(bench.controller->model().name, std::string("scripted"));
}

void tst_InferenceController::tellsWhyPackFailed() {
    InferenceBench bench;
    bench.script->failOpening({ErrorCode::Pack, "the pack is broken", "fetch it again", {}});
    QSignalSpy failedSpy(bench.controller.get(), &InferenceController::packFailed);
    bench.controller->openPack({scriptedPack("bad"), {}, {}});
    QTRY_COMPARE(failedSpy.count(), 1);
    QCOMPARE(failedSpy.first().at(0).value<Error>().message(), std::string("the pack is broken: fetch it again"));
    QTRY_COMPARE(bench.controller->state(), EngineState::Failed);
    bench.controller->openPack({scriptedPack("good"), {}, {}});
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
}

void tst_InferenceController::replacesPack() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.controller->show(sightOf(50));
    QTRY_COMPARE(bench.script->count("encode"), 1);
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
    bench.controller->openPack({scriptedPack("two"), {}, {}});
    QTRY_COMPARE(bench.script->count("encode"), 2);
    const QStringList log = bench.script->log();
    QVERIFY2(log.indexOf("closed") < log.indexOf("open two"), qPrintable(log.join('\n')));
}

void tst_InferenceController::replacesPackWhileOpening() {
    InferenceBench bench;
    bench.script->openGate.close();
    QSignalSpy ready(bench.controller.get(), &InferenceController::packReady);
    QSignalSpy failedSpy(bench.controller.get(), &InferenceController::packFailed);
    bench.controller->openPack({scriptedPack("one"), {}, {}});
    QTRY_COMPARE(bench.script->openGate.waiting(), 1);
    bench.controller->openPack({scriptedPack("two"), {}, {}});
    bench.controller->forget();
    bench.script->openGate.letOne();
    QTRY_VERIFY(bench.script->log().contains("open two"));
    bench.script->failOpening({ErrorCode::Pack, "the pack is broken", "fetch it again", {}});
    bench.script->openGate.open();
    QTRY_COMPARE(failedSpy.count(), 1);
    QTRY_COMPARE(bench.controller->state(), EngineState::Failed);
    QCOMPARE(ready.count(), 0);
}

void tst_InferenceController::latestCropWins() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->encodeGate.close();
    QSignalSpy encoded(bench.controller.get(), &InferenceController::encoded);
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->show(sightOf(10));
    QTRY_COMPARE(bench.script->encodeGate.waiting(), 1);
    for (int side = 20; side < 60; side += 10)
        bench.controller->show(sightOf(side));
    const RequestId last = bench.controller->show(sightOf(60));
    bench.script->encodeGate.open();
    QTRY_COMPARE(encoded.count(), 1);
    QCOMPARE(idOf(encoded.first()), last);
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
    QCOMPARE(bench.script->count("encode"), 2);
    QVERIFY(bench.script->log().contains("encode 60x60"));
    QCOMPARE(failures.count(), 0);
}

void tst_InferenceController::secondQuestionDoesNotEncodeAgain() {
    InferenceBench bench;
    QVERIFY(bench.open());
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    const Sight sight = sightOf(50);
    bench.controller->show(sight);
    bench.controller->ask(questionOf(sight, "What is it?"));
    QTRY_COMPARE(replies.count(), 1);
    Sight copy = sight;
    copy.image = copy.image.copy();
    bench.controller->ask(questionOf(copy, "And now?"));
    QTRY_COMPARE(replies.count(), 2);
    QCOMPARE(bench.script->count("encode"), 1);
}

void tst_InferenceController::sameCropOfAnotherPictureEncodesAgain() {
    InferenceBench bench;
    QVERIFY(bench.open());
    QSignalSpy encoded(bench.controller.get(), &InferenceController::encoded);
    bench.controller->show(sightOf(50, Qt::red));
    QTRY_COMPARE(encoded.count(), 1);
    bench.controller->show(sightOf(50, Qt::blue));
    QTRY_COMPARE(encoded.count(), 2);
    QCOMPARE(bench.script->count("encode"), 2);
}

void tst_InferenceController::questionsAreAnsweredInOrder() {
    InferenceBench bench;
    QVERIFY(bench.open());
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    QList<RequestId> asked;
    for (const char* text : {"one?", "two?", "three?"})
        asked << bench.controller->ask(questionOf(sightOf(40), text));
    QTRY_COMPARE(replies.count(), 3);
    QList<RequestId> answered;
    for (const QList<QVariant>& reply : replies)
        answered << idOf(reply);
    QCOMPARE(answered, asked);
}

void tst_InferenceController::stopsWithinOneToken() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->tokenGate.close();
    QSignalSpy tokens(bench.controller.get(), &InferenceController::tokens);
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    bench.controller->ask(questionOf(sightOf(40), "What?"));
    bench.script->tokenGate.letOne();
    QTRY_COMPARE(tokens.count(), 1);
    bench.controller->stop();
    QTRY_COMPARE(replies.count(), 1);
    const auto result = replies.first().at(1).value<GenerationResult>();
    QCOMPARE(result.finish, FinishReason::Cancelled);
    QCOMPARE(result.text, std::string("It "));
    QVERIFY(tokens.count() <= 2);
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
}

void tst_InferenceController::stopGivesWaitingQuestionsUp() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->tokenGate.close();
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->ask(questionOf(sightOf(40), "first?"));
    QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    const RequestId second = bench.controller->ask(questionOf(sightOf(40), "second?"));
    bench.controller->stop();
    QCOMPARE(failures.count(), 1);
    QCOMPARE(idOf(failures.first()), second);
    QCOMPARE(failures.first().at(1).value<Error>().code, ErrorCode::Cancelled);
    bench.script->tokenGate.open();
    QTRY_COMPARE(bench.controller->state(), EngineState::Ready);
    QVERIFY(!bench.script->log().contains("ask second?"));
}

void tst_InferenceController::asksBeforeTheModelIsThere() {
    InferenceBench bench;
    bench.script->openGate.close();
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    bench.controller->openPack({scriptedPack("one"), {}, {}});
    bench.controller->show(sightOf(40));
    bench.controller->ask(questionOf(sightOf(40), "early?"));
    QCOMPARE(bench.controller->state(), EngineState::Loading);
    bench.script->openGate.open();
    QTRY_COMPARE(replies.count(), 1);
}

void tst_InferenceController::refusesWithoutPack() {
    InferenceBench bench;
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    const RequestId id = bench.controller->ask(questionOf(sightOf(40), "Anyone?"));
    QTRY_COMPARE(failures.count(), 1);
    QCOMPARE(idOf(failures.first()), id);
    QCOMPARE(failures.first().at(1).value<Error>().code, ErrorCode::Pack);
}

void tst_InferenceController::translatesChineseQuestionFirst() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->setTranslation("这个按钮是做什么的？", "What does this button do?");
    QSignalSpy questions(bench.controller.get(), &InferenceController::questionReady);
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    bench.controller->ask(questionOf(sightOf(40), QStringLiteral("这个按钮是做什么的？")));
    QTRY_COMPARE(replies.count(), 1);
    const auto text = questions.first().at(1).value<BilingualText>();
    QCOMPARE(text.english, QStringLiteral("What does this button do?"));
    QCOMPARE(text.chinese, QStringLiteral("这个按钮是做什么的？"));
    QVERIFY(bench.script->log().contains("ask What does this button do?"));
}

void tst_InferenceController::asksAsTypedWithoutTranslator() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.controller->setTranslators({});
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    QSignalSpy missing(bench.controller.get(), &InferenceController::translationFailed);
    bench.controller->ask(questionOf(sightOf(40), QStringLiteral("这是什么？")));
    QTRY_COMPARE(replies.count(), 1);
    QTRY_COMPARE(missing.count(), 1);
    QCOMPARE(missing.first().at(1).value<Error>().code, ErrorCode::Pack);
    QVERIFY(bench.script->log().contains(QStringLiteral("ask 这是什么？")));
}

void tst_InferenceController::translatesFinishedSentences() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->tokenGate.close();
    QSignalSpy partial(bench.controller.get(), &InferenceController::answerTranslated);
    QSignalSpy whole(bench.controller.get(), &InferenceController::translationReady);
    bench.controller->ask(questionOf(sightOf(40), "What?"));
    for (int i = 0; i < 4; ++i) // the next sentence has begun
        bench.script->tokenGate.letOne();
    QTRY_COMPARE(partial.count(), 1);
    QCOMPARE(partial.first().at(1).toString(), QStringLiteral("《中文：It says Save.》"));
    QCOMPARE(whole.count(), 0);
    bench.script->tokenGate.open();
    QTRY_COMPARE(whole.count(), 1);
    const auto text = whole.first().at(1).value<TranslatedText>();
    QCOMPARE(text.text, QStringLiteral("《中文：It says Save.》《中文：Nothing else.》"));
    QCOMPARE(text.translator, QStringLiteral("en-zh"));
}

void tst_InferenceController::slowTranslatorDoesNotDelayTokens() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->translateGate.close();
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    QSignalSpy whole(bench.controller.get(), &InferenceController::translationReady);
    bench.controller->ask(questionOf(sightOf(40), "What?"));
    QTRY_COMPARE(replies.count(), 1);
    QCOMPARE(whole.count(), 0);
    bench.script->translateGate.open();
    QTRY_COMPARE(whole.count(), 1);
}

void tst_InferenceController::memoryErrorIsTold() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->throwOnEncode(true);
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->show(sightOf(40));
    QTRY_COMPARE(failures.count(), 1);
    QCOMPARE(failures.first().at(1).value<Error>().code, ErrorCode::Memory);
    bench.script->throwOnEncode(false);
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    bench.controller->ask(questionOf(sightOf(40), "Again?"));
    QTRY_COMPARE(replies.count(), 1);
}

void tst_InferenceController::forgottenRepliesAreDropped() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->tokenGate.close();
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->ask(questionOf(sightOf(40), "old?"));
    QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    bench.controller->forget();
    bench.script->tokenGate.open();
    const RequestId next = bench.controller->ask(questionOf(sightOf(41), "new?"));
    QTRY_COMPARE(replies.count(), 1);
    QCOMPARE(idOf(replies.first()), next);
    QCOMPARE(failures.count(), 0);
}

void tst_InferenceController::imageTimeOnlyWhenWaitedFor() {
    InferenceBench bench;
    QVERIFY(bench.open());
    QSignalSpy replies(bench.controller.get(), &InferenceController::replyReady);
    const Sight sight = sightOf(30);
    bench.controller->ask(questionOf(sight, "first?"));
    QTRY_COMPARE(replies.count(), 1);
    bench.controller->ask(questionOf(sight, "second?"));
    QTRY_COMPARE(replies.count(), 2);
    QCOMPARE(replies.at(0).at(1).value<GenerationResult>().timings.visionMs, 200.0);
    QCOMPARE(replies.at(1).at(1).value<GenerationResult>().timings.visionMs, 0.0);
    QCOMPARE(replies.at(1).at(1).value<GenerationResult>().timings.firstTokenMs, 40.0);
}

void tst_InferenceController::waitingQuestionsFailWithThePack() {
    InferenceBench bench;
    bench.script->openGate.close();
    bench.script->failOpening({ErrorCode::Pack, "the pack is broken", "fetch it again", {}});
    QSignalSpy failures(bench.controller.get(), &InferenceController::failed);
    bench.controller->openPack({scriptedPack("bad"), {}, {}});
    const RequestId id = bench.controller->ask(questionOf(sightOf(50), "What?"));
    bench.script->openGate.open();
    QTRY_COMPARE(failures.count(), 1);
    QCOMPARE(idOf(failures.first()), id);
    QCOMPARE(failures.first().at(1).value<Error>().what, std::string("the pack is broken"));
    QTRY_COMPARE(bench.controller->state(), EngineState::Failed);
}

void tst_InferenceController::shutsDownInEveryState_data() {
    QTest::addColumn<QString>("state");
    for (const char* state : {"nothing", "loading", "ready", "looking", "answering", "queued", "translating"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void tst_InferenceController::shutsDownInEveryState() {
    QFETCH(QString, state);
    InferenceBench bench;
    if (state != "nothing" && state != "loading")
        QVERIFY(bench.open());
    if (state == "loading") {
        bench.controller->openPack({scriptedPack("one"), {}, {}});
    } else if (state == "looking") {
        bench.script->encodeGate.close();
        bench.controller->show(sightOf(40));
        QTRY_COMPARE(bench.script->encodeGate.waiting(), 1);
    } else if (state == "answering" || state == "queued") {
        bench.script->tokenGate.close();
        bench.controller->ask(questionOf(sightOf(40), "What?"));
        if (state == "queued")
            bench.controller->ask(questionOf(sightOf(40), "More?"));
        QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    } else if (state == "translating") {
        bench.script->translateGate.close();
        bench.controller->ask(questionOf(sightOf(40), QStringLiteral("这是什么？")));
        QTRY_COMPARE(bench.script->translateGate.waiting(), 1);
    }
    QElapsedTimer timer;
    timer.start();
    bench.controller.reset();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    if (state != "nothing")
        QCOMPARE(bench.script->count("closed"), bench.script->count("open"));
}

QTEST_GUILESS_MAIN(tst_InferenceController)
#include "tst_InferenceController.moc"
