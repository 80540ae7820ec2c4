#include "core/packs/TermLexicon.h"

#include <QTest>

using namespace lunette;

class TestTermLexicon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTerms_data();
    void findsTerms();
    void keepsOrderAndCosts();
    void copiesShareTheText();
    void namesABadLine_data();
    void namesABadLine();
    void nothingIsEmpty();
};

namespace {

constexpr const char* kSorted = "file\t文件 1\nopen file\t打开文件 0\nrange\t范围 7\t区域 12\n";
constexpr const char* kUnsorted = "range\t范围 7\t区域 12\r\n\r\nopen file\t打开文件 0\r\nfile\t文件 1";

} // namespace

void TestTermLexicon::findsTerms_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<QByteArray>("usual"); // "": not there
    for (const auto& [name, text] : {std::pair{"sorted", kSorted}, std::pair{"unsorted, with returns", kUnsorted}}) {
        for (const auto& [term, usual] :
             {std::pair{"file", "文件"}, std::pair{"open file", "打开文件"}, std::pair{"range", "范围"},
              std::pair{"open", ""}, std::pair{"ranges", ""}, std::pair{"", ""}, std::pair{"zoom", ""},
              std::pair{"a", ""}, std::pair{"文件", ""}, std::pair{"file\t文件", ""}})
            QTest::addRow("%s: %s", name, term) << QByteArray(text) << QByteArray(term) << QByteArray(usual);
    }
}

void TestTermLexicon::findsTerms() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, term);
    QFETCH(QByteArray, usual);
    TermLexicon lexicon;
    QVERIFY(!lexicon.read(text.toStdString()));
    QCOMPARE(lexicon.size(), size_t(3));
    const auto found = lexicon.find(term.toStdString());
    QCOMPARE(QByteArray::fromStdString(found.empty() ? std::string() : found.front().text), usual);
    QCOMPARE(lexicon.contains(term.toStdString()), !usual.isEmpty());
}

void TestTermLexicon::keepsOrderAndCosts() {
    TermLexicon lexicon;
    QVERIFY(!lexicon.read(kSorted));
    const auto range = lexicon.find("range");
    QCOMPARE(range.size(), size_t(2));
    QCOMPARE(range[0].cost, 0.7);
    QCOMPARE(range[1].text, std::string("区域"));
    QCOMPARE(range[1].cost, 1.2);
}

void TestTermLexicon::copiesShareTheText() {
    TermLexicon copy;
    {
        TermLexicon lexicon;
        QVERIFY(!lexicon.read(kSorted));
        copy = lexicon;
    }
    QCOMPARE(copy.find("file").front().text, std::string("文件"));
}

void TestTermLexicon::namesABadLine_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no rendering") << QByteArray("range");
    QTest::newRow("no term") << QByteArray("\t范围 7");
    QTest::newRow("no cost") << QByteArray("range\t范围");
    QTest::newRow("a word for a cost") << QByteArray("range\t范围 low");
    QTest::newRow("a cost with more behind") << QByteArray("range\t范围 7x");
    QTest::newRow("negative") << QByteArray("range\t范围 -3");
    QTest::newRow("a cost beyond int") << QByteArray("range\t范围 99999999999");
    QTest::newRow("empty rendering") << QByteArray("range\t 7");
    QTest::newRow("second rendering") << QByteArray("range\t范围 7\t区域");
}

void TestTermLexicon::namesABadLine() {
    QFETCH(QByteArray, line);
    TermLexicon lexicon;
    const auto bad = lexicon.read("file\t文件 1\n" + line.toStdString() + "\nzoom\t缩放 0\n");
    QVERIFY(bad);
    QCOMPARE(QByteArray::fromStdString(*bad), line);
}

void TestTermLexicon::nothingIsEmpty() {
    TermLexicon lexicon;
    QVERIFY(lexicon.empty() && lexicon.find("file").empty());
    QVERIFY(!lexicon.read("\n\r\n"));
    QVERIFY(lexicon.empty() && lexicon.find("").empty());
}

QTEST_GUILESS_MAIN(TestTermLexicon)
#include "tst_TermLexicon.moc"
