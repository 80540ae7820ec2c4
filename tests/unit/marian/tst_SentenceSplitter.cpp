#include "core/text/SentenceSplitter.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lunette;
using Kind = TextPart::Kind;

namespace {

QStringList sentencesOf(const QString& text) {
    QStringList sentences;
    for (const TextPart& part : splitText(text)) {
        if (part.kind == Kind::Sentence)
            sentences << part.text;
    }
    return sentences;
}

QString joined(const std::vector<TextPart>& parts) {
    QString text;
    for (const TextPart& part : parts)
        text += part.text;
    return text;
}

} // namespace

class TestSentenceSplitter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void frames();
    void partsJoinedAreTheText_data();
    void partsJoinedAreTheText();
    void longSentences_data();
    void longSentences();
};

void TestSentenceSplitter::sentences_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    auto row = [](const char* name, const char* text, const QStringList& wanted) {
        QTest::newRow(name) << QString::fromUtf8(text) << wanted;
    };
    row("two", "Open it. Close it!", {"Open it.", "Close it!"});
    row("no space after", "Open it.Close it.", {"Open it.Close it."});
    row("lower case goes on", "It is 5 p.m. in winter.", {"It is 5 p.m. in winter."});
    row("title", "Ask Dr. Smith. He knows.", {"Ask Dr. Smith.", "He knows."});
    row("example", "Use a tool, e.g. Krita. Then save.", {"Use a tool, e.g. Krita.", "Then save."});
    row("initials", "J. K. Rowling wrote it. Yes.", {"J. K. Rowling wrote it.", "Yes."});
    row("figure number", "See Fig. 3 for it. Done.", {"See Fig. 3 for it.", "Done."});
    row("no at the end", "The answer is no. The button is grey.", {"The answer is no.", "The button is grey."});
    row("decimal", "It costs 3.50 now. Buy it.", {"It costs 3.50 now.", "Buy it."});
    row("version", "Version 1.2.3 is here. Install it.", {"Version 1.2.3 is here.", "Install it."});
    row("web address", "Go to https://a.org/b?c=D. Then read.", {"Go to https://a.org/b?c=D.", "Then read."});
    row("file", "Open notes.md. Edit it.", {"Open notes.md.", "Edit it."});
    row("quotation", "It says \"Save? Now. Yes\" here. Go on.", {"It says \"Save? Now. Yes\" here.", "Go on."});
    row("quote closes", "He said \"Stop.\" Then he left.", {"He said \"Stop.\"", "Then he left."});
    row("question run", "Really?! Yes.", {"Really?!", "Yes."});
    row("dots", "Wait... Now go.", {"Wait...", "Now go."});
    row("dots go on", "Wait... for it.", {"Wait... for it."});
    row("list number inside", "1. Open the file", {"Open the file"});
    row("code", "Run `make. Now` first. Then wait.", {"Run `make. Now` first.", "Then wait."});
    row("Chinese", "打开文件。保存它！好吗？", {"打开文件。", "保存它！", "好吗？"});
    row("Chinese semicolon", "左边是菜单；右边是画布。", {"左边是菜单；", "右边是画布。"});
    row("Chinese quotation", "按钮上写着“好。走吧”四个字。完", {"按钮上写着“好。走吧”四个字。", "完"});
    row("Chinese quote closes", "他说：“走吧。”然后离开。", {"他说：“走吧。”", "然后离开。"});
    row("Chinese dots", "请稍候……马上就好。", {"请稍候……马上就好。"});
    row("mixed", "Click OK. 然后保存。", {"Click OK.", "然后保存。"});
    row("menu bar", "File  Edit   Save As  Help", {"File", "Edit", "Save As", "Help"});
    row("Chinese menu bar", "文件  编辑  查看", {"文件", "编辑", "查看"});
    row("wide blanks in a sentence", "Ask  Dana about the  invoice", {"Ask  Dana about the  invoice"});
    row("wide blanks between sentences", "Open the file now.  Then close the file.",
        {"Open the file now.", "Then close the file."});
    row("four words are no label", "File  Save the file now", {"File  Save the file now"});
    row("lines", "One\nTwo\r\n\r\nThree", {"One", "Two", "Three"});
    row("list", "- One\n* Two\n  3) Three\n4、四\n（5）五", {"One", "Two", "Three", "四", "五"});
    row("heading and quote", "## Title\n> Said", {"Title", "Said"});
    row("task", "- [x] Done", {"Done"});
    row("decimal line", "1.5 GB are free", {"1.5 GB are free"});
    row("fence", "A\n```cpp\nint x. Y;\n```\nB", {"A", "B"});
    row("table", "| Name | Size |\n|---|---|\n| A file | 3 |", {"Name", "Size", "---", "---", "A file", "3"});
    row("tab", "Open\tCtrl+O", {"Open", "Ctrl+O"});
    row("blank", " \n\t ", {});
    row("empty", "", {});
    row("only marks", "...", {"..."});
}

void TestSentenceSplitter::sentences() {
    QFETCH(QString, text);
    QFETCH(QStringList, wanted);
    QCOMPARE(sentencesOf(text), wanted);
    QCOMPARE(joined(splitText(text)), text);
}

void TestSentenceSplitter::frames() {
    const auto parts = splitText(QStringLiteral("  - One. Two\n"));
    QCOMPARE(parts.size(), size_t(5));
    QCOMPARE(parts[0].kind, Kind::Frame);
    QCOMPARE(parts[0].text, QStringLiteral("  - "));
    QCOMPARE(parts[2].kind, Kind::Gap);
    QCOMPARE(parts[2].text, QStringLiteral(" "));
    QCOMPARE(parts[4].kind, Kind::Frame);
    const auto chinese = splitText(QStringLiteral("好。走。"));
    QCOMPARE(chinese.size(), size_t(3));
    QCOMPARE(chinese[1].kind, Kind::Gap);
    QVERIFY(chinese[1].text.isEmpty());
}

void TestSentenceSplitter::partsJoinedAreTheText_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSentenceSplitter::partsJoinedAreTheText() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    static const QString alphabet = QStringLiteral("aB1 .!?。！；\"'“”()\n\r\t|`#->*_/\\:,，中文…\u2028&+[]<>{}%$@") +
                                    QChar(0xd83d) + QChar(0xde00) + QChar(0);
    QString text;
    for (int i = 0; i < 400; ++i)
        text += alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
    const auto parts = splitText(text);
    QCOMPARE(joined(parts), text);
    for (const TextPart& part : parts) {
        if (part.kind == Kind::Sentence)
            QVERIFY(!part.text.isEmpty() && part.text == part.text.trimmed());
    }
}

void TestSentenceSplitter::longSentences_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("firstPart");
    QTest::newRow("fits") << "short" << 10 << "short";
    QTest::newRow("comma") << "one two, three four" << 12 << "one two,";
    QTest::newRow("Chinese comma") << "左边是菜单，右边是画布" << 8 << "左边是菜单，";
    QTest::newRow("space") << "one two three four" << 10 << "one two";
    QTest::newRow("anywhere") << QString(20, u'x') << 10 << QString(10, u'x');
    QTest::newRow("pairs stay whole") << QString::fromUtf8("😀😀😀") << 4 << QString::fromUtf8("😀😀");
    QTest::newRow("decimal comma stays") << "1,5 km and 2,5 km" << 12 << "1,5 km and";
}

void TestSentenceSplitter::longSentences() {
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, firstPart);
    const auto parts = splitLongSentence(text, [most](const QString& part) { return part.size() <= most; });
    QString all;
    for (const QString& part : parts) {
        QVERIFY2(part.size() <= most, qPrintable(part));
        all += part;
    }
    QCOMPARE(all, text);
    QCOMPARE(parts.front(), firstPart);
}

QTEST_GUILESS_MAIN(TestSentenceSplitter)
#include "tst_SentenceSplitter.moc"
