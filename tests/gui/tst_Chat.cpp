#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QPlainTextEdit>

using namespace lunette;
using namespace lunette::test;

class tst_Chat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void presetsFollowTheModel();
    void emptyQuestionCannotBeSent();
    void longQuestionIsRefused();
    void stopKeepsWhatWasSaid();
    void regenerateAsksAgain();
    void earlierCropIsShownAgain();
    void saysWhenThereIsNoTranslator();
};

void tst_Chat::presetsFollowTheModel() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    QVERIFY(bench.find("preset_short") && bench.find("preset_long") && bench.find("preset_read"));
    press(bench, "preset_short");
    QTRY_VERIFY(bench.script->log().contains("ask caption"));
    QTRY_COMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("Describe this picture briefly."));
    QCOMPARE(textOf(bench, "exchangeOtherQuestion"), QStringLiteral("简短描述这张图片。"));
}

void tst_Chat::emptyQuestionCannotBeSent() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    auto* send = bench.find<QPushButton>("sendButton");
    auto* input = bench.find<QPlainTextEdit>("questionInput");
    for (const QString& text : {QString(), QStringLiteral("   \n "), QStringLiteral("\u0001\u0002")}) {
        input->setPlainText(text);
        QVERIFY(!send->isEnabled());
        QTest::keyClick(input, Qt::Key_Return);
    }
    input->setPlainText(QStringLiteral("What?"));
    QVERIFY(send->isEnabled());
    QCOMPARE(bench.script->count("ask"), 0);
}

void tst_Chat::longQuestionIsRefused() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    auto* input = bench.find<QPlainTextEdit>("questionInput");
    input->setPlainText(QString(100'000, u'x'));
    QVERIFY(!bench.find<QPushButton>("sendButton")->isEnabled());
    QVERIFY(bench.find("questionMessage")->isVisible());
    QVERIFY2(textOf(bench, "questionMessage").contains("2,000"), qPrintable(textOf(bench, "questionMessage")));
    input->setPlainText(QString(2000, u'x'));
    QVERIFY(bench.find<QPushButton>("sendButton")->isEnabled());
    QVERIFY(!bench.find("questionMessage")->isVisible());
}

void tst_Chat::stopKeepsWhatWasSaid() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    bench.script->tokenGate.close();
    ask(bench, QStringLiteral("What?"));
    bench.script->tokenGate.letOne();
    QTRY_COMPARE(textOf(bench, "answerEnglish"), QStringLiteral("It "));
    QVERIFY(bench.find("stopButton")->isVisible());
    QTest::keyClick(bench.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(textOf(bench, "exchangeStatus"), QStringLiteral("Stopped."));
    QCOMPARE(textOf(bench, "answerEnglish"), QStringLiteral("It"));
    QVERIFY(!bench.find("stopButton")->isVisible());
    bench.script->tokenGate.open();
}

void tst_Chat::regenerateAsksAgain() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    ask(bench, QStringLiteral("What?"));
    QTRY_VERIFY(bench.find<QPushButton>("regenerate")->isEnabled());
    bench.script->setAnswer({"Another ", "wording."});
    press(bench, "regenerate");
    QTRY_COMPARE(textOf(bench, "answerEnglish"), QStringLiteral("Another wording."));
    QCOMPARE(bench.script->count("ask What?"), 2);
    QCOMPARE(bench.script->count("encode"), 1);
    QCOMPARE(textOf(bench, "noteItems"), QStringLiteral("Note: 1 item"));
}

void tst_Chat::earlierCropIsShownAgain() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    dragFrame(canvasOf(bench), {50, 50}, {250, 150});
    const QRect crop = canvasOf(bench)->region();
    ask(bench, QStringLiteral("What?"));
    QTRY_VERIFY(bench.find<QPushButton>("regenerate")->isEnabled());
    bench.window->findChild<QAction*>("wholeAction")->trigger();
    QVERIFY(canvasOf(bench)->region() != crop);
    press(bench, "exchangeThumbnail");
    QCOMPARE(canvasOf(bench)->region(), crop);
}

void tst_Chat::saysWhenThereIsNoTranslator() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    bench.inference().setTranslators({});
    ask(bench, QStringLiteral("What?"));
    QTRY_VERIFY2(textOf(bench, "exchangeStatus").contains("no translator pack"),
                 qPrintable(textOf(bench, "exchangeStatus")));
    QCOMPARE(textOf(bench, "answerEnglish"), QStringLiteral("It says Save. Nothing else."));
    QVERIFY(textOf(bench, "answerChinese").isEmpty());
}

QTEST_MAIN(tst_Chat)
#include "tst_Chat.moc"
