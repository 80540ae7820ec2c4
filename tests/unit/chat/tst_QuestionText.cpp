#include "core/chat/QuestionText.h"

#include <QTest>

using namespace lunette;

class tst_QuestionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
};

void tst_QuestionText::cleans_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("question");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("blank") << " \t\n "
                           << "";
    QTest::newRow("plain") << "What is it?"
                           << "What is it?";
    QTest::newRow("trimmed") << "  What?  "
                             << "What?";
    QTest::newRow("lines") << "What\nis\r\nit?"
                           << "What is it?";
    QTest::newRow("controls") << QString::fromUtf8(QByteArray("a\0b\7c\33d", 7)) << "abcd";
    QTest::newRow("only controls") << QString::fromUtf8("\1\2") << "";
    QTest::newRow("chinese") << QStringLiteral("这是　什么？") << QStringLiteral("这是 什么？");
    QTest::newRow("emoji") << QStringLiteral("\U0001F600 ok") << QStringLiteral("\U0001F600 ok");
    QTest::newRow("long") << QString(100'000, u'x') << QString(100'000, u'x');
}

void tst_QuestionText::cleans() {
    QFETCH(QString, typed);
    QFETCH(QString, question);
    QCOMPARE(cleanQuestion(typed), question);
}

QTEST_APPLESS_MAIN(tst_QuestionText)
#include "tst_QuestionText.moc"
