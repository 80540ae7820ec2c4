#include "core/text/ProtectedText.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace lunette;

class TestProtectedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void findsUnknownWords_data();
    void findsUnknownWords();
    void rendersUnknownWords();
    void termsGoFirstOrGiveWay();
    void mergesTheNearest();
    void masksAndUnmasks();
    void refusesBadSymbols_data();
    void refusesBadSymbols();
    void countsKeptSpans_data();
    void countsKeptSpans();
    void longRunsAreQuick_data();
    void longRunsAreQuick();
};

namespace {

QStringList found(const QString& text, const KnownText& known = {}) {
    QStringList parts;
    for (const ProtectedSpan& span : findProtected(text, known))
        parts << text.mid(span.start, span.length);
    return parts;
}

} // namespace

void TestProtectedText::finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    auto row = [](const char* name, const char* text, const QStringList& wanted) {
        QTest::newRow(name) << QString::fromUtf8(text) << wanted;
    };
    row("nothing", "Open the file and save it.", {});
    row("apostrophe", "Don't close the user's file.", {});
    row("and or", "Save and/or close.", {});
    row("dash between words", "a well - known read-only file", {});
    row("curly quotes", "Press “Save as”.", {"Save as"});
    row("straight quotes", "Press \"Save as\" now.", {"Save as"});
    row("single quotes", "Press 'Save as' now.", {"Save as"});
    row("corner quotes", "点击「保存」按钮", {"保存"});
    row("quotes in Chinese", "点击\"保存\"按钮", {"保存"});
    row("inches are no quotes", "a 5\" screen and a 6\" screen", {"5", "6"});
    row("code", "Run `make all` now.", {"`make all`"});
    row("web address", "See https://a.org/x?y=1#z.", {"https://a.org/x?y=1#z"});
    row("web address in Chinese", "请看https://a.org/x。谢谢", {"https://a.org/x"});
    row("mail", "Write to me.x@a-b.org, please", {"me.x@a-b.org"});
    row("Unix path", "Look in /usr/share/doc and ~/notes.", {"/usr/share/doc", "~/notes"});
    row("Windows path", "Look in C:\\Users\\me\\a.txt, please", {"C:\\Users\\me\\a.txt"});
    row("relative path", "Edit core/text/a.cpp first", {"core/text/a.cpp"});
    row("file", "Open notes.md and photo 1.png", {"notes.md", "1.png"});
    row("file in Chinese", "打开报告.pdf和a.txt文件", {"a.txt"});
    row("keys", "Press Ctrl+Shift+S or Alt + F4.", {"Ctrl+Shift+S", "Alt + F4"});
    row("function key", "Press F5.", {"F5"});
    row("option", "Use --device=cpu or -v.", {"--device=cpu", "-v"});
    row("unit", "It takes 5 MB and 20px at 60%.", {"5 MB", "20px", "60%"});
    row("unit in Chinese", "大小是5MB，占60%。", {"5MB", "60%"});
    row("time and date", "At 12:30 on 2024-05-06", {"12:30", "2024-05-06"});
    row("size", "It is 1920x1080 or 640×480.", {"1920x1080", "640×480"});
    row("version", "Version 1.2.3 or v2", {"1.2.3", "v2"});
    row("thousands", "It has 1,234 files.", {"1,234"});
    row("price", "It costs $20 or €3.50.", {"$20", "€3.50"});
    row("number", "There are 12 files.", {"12"});
    row("number in Chinese", "有12个文件", {"12"});
    row("no unit", "3 medium files", {"3"});
    row("part number", "The RTX-4090 and the A4 page, UTF-8", {"RTX-4090", "A4", "UTF-8"});
    row("identifiers", "Call std::move, my_value, fooBar and run().", {"std::move", "my_value", "fooBar", "run()"});
    row("language", "Written in C++ here", {"C++"});
    row("tag", "A <b>bold</b> word &amp; more", {"<b>", "</b>", "&amp;"});
    row("specifier", "Copied %1 of %n files to {name}", {"%1", "%n", "{name}"});
    row("percent is no specifier", "100% sure", {"100%"});
    row("own symbols", "A ⟦1⟧ b ⟧", {"⟦1⟧", "⟧"});
    row("link", "See [the page](a.html) now", {"[the page](a.html)"});
    row("bold", "Press **Save** now", {"**Save**"});
    row("emoji", "Good 👍🏽 work 👨‍👩‍👧", {"👍🏽", "👨‍👩‍👧"});
    row("arrow", "File → Open", {"→"});
}

void TestProtectedText::finds() {
    QFETCH(QString, text);
    QFETCH(QStringList, wanted);
    QCOMPARE(found(text), wanted);
}

void TestProtectedText::findsUnknownWords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("all known") << "open the file" << QStringList();
    QTest::newRow("name") << "open Krita" << QStringList{"Krita"};
    QTest::newRow("two beside each other") << "open Foo Bar the file" << QStringList{"Foo Bar"};
    QTest::newRow("not over a known word") << "Foo the Bar" << QStringList{"Foo", "Bar"};
    QTest::newRow("Chinese characters") << "open 文件夹 file" << QStringList{"文件夹"};
    QTest::newRow("mark") << "open • the file" << QStringList{"•"};
    QTest::newRow("quoted wins") << "open \"Foo the\" file" << QStringList{"Foo the"};
    QTest::newRow("inner marks") << "the foo-bar's file" << QStringList{"foo-bar's"};
    QTest::newRow("no border between scripts") << "the文file" << QStringList{"文"};
}

void TestProtectedText::findsUnknownWords() {
    QFETCH(QString, text);
    QFETCH(QStringList, wanted);
    const QStringList words{"open", "the", "file"};
    KnownText known;
    known.word = [&](const QString& word) { return words.contains(word); };
    known.character = [](const QString& character) { return character == QStringLiteral("\""); };
    QCOMPARE(found(text, known), wanted);
}

void TestProtectedText::rendersUnknownWords() {
    KnownText known;
    known.word = [](const QString& word) { return word == QStringLiteral("open"); };
    known.rendering = [](const QString& word) {
        return word == QStringLiteral("barrier") ? QStringLiteral("障碍") : QString();
    };
    const auto spans = findProtected(QStringLiteral("open barrier blorf zarpo"), known);
    QCOMPARE(spans.size(), size_t(2));
    QCOMPARE(spans[0].replacement, QStringLiteral("障碍"));
    QCOMPARE(spans[0].length, qsizetype(7));
    QVERIFY(spans[1].replacement.isEmpty());
    QCOMPARE(spans[1].length, qsizetype(11));
}

void TestProtectedText::termsGoFirstOrGiveWay() {
    const QString text = QStringLiteral("a \"big map\" in /map/x or map_1 map");
    auto at = [&](const char* words) {
        const QString part = QString::fromUtf8(words);
        return ProtectedSpan{text.indexOf(part), part.size(), ProtectedKind::Term, QStringLiteral("图")};
    };
    auto terms = [](const std::vector<ProtectedSpan>& spans) {
        return std::count_if(spans.begin(), spans.end(),
                             [](const ProtectedSpan& span) { return span.kind == ProtectedKind::Term; });
    };
    QCOMPARE(terms(findProtected(text, {}, {at("big map")})), 1);
    QCOMPARE(terms(findProtected(text, {}, {at("map_1")})), 1);
    QCOMPARE(terms(findProtected(text, {}, {at("map_1 map")})), 1);
    QCOMPARE(terms(findProtected(text, {}, {at("map\"")})), 0);
    QCOMPARE(terms(findProtected(text, {}, {at("map/x")})), 0);
    QCOMPARE(replaceTerms(text, {at("big map"), at("map_1")}), QStringLiteral("a \"图\" in /map/x or 图 map"));
    QCOMPARE(replaceTerms(QStringLiteral("新图层板"), {{1, 2, ProtectedKind::Term, QStringLiteral("layer")}}),
             QStringLiteral("新 layer 板"));
    const auto merged = mergeSpans(text, {at("big map"), {0, 1, ProtectedKind::Word}, at("map_1")}, 3);
    QCOMPARE(merged.size(), size_t(3));
    const auto joined = mergeSpans(text, {at("big map"), at("map_1")}, 1);
    QCOMPARE(keptText(text, joined.front()), QStringLiteral("图\" in /map/x or 图"));
    QVERIFY(keepsSpans(text, {at("big map")}, QStringLiteral("一个“图”")));
    QVERIFY(!keepsSpans(text, {at("big map")}, text));
}

void TestProtectedText::mergesTheNearest() {
    const auto kind = ProtectedKind::Word;
    const auto merged = mergeSpans({}, {{0, 2, kind}, {10, 2, kind}, {13, 4, kind}, {40, 1, kind}}, 3);
    QCOMPARE(merged.size(), size_t(3));
    QCOMPARE(merged[1].start, 10);
    QCOMPARE(merged[1].end(), 17);
    QCOMPARE(mergeSpans({}, merged, 1).front().end(), 41);
    QVERIFY(mergeSpans({}, {}, 3).empty());
}

void TestProtectedText::masksAndUnmasks() {
    const QString text = QStringLiteral("Press \"Save\" in Krita");
    const QStringList symbols{"⟦1⟧", "⟦2⟧", "⟦3⟧"};
    const auto masked = maskText(text, {{7, 4, ProtectedKind::Quoted}, {16, 5, ProtectedKind::Word}}, symbols);
    QCOMPARE(masked.text, QStringLiteral("Press \"⟦1⟧\" in ⟦2⟧"));
    QCOMPARE(masked.kept, (QStringList{"Save", "Krita"}));
    QCOMPARE(unmaskText(masked.text, masked).value_or(QString()), text);
    QCOMPARE(unmaskText(QStringLiteral("在 ⟦2⟧ 中按“⟦1⟧”"), masked).value_or(QString()),
             QStringLiteral("在 Krita 中按“Save”"));
}

void TestProtectedText::refusesBadSymbols_data() {
    QTest::addColumn<QString>("translated");
    QTest::newRow("lost") << "按 ⟦1⟧";
    QTest::newRow("doubled") << "按 ⟦1⟧ ⟦2⟧ ⟦2⟧";
    QTest::newRow("empty") << "";
}

void TestProtectedText::refusesBadSymbols() {
    QFETCH(QString, translated);
    const MaskedText masked{QStringLiteral("⟦1⟧ ⟦2⟧"), {"a", "⟦1⟧"}, {"⟦1⟧", "⟦2⟧"}};
    QVERIFY(!unmaskText(translated, masked));
    QCOMPARE(unmaskText(masked.text, masked).value_or(QString()), QStringLiteral("a ⟦1⟧"));
}

void TestProtectedText::countsKeptSpans_data() {
    QTest::addColumn<QString>("translated");
    QTest::addColumn<bool>("kept");
    QTest::newRow("both") << "把 a.txt 复制到 a.txt" << true;
    QTest::newRow("one") << "复制 a.txt" << false;
    QTest::newRow("other case") << "把 A.txt 复制到 a.txt" << false;
}

void TestProtectedText::countsKeptSpans() {
    QFETCH(QString, translated);
    QFETCH(bool, kept);
    const QString text = QStringLiteral("Copy a.txt to a.txt");
    QCOMPARE(keepsSpans(text, findProtected(text), translated), kept);
}

void TestProtectedText::longRunsAreQuick_data() {
    QTest::addColumn<QString>("unit");
    for (const char* unit : {"a", "a-", "a.", "a/", "\"a", "<a", "1,", "_a", "@a", "[", "~/", "Ctrl+", "中", "**a"})
        QTest::newRow(unit) << QString::fromUtf8(unit);
}

void TestProtectedText::longRunsAreQuick() {
    QFETCH(QString, unit);
    const QString text = unit.repeated(50000 / unit.size());
    QElapsedTimer timer;
    timer.start();
    const auto spans = findProtected(text);
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(spans.empty() || spans.back().end() <= text.size());
}

QTEST_GUILESS_MAIN(TestProtectedText)
#include "tst_ProtectedText.moc"
