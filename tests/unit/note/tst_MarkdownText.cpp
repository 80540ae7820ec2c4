#include "core/note/MarkdownText.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

using namespace lunette;

/// Lines without surrounding white space, without empty ones: what a reader sees.
static QString seenText(const QString& text) {
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = line.trimmed();
    lines.removeAll(QString());
    return lines.join(u'\n');
}

static void readMarkdown(QTextDocument& document, const QString& markdown) {
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
}

class tst_MarkdownText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void noBlockMarkup();
    void inlineStaysOneLine_data();
    void inlineStaysOneLine();
    void keepsIndentation();
    void keepsTables();
    void brokenTableIsText();
    void tableNextToText();
    void cleanText_data();
    void cleanText();
};

void tst_MarkdownText::roundTrip_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "A window with two buttons.";
    QTest::newRow("chinese") << "一个带有两个按钮的窗口。";
    QTest::newRow("emoji") << "Done 😀 👩‍💻 ✅";
    QTest::newRow("heading") << "# not a heading\n###### nor this\n#hash";
    QTest::newRow("heading tail") << "not closed ## \nC# and F#";
    QTest::newRow("back-ticks") << "`code` and ``more`` and ```\nfence\n```";
    QTest::newRow("tilde fence") << "~~~\ncode\n~~~";
    QTest::newRow("html") << "<b>bold</b> <script>alert(1)</script> <!-- no -->\n<div>\ntext\n</div>";
    QTest::newRow("autolink") << "<https://example.org> and https://example.org/a_b_c?d=*e* and www.example.org";
    QTest::newRow("mail") << "write to someone@example.org";
    QTest::newRow("link") << "[text](https://example.org) ![picture](x.png) [ref][1]\n[1]: https://example.org";
    QTest::newRow("rule") << "---\n***\n___\n- - -";
    QTest::newRow("setext") << "Title\n=====\nOther\n-----";
    QTest::newRow("bullets") << "- one\n* two\n+ three\n-\n- [ ] task\n- [x] done";
    QTest::newRow("numbers") << "1. one\n2) two\n10. ten\n3.14 stays\n-5 degrees";
    QTest::newRow("quote") << "> quoted\n>> twice";
    QTest::newRow("emphasis") << "*one* **two** _three_ __four__ ~~five~~ snake_case_name 2*3*4";
    QTest::newRow("backslash") << "C:\\Users\\name \\* \\\\server\\share end\\";
    QTest::newRow("entity") << "&amp; &lt;b&gt; &#60; &#x3c; AT&T R&D;";
    QTest::newRow("pipes") << "a | b | c";
    QTest::newRow("math") << "$x_1$ and $$y$$ for $5";
    QTest::newRow("front matter") << "---\ntitle: no\n---";
    QTest::newRow("paragraphs") << "one\n\ntwo\nthree\n\n\n\nfour";
    QTest::newRow("code") << "int main() {\n    return a[0] * b[1]; // <ok>\n}";
    QTest::newRow("footnote") << "text[^1]\n[^1]: note";
    QTest::newRow("brackets") << "[OK] [Cancel] (x) {y}";
    QTest::newRow("trailing spaces") << "one  \ntwo   ";
    QTest::newRow("quotes") << "It says \"Save\" and 'Quit' — “really”…";
    QTest::newRow("only marks") << "#";
    QTest::newRow("only dash") << "-";
    QTest::newRow("equals") << "=\n==";
}

void tst_MarkdownText::roundTrip() {
    QFETCH(QString, text);
    QTextDocument document;
    readMarkdown(document, markdownBlock(text));
    QCOMPARE(seenText(document.toPlainText()), seenText(text));
    readMarkdown(document, QStringLiteral("> ") + markdownInline(text));
    QCOMPARE(document.toPlainText().simplified(), text.simplified());
    readMarkdown(document, QStringLiteral("## ") + markdownInline(text) + QStringLiteral("\n\nnext"));
    QCOMPARE(document.firstBlock().text(), text.simplified());
    QCOMPARE(document.blockCount(), 2);
}

void tst_MarkdownText::noBlockMarkup() {
    const QString text = QStringLiteral("# a\n- b\n1. c\n> d\n---\n```\ne\n```\n=== \n<div>");
    QTextDocument document;
    readMarkdown(document, markdownBlock(text));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QVERIFY2(!block.textList(), qPrintable(block.text()));
        QCOMPARE(block.blockFormat().headingLevel(), 0);
        QVERIFY(!block.blockFormat().hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth));
        QVERIFY(!block.blockFormat().hasProperty(QTextFormat::BlockCodeFence));
        QVERIFY(!block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel));
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(!it.fragment().charFormat().isAnchor());
    }
}

void tst_MarkdownText::inlineStaysOneLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("break") << "one\ntwo"
                           << "one two";
    QTest::newRow("windows break") << "one\r\ntwo"
                                   << "one two";
    QTest::newRow("separator") << QStringLiteral("one\u2028two") << "one two";
    QTest::newRow("paragraphs") << "one\n\n# two"
                                << "one \\# two";
    QTest::newRow("empty") << " \n "
                           << "";
}

void tst_MarkdownText::inlineStaysOneLine() {
    QFETCH(QString, text);
    QFETCH(QString, markdown);
    QCOMPARE(markdownInline(text), markdown);
}

void tst_MarkdownText::keepsIndentation() {
    QTextDocument document;
    readMarkdown(document, markdownBlock(QStringLiteral("    if x:\n\t\treturn")));
    QCOMPARE(document.toPlainText(), QStringLiteral("    if x:\n        return"));
}

void tst_MarkdownText::keepsTables() {
    const QString table = QStringLiteral("Name|Size\n:--|--:\n`a`|<1>\n*b* | 2 | extra\nc");
    const QString markdown = markdownBlock(table);
    QCOMPARE(markdown, QStringLiteral("| Name | Size |\n| :-- | --: |\n| \\`a\\` | \\<1> |\n| \\*b\\* | 2 |\n\nc"));
    QTextDocument document;
    readMarkdown(document, markdown);
    QTextTable* parsed = nullptr;
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        parsed = qobject_cast<QTextTable*>(frame);
    QVERIFY(parsed);
    QCOMPARE(parsed->rows(), 3);
    QCOMPARE(parsed->columns(), 2);
    QCOMPARE(parsed->cellAt(1, 0).firstCursorPosition().block().text(), QStringLiteral("`a`"));
    QCOMPARE(parsed->cellAt(2, 1).firstCursorPosition().block().text(), QStringLiteral("2"));
}

void tst_MarkdownText::brokenTableIsText() {
    QCOMPARE(markdownBlock(QStringLiteral("a|b\n--|--|--")), QStringLiteral("a\\|b\\\n\\--\\|--\\|--"));
}

void tst_MarkdownText::tableNextToText() {
    const QString markdown = markdownBlock(QStringLiteral("Prices:\n|a|b|\n|-|-|\n|1|x\\|y|\nAfter"));
    QCOMPARE(markdown, QStringLiteral("Prices:\n\n| a | b |\n| - | - |\n| 1 | x\\|y |\n\nAfter"));
}

void tst_MarkdownText::cleanText_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("nul") << QString(QChar(0)) + QStringLiteral("a") << "a";
    QTest::newRow("escape") << QStringLiteral("\u001b[31mred") << "[31mred";
    QTest::newRow("c1") << QStringLiteral("a\u0085b") << "ab";
    QTest::newRow("override") << QStringLiteral("txt.\u202eexe") << "txt.exe";
    QTest::newRow("breaks") << "a\r\nb\rc\nd\te"
                            << "a\nb\nc\nd\te";
    QTest::newRow("joiner stays") << QStringLiteral("👩‍💻") << QStringLiteral("👩‍💻");
}

void tst_MarkdownText::cleanText() {
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(lunette::cleanText(text), clean);
}

QTEST_MAIN(tst_MarkdownText)
#include "tst_MarkdownText.moc"
