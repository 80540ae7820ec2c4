#include "core/text/GlossaryFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class TestGlossaryFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void lastRowOfAWordCounts();
    void tellsWhatItLeavesOut();
    void writesWhatItReads();
    void tellsWhereItCannotWrite();
};

void TestGlossaryFile::parses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted"); // "english=chinese=note" of each term
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("no header") << QByteArray("layer,图层\n") << "layer=图层=";
    QTest::newRow("header") << QByteArray("English,Chinese,Note\nlayer,图层,of a picture\n")
                            << "layer=图层=of a picture";
    QTest::newRow("header in Chinese, other order") << QByteArray("中文,英文\n图层,layer\n") << "layer=图层=";
    QTest::newRow("more columns with a header")
        << QByteArray("id,english,chinese,by\n1,layer,图层,me\n") << "layer=图层=";
    QTest::newRow("BOM") << QByteArray("\xef\xbb\xbflayer,图层\r\n") << "layer=图层=";
    QTest::newRow("BOM and header") << QByteArray("\xef\xbb\xbf"
                                                  "english,chinese\r\nlayer,图层\r\n")
                                    << "layer=图层=";
    QTest::newRow("blanks and lines in cells")
        << QByteArray("\" layer\n mask \", 图层蒙版 \n") << "layer mask=图层蒙版=";
}

void TestGlossaryFile::parses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, wanted);
    const auto reading = parseGlossary(bytes);
    QVERIFY2(reading, reading ? "" : reading.error().message().c_str());
    QStringList got;
    for (const GlossaryTerm& term : reading->terms)
        got << term.english + u'=' + term.chinese + u'=' + term.note;
    QCOMPARE(got.join(u' '), wanted);
    QVERIFY(reading->remarks.empty());
}

void TestGlossaryFile::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("one column") << QByteArray("a,b\nlayer\n") << "line 2";
    QTest::newRow("semicolons") << QByteArray("english;chinese\nlayer;图层\n") << "line 1";
    QTest::newRow("four columns") << QByteArray("a,b,c,d\n") << "4 columns";
    QTest::newRow("not UTF-8") << QByteArray("a,b\nc,d\n\xcd\xbc\xb2\xe3,layer\n") << "line 3";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                          "a\0,\0",
                                          6)
                            << "UTF-8";
    QTest::newRow("open quotation mark") << QByteArray("a,\"b\n") << "line 1";
    QTest::newRow("nul") << QByteArray("a,b\0c\n", 6) << "control";
    QTest::newRow("long term") << QByteArray("a,b\n" + QByteArray(201, 'x') + ",c\n") << "line 2";
    QTest::newRow("large") << QByteArray(kMostGlossaryBytes + 1, '\n') << "8 MB";
    QByteArray many;
    for (size_t i = 0; i <= kMostGlossaryTerms; ++i)
        many += "w" + QByteArray::number(int(i)) + ",x\n";
    QTest::newRow("many") << many << "20000";
}

void TestGlossaryFile::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto reading = parseGlossary(bytes);
    QVERIFY(!reading);
    QCOMPARE(reading.error().code, ErrorCode::Usage);
    QVERIFY2(QString::fromStdString(reading.error().message()).contains(words), reading.error().message().c_str());
}

void TestGlossaryFile::lastRowOfAWordCounts() {
    const auto reading = parseGlossary("layer,层\nmask,遮罩\nLayer,图层\n");
    QVERIFY(reading);
    QCOMPARE(reading->terms.size(), size_t(2));
    QCOMPARE(reading->terms.back().chinese, QStringLiteral("图层"));
    QCOMPARE(reading->remarks.size(), size_t(1));
    const QString remark = QString::fromStdString(reading->remarks.front().message());
    QVERIFY2(remark.contains("line 1") && remark.contains("line 3"), qPrintable(remark));
}

void TestGlossaryFile::tellsWhatItLeavesOut() {
    const auto reading = parseGlossary("layer,\nmask,遮罩\n");
    QVERIFY(reading);
    QCOMPARE(reading->terms.size(), size_t(1));
    QVERIFY(reading->remarks.front().message().find("line 1") != std::string::npos);
}

void TestGlossaryFile::writesWhatItReads() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("new/folder/glossary.csv"));
    const std::vector<GlossaryTerm> terms{
        {"layer, new", "图层", "says \"hi\""}, {"half", {}, {}}, {"GitHub", "GitHub", {}}};
    QVERIFY(writeGlossary(file, terms));
    const auto reading = readGlossary(file);
    QVERIFY(reading);
    QCOMPARE(reading->terms, (std::vector<GlossaryTerm>{terms[0], terms[2]}));
    QVERIFY(reading->remarks.empty());
}

void TestGlossaryFile::tellsWhereItCannotWrite() {
    QTemporaryDir folder;
    const auto written = writeGlossary(folder.path(), {{"a", "b", {}}});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Output);
    QVERIFY(!readGlossary(folder.path()));
    QVERIFY(!readGlossary(folder.filePath(QStringLiteral("none.csv"))));
}

QTEST_GUILESS_MAIN(TestGlossaryFile)
#include "tst_GlossaryFile.moc"
