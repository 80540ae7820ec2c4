#include "core/chat/CorrectedQuestion.h"

#include <QTest>

using namespace lunette;

class tst_CorrectedQuestion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canCorrect_data();
    void canCorrect();
    void keepsWhatWentWithTheQuestion();
    void objectsKeepTheirLead();
};

void tst_CorrectedQuestion::canCorrect_data() {
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("english");
    QTest::addColumn<bool>("expected");
    QTest::newRow("Chinese") << ""
                             << "这是什么？"
                             << ""
                             << "What is this?" << true;
    QTest::newRow("Chinese object") << "find"
                                    << "查找：按钮"
                                    << "按钮"
                                    << "Find: button" << true;
    QTest::newRow("English") << ""
                             << "What is this?"
                             << ""
                             << "What is this?" << false;
    QTest::newRow("English object") << "find"
                                    << "Find: button"
                                    << "button"
                                    << "Find: button" << false;
    QTest::newRow("preset") << "short"
                            << "简短描述这张图片。"
                            << ""
                            << "Describe this picture briefly." << false;
    QTest::newRow("not translated") << ""
                                    << "这是什么？"
                                    << ""
                                    << "" << false;
}

void tst_CorrectedQuestion::canCorrect() {
    QFETCH(const QString, preset);
    QFETCH(const QString, asked);
    QFETCH(const QString, object);
    QFETCH(const QString, english);
    Exchange exchange;
    exchange.presetName = preset;
    exchange.asked = asked;
    exchange.object = object;
    exchange.question.english = english;
    QTEST(canCorrectEnglish(exchange), "expected");
}

void tst_CorrectedQuestion::keepsWhatWentWithTheQuestion() {
    Exchange old;
    old.id = 7;
    old.asked = QStringLiteral("这是什么？");
    old.question = {QStringLiteral("What this?"), old.asked};
    old.answer = {QStringLiteral("A window."), QStringLiteral("一个窗口。")};
    old.machineTranslation = QStringLiteral("一扇窗。");
    old.crop = {1, 2, 3, 4};
    old.request.text = "What this?";
    old.request.reasoning = true;
    old.state = ExchangeState::Done;
    const Exchange again = withEnglish(old, QStringLiteral("What is this?"));
    QCOMPARE(again.asked, old.asked);
    QCOMPARE(again.question, (BilingualText{QStringLiteral("What is this?"), old.asked}));
    QCOMPARE(again.request.text, std::string("What is this?"));
    QVERIFY(again.request.reasoning && again.isEnglishCorrected);
    QCOMPARE(again.crop, old.crop);
    QCOMPARE(again.answer, BilingualText());
    QVERIFY(again.machineTranslation.isEmpty());
    QCOMPARE(again.state, ExchangeState::Waiting);
}

void tst_CorrectedQuestion::objectsKeepTheirLead() {
    Exchange old;
    old.presetName = QStringLiteral("find");
    old.object = QStringLiteral("按钮");
    old.asked = QStringLiteral("查找：按钮");
    old.question = {QStringLiteral("Find: knob"), old.asked};
    const Exchange again = withEnglish(old, QStringLiteral("button"));
    QCOMPARE(again.question, (BilingualText{QStringLiteral("Find: button"), QStringLiteral("查找：按钮")}));
    QCOMPARE(again.request.text, std::string("button"));
    QVERIFY(canCorrectEnglish(again));
}

QTEST_APPLESS_MAIN(tst_CorrectedQuestion)
#include "tst_CorrectedQuestion.moc"
