#include "core/text/Glossary.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lunette;

namespace {

/// "part>replacement" of each term found.
QStringList found(const Glossary& glossary, const QString& text, bool fromChinese) {
    QStringList parts;
    for (const ProtectedSpan& span : glossary.find(text, fromChinese))
        parts << text.mid(span.start, span.length) + u'>' + span.replacement;
    return parts;
}

Glossary sample() {
    return Glossary({{"layer", "图层", {}},
                     {"layer mask", "图层蒙版", {}},
                     {"mask", "遮罩", {}},
                     {"IT", "信息技术", {}},
                     {"GitHub", "GitHub", {}},
                     {"Save As", "另存为", {}},
                     {"graphics processor", "图形处理器", {}},
                     {"processor", "处理器", {}},
                     {"C++", "C++ 语言", {}},
                     {"crop", "旧", {}},
                     {"Crop", "裁剪", {}},
                     {"half", {}, {}},
                     {"画", "画布", {}}});
}

} // namespace

class TestGlossary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void leavesIncompleteRowsOut();
    void manyTermsAreQuick();
};

void TestGlossary::finds_data() {
    QTest::addColumn<bool>("fromChinese");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    auto row = [](const char* name, bool fromChinese, const char* text, const QStringList& wanted) {
        QTest::newRow(name) << fromChinese << QString::fromUtf8(text) << wanted;
    };
    row("whole word", false, "The layer is new.", {"layer>图层"});
    row("no part of a word", false, "Layers, player, layered", {});
    row("no part of a joined word", false, "multi-layer layer-based layer_2 layer's", {});
    row("beside marks", false, "(layer), \"layer\"!", {"layer>图层", "layer>图层"});
    row("capitals do not matter", false, "LAYER Layer", {"LAYER>图层", "Layer>图层"});
    row("capitals inside matter", false, "IT knows it, github GitHub", {"IT>信息技术", "GitHub>GitHub"});
    row("words with first capitals", false, "save as", {"save as>另存为"});
    row("longest first", false, "a layer mask, a mask", {"layer mask>图层蒙版", "mask>遮罩"});
    row("term of marks", false, "C++ code", {"C++>C++ 语言"});
    row("last row counts", false, "Crop it", {"Crop>裁剪"});
    row("between Chinese", false, "打开layer面板", {"layer>图层"});
    row("Chinese anywhere", true, "新图层蒙版和图层", {"图层蒙版>layer mask", "图层>layer"});
    row("longest of overlapping", true, "图形处理器处理器", {"图形处理器>graphics processor", "处理器>processor"});
    row("Latin in Chinese", true, "在GitHub上", {"GitHub>GitHub"});
    row("nothing", true, "打开文件", {});
    row("empty", false, "", {});
    row("unpaired surrogate", false, "\xed\xa0\x80 layer", {"layer>图层"});
}

void TestGlossary::finds() {
    QFETCH(bool, fromChinese);
    QFETCH(QString, text);
    QFETCH(QStringList, wanted);
    QCOMPARE(found(sample(), text, fromChinese), wanted);
    QVERIFY(found(Glossary(), text, fromChinese).isEmpty());
}

void TestGlossary::leavesIncompleteRowsOut() {
    QCOMPARE(sample().terms().size(), size_t(12));
    QVERIFY(Glossary({{"half", {}, {}}, {{}, "半", {}}}).isEmpty());
}

void TestGlossary::manyTermsAreQuick() {
    std::vector<GlossaryTerm> terms;
    for (int i = 0; i < 20000; ++i)
        terms.push_back({QStringLiteral("word%1 and more").arg(i), QStringLiteral("词%1").arg(i), {}});
    const Glossary glossary(std::move(terms));
    const QString text = QStringLiteral("word7 and more words word19999 and more. ").repeated(25000);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(glossary.find(text, false).size(), size_t(50000));
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestGlossary)
#include "tst_Glossary.moc"
