#include "core/engine/marian/LabelComposer.h"

#include <QTest>

using namespace lunette;

/// Labels from the terms of a small lexicon, in both directions.
class TestLabelComposer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void composes_data();
    void composes();
    void cheapestFirst();
    void longLabelsAreBounded();
};

namespace {

MarianPack smallPack(bool fromChinese) {
    MarianPack pack;
    pack.info.sourceLanguage = fromChinese ? "zh" : "en";
    const auto bad =
        pack.lexicon.read(fromChinese ? "页\tsheet 20\n页面\tpage 1\n预览\tpreview 1\n"
                                      : "category\t类别 1\nfile\t文件 1\npage\t页面 2\t页 15\npreview\t预览 1\n"
                                        "print\t打印 1\nprint preview\t打印预览 0\nresize\t调整大小 1\n"
                                        "save\t保存 1\nstyle\t样式 1\nsubmenu\t子菜单 1\n");
    if (bad)
        qFatal("%s", bad->c_str());
    return pack;
}

} // namespace

void TestLabelComposer::composes_data() {
    QTest::addColumn<bool>("fromChinese");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("expected"); // "": none
    const auto row = [](const char* name, bool fromChinese, const char* label, const char* expected) {
        QTest::newRow(name) << fromChinese << QString::fromUtf8(label) << QString::fromUtf8(expected);
    };
    row("two words", false, "Page preview", "页面预览");
    row("a term before its words", false, "Print Preview", "打印预览");
    row("plural", false, "Page styles", "页面样式");
    row("plural of y", false, "Page categories", "页面类别");
    row("gerund without e", false, "Resizing page", "调整大小页面");
    row("gerund", false, "Previewing file", "预览文件");
    row("participle", false, "Saved page", "保存页面");
    row("hyphen", false, "Sub-menu", "子菜单");
    row("hyphen for a blank", false, "Print-preview", "打印预览");
    row("a single capital is a name", false, "Page A", "页面A");
    row("A before a word is an article", false, "A page", "页面");
    row("article", false, "The page", "页面");
    row("symbol", false, "Page ⟦1⟧", "页面⟦1⟧");
    row("capitals are a name", false, "HTML page", "HTML页面");
    row("mark", false, "Print/preview", "打印/预览");
    row("word of no list", false, "Page blorf", "");
    row("sentence", false, "Print page.", "");
    row("question", false, "Print page?", "");
    row("quotation", false, "Print \"page\"", "");
    row("six words", false, "page page page page page page", "");
    row("nothing", false, "", "");
    row("blanks", false, "  ", "");
    row("only an article", false, "the", "");
    row("Chinese", true, "页面预览", "Page preview");
    row("of", true, "页面的预览", "Page preview");
    row("Latin in Chinese", true, "HTML 页面", "HTML page");
    row("symbol in Chinese", true, "预览 ⟦1⟧", "Preview ⟦1⟧");
    row("unknown character", true, "页面龘", "");
    row("sentence in Chinese", true, "页面预览。", "");
}

void TestLabelComposer::composes() {
    QFETCH(bool, fromChinese);
    QFETCH(QString, label);
    QFETCH(QString, expected);
    const MarianPack pack = smallPack(fromChinese);
    const auto drafts = LabelComposer(pack).compose(label);
    QCOMPARE(drafts.empty(), expected.isEmpty());
    if (!drafts.empty())
        QCOMPARE(drafts.front().text, expected);
}

void TestLabelComposer::cheapestFirst() {
    const MarianPack pack = smallPack(false);
    const auto drafts = LabelComposer(pack).compose(QStringLiteral("page preview"));
    QCOMPARE(drafts.size(), size_t(2));
    QCOMPARE(drafts[1].text, QStringLiteral("页预览"));
    QVERIFY(drafts[0].cost < drafts[1].cost);
    QCOMPARE(drafts[0].cost, 4.3);
}

void TestLabelComposer::longLabelsAreBounded() {
    const MarianPack pack = smallPack(false);
    const auto drafts = LabelComposer(pack).compose(QStringLiteral("page page page page page"));
    QCOMPARE(drafts.size(), size_t(12));
    const auto none = LabelComposer(pack).compose(QStringLiteral("page ").repeated(100000));
    QVERIFY(none.empty());
}

QTEST_GUILESS_MAIN(TestLabelComposer)
#include "tst_LabelComposer.moc"
