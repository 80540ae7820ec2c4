#include "core/inference/SentenceCutter.h"

#include <QTest>

using lunette::SentenceCutter;

class tst_SentenceCutter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void piecesDoNotMatter();
};

void tst_SentenceCutter::cuts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QString>("rest");
    QTest::newRow("empty") << "" << QStringList() << "";
    QTest::newRow("unfinished") << "It saves the" << QStringList() << "It saves the";
    QTest::newRow("end needs a space") << "It saves." << QStringList() << "It saves.";
    QTest::newRow("two") << "It saves. It does! Yes" << QStringList{"It saves. ", "It does! "} << "Yes";
    QTest::newRow("lines") << "File\nEdit\nView" << QStringList{"File\n", "Edit\n"} << "View";
    QTest::newRow("decimal") << "Costs 3.50 now. A" << QStringList{"Costs 3.50 now. "} << "A";
    QTest::newRow("end of the text") << "It saves. " << QStringList() << "It saves. ";
    QTest::newRow("abbreviation") << "Use e.g. Save. Then" << QStringList{"Use e.g. Save. "} << "Then";
    QTest::newRow("list") << "1. Open\n2. Close" << QStringList{"1. Open\n"} << "2. Close";
    QTest::newRow("code") << "Run\n```\ngo. Now\n```\nEnd. A" << QStringList{"Run\n", "```\ngo. Now\n```\nEnd. "}
                          << "A";
    QTest::newRow("table") << "| A | B |\n|---|---|\n| c. d" << QStringList{"| A | B |\n", "|---|---|\n"} << "| c. d";
    QTest::newRow("file name") << "Open a.txt then" << QStringList() << "Open a.txt then";
    QTest::newRow("quote") << "It says \"Stop.\" Then" << QStringList{"It says \"Stop.\" "} << "Then";
    QTest::newRow("chinese") << QStringLiteral("保存。打开") << QStringList{QStringLiteral("保存。")}
                             << QStringLiteral("打开");
    QTest::newRow("blank lines") << "\n\nA" << QStringList{"\n\n"} << "A";
}

void tst_SentenceCutter::cuts() {
    QFETCH(QString, text);
    QFETCH(QStringList, sentences);
    QFETCH(QString, rest);
    SentenceCutter cutter;
    QCOMPARE(cutter.push(text), sentences);
    QCOMPARE(cutter.rest(), rest);
}

void tst_SentenceCutter::piecesDoNotMatter() {
    const QString text = QStringLiteral("One is 1.5 wide. \"Two.\" Three\nfour? Five");
    SentenceCutter whole;
    const QStringList expected = whole.push(text);
    SentenceCutter single;
    QStringList cut;
    for (const QChar c : text)
        cut += single.push(c);
    QCOMPARE(cut, expected);
    QCOMPARE(cut.join(QString()) + single.rest(), text);
}

QTEST_APPLESS_MAIN(tst_SentenceCutter)
#include "tst_SentenceCutter.moc"
