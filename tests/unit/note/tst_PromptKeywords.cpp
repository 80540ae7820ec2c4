#include "core/note/PromptKeywords.h"

#include <QTest>

using namespace lunette;

class tst_PromptKeywords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keywords_data();
    void keywords();
    void inventsNothing();
};

void tst_PromptKeywords::keywords_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("prompt");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("only filler") << "The image shows a."
                                 << "";
    QTest::newRow("phrases") << "The image shows a red cup on a wooden table."
                             << "red cup, wooden table";
    QTest::newRow("once") << "A red cup. A red cup is on the table."
                          << "red cup, table";
    QTest::newRow("version") << "Lunette 2.0 is open, version 3.1."
                             << "lunette 2.0, open, version 3.1";
    QTest::newRow("quoted") << "A button labeled \"Save as\"."
                            << "button, save as";
    QTest::newRow("markup") << "# Login\n*blue* | `code`"
                            << "login, blue, code";
    QTest::newRow("lines") << "Login\nUser name\nPassword"
                           << "login, user name, password";
}

void tst_PromptKeywords::keywords() {
    QFETCH(QString, english);
    QFETCH(QString, prompt);
    QCOMPARE(promptKeywords(english), prompt);
}

void tst_PromptKeywords::inventsNothing() {
    const QString english =
        QStringLiteral("A small brown dog runs across a green meadow under a cloudy sky, chasing a ball.");
    const QStringList words = promptKeywords(english).remove(u',').split(u' ');
    for (const QString& word : words)
        QVERIFY2(english.toLower().contains(word), qPrintable(word));
}

QTEST_MAIN(tst_PromptKeywords)
#include "tst_PromptKeywords.moc"
