#include "core/note/NoteMarks.h"

#include <QTest>

using namespace lunette;

class TestNoteMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remarks_data();
    void remarks();
};

void TestNoteMarks::remarks_data() {
    QTest::addColumn<QString>("machine");
    QTest::addColumn<bool>("fromMemory");
    QTest::addColumn<bool>("fallback");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("nothing") << "" << false << false << ""
                             << "";
    QTest::newRow("edited") << "机器的译文" << false << false << "The translation was edited by the user."
                            << "译文经用户修改。";
    QTest::newRow("edited, English words before") << "Save" << true << true << "The translation was edited by the user."
                                                  << "译文经用户修改。";
    QTest::newRow("earlier") << "" << true << false << "The translation uses the user's own earlier one."
                             << "译文用到了用户以前的译文。";
    QTest::newRow("English words") << "" << false << true
                                   << "The translation keeps English words that the translator does not know."
                                   << "译文保留了翻译模型不认识的英文词。";
}

void TestNoteMarks::remarks() {
    QFETCH(QString, machine);
    QFETCH(bool, fromMemory);
    QFETCH(bool, fallback);
    Exchange exchange;
    exchange.machineTranslation = machine;
    exchange.fromMemory = fromMemory;
    exchange.chineseFallback = fallback;
    const BilingualText remark = exchangeRemark(exchange);
    QTEST(remark.english, "english");
    QTEST(remark.chinese, "chinese");
}

QTEST_GUILESS_MAIN(TestNoteMarks)
#include "tst_NoteMarks.moc"
