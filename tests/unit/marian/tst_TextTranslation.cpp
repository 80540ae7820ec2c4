#include "core/engine/marian/TextTranslation.h"

#include "core/text/Glossary.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTest>

using namespace lunette;
using Draft = TextTranslation::Draft;

namespace {

const QStringList kSymbols{"⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧", "⟦5⟧", "⟦6⟧", "⟦7⟧", "⟦8⟧", "⟦9⟧"};

/// Knows a few sentences; remembers what it was asked.
class Phrases {
public:
    explicit Phrases(QHash<QString, QString> phrases)
        : m_phrases(std::move(phrases)) {}

    TextTranslation::Translate translate() {
        return [this](const QString& segment) -> Result<Draft> {
            asked << segment;
            if (!m_phrases.contains(segment))
                return Draft{QString(), false};
            return Draft{m_phrases.value(segment), false};
        };
    }

    QStringList asked;

private:
    QHash<QString, QString> m_phrases;
};

TextTranslation::Rules toChinese(const QStringList& words = {}) {
    TextTranslation::Rules rules;
    rules.toChinese = true;
    if (words.isEmpty())
        return rules;
    rules.placeholders = kSymbols;
    rules.known.word = [words](const QString& word) { return words.contains(word.toLower()); };
    rules.known.character = [](const QString& c) { return QStringLiteral("\"“”.,:;?!()").contains(c); };
    return rules;
}

TextTranslation::Rules toEnglish() {
    TextTranslation::Rules rules;
    rules.fromChinese = true;
    rules.placeholders = kSymbols;
    rules.known.word = [](const QString&) { return false; };
    rules.known.character = [](const QString& c) { return c != QStringLiteral("龘"); };
    return rules;
}

} // namespace

class TestTextTranslation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksBeforeAndRestoresAfter_data();
    void masksBeforeAndRestoresAfter();
    void keepsSourceWords_data();
    void keepsSourceWords();
    void asksNothing_data();
    void asksNothing();
    void glossaryTerms_data();
    void glossaryTerms();
    void fixedLabels_data();
    void fixedLabels();
    void answersHoldKnownWordsOnly_data();
    void answersHoldKnownWordsOnly();
    void keepsLinesAndStructure();
    void translatorWithoutSymbols_data();
    void translatorWithoutSymbols();
    void cutsLongSentences();
    void protectedPartsSurviveAnyTranslator_data();
    void protectedPartsSurviveAnyTranslator();
    void errorsEndTheRun();
    void longTextsAreQuick_data();
    void longTextsAreQuick();
};

void TestTextTranslation::masksBeforeAndRestoresAfter_data() {
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("wanted");
    auto row = [](const char* name, bool chinese, const char* text, const char* asked, const char* answer,
                  const char* wanted) {
        QTest::newRow(name) << chinese << QString::fromUtf8(text) << QString::fromUtf8(asked)
                            << QString::fromUtf8(answer) << QString::fromUtf8(wanted);
    };
    row("label", false, "Open", "Open", "打开。", "打开");
    row("key", false, "&Open…", "Open", "打开", "打开(&O)…");
    row("capitals", false, "OPEN THE FILES", "Open the files", "打开文件", "打开文件");
    row("quoted", false, "Open \"Tools\".", "Open \"⟦1⟧\".", "打开“⟦1⟧”。", "打开“Tools”。");
    row("unknown word", false, "Open Krita.", "Open ⟦1⟧.", "打开⟦1⟧。", "打开 Krita。");
    row("number", false, "Open 3 files.", "Open ⟦1⟧ files.", "打开⟦1⟧个文件。", "打开 3 个文件。");
    row("order changes", false, "Open a.txt in Krita.", "Open ⟦1⟧ in ⟦2⟧.", "在⟦2⟧中打开⟦1⟧。",
        "在 Krita 中打开 a.txt。");
    row("to English", true, "打开“工具”。", "打开“⟦1⟧”。", "Open \"⟦1⟧\".", "Open \"工具\".");
    row("Latin word", true, "打开 Krita 文件。", "打开 ⟦1⟧ 文件。", "Open the ⟦1⟧ file.", "Open the Krita file.");
    row("unknown character", true, "打开龘文件。", "打开⟦1⟧文件。", "Open the ⟦1⟧ file.", "Open the 龘 file.");
    row("Chinese key", true, "打开(&O)…", "打开", "Open", "&Open…");
}

void TestTextTranslation::masksBeforeAndRestoresAfter() {
    QFETCH(bool, chinese);
    QFETCH(QString, text);
    QFETCH(QString, asked);
    QFETCH(QString, answer);
    QFETCH(QString, wanted);
    Phrases phrases({{asked, answer}});
    const auto rules = chinese ? toEnglish() : toChinese({"open", "files", "in", "the"});
    const auto result = TextTranslation(rules, phrases.translate()).run(text);
    QVERIFY(result);
    QCOMPARE(phrases.asked, QStringList{asked});
    QCOMPARE(*result, wanted);
}

void TestTextTranslation::keepsSourceWords_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("atLimit");
    QTest::newRow("symbol lost") << "打开。" << false;
    QTest::newRow("symbol doubled") << "打开⟦1⟧⟦1⟧。" << false;
    QTest::newRow("symbol invented") << "打开⟦1⟧和⟦2⟧。" << false;
    QTest::newRow("number invented") << "打开⟦1⟧ 7。" << false;
    QTest::newRow("word invented") << "打开⟦1⟧ Foo。" << false;
    QTest::newRow("symbol quoted") << "打开“⟦1⟧”。" << false;
    QTest::newRow("loop") << "打开⟦1⟧打开打开" << true;
    QTest::newRow("empty") << "" << false;
}

void TestTextTranslation::keepsSourceWords() {
    QFETCH(QString, answer);
    QFETCH(bool, atLimit);
    const QString text = QStringLiteral("Open Krita.");
    auto translate = [&](const QString&) -> Result<Draft> { return Draft{answer, atLimit}; };
    const auto result = TextTranslation(toChinese({"open"}), translate).run(text);
    QVERIFY(result);
    QCOMPARE(*result, text);
}

void TestTextTranslation::asksNothing_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("blank") << " \n ";
    QTest::newRow("marks") << "...!?";
    QTest::newRow("number") << "12:30";
    QTest::newRow("Chinese already") << "打开文件。";
    QTest::newRow("only an address") << "https://a.org/b";
    QTest::newRow("only unknown words") << "Krita Foo";
    QTest::newRow("emoji") << "😀";
    QTest::newRow("mostly unknown words") << "Krita the Foo file Bar with Baz";
    QTest::newRow("code block") << "```\nopen the file\n```";
}

void TestTextTranslation::asksNothing() {
    QFETCH(QString, text);
    Phrases phrases({});
    const auto result = TextTranslation(toChinese({"open", "the", "file"}), phrases.translate()).run(text);
    QVERIFY(result);
    QCOMPARE(*result, text);
    QVERIFY(phrases.asked.isEmpty());
}

void TestTextTranslation::glossaryTerms_data() {
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<bool>("symbols");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    auto row = [](const char* name, bool chinese, bool symbols, const char* text, const char* wanted) {
        QTest::newRow(name) << chinese << symbols << QString::fromUtf8(text) << QString::fromUtf8(wanted);
    };
    row("in a sentence", false, true, "Open the layer.", "打开图层。");
    row("beside a kept part", false, true, "Open the layer in Krita.", "在 Krita 中打开图层。");
    row("the label itself", false, true, "&Layer…", "图层(&L)…");
    row("before a fixed label", false, true, "Open layer", "开图层");
    row("in quotation marks", false, true, "Open \"layer\".", "打开“图层”。");
    row("a longer quotation stays", false, true, "Open \"my layer\".", "打开“my layer”。");
    row("a path stays", false, true, "/home/layer/x.txt", "/home/layer/x.txt");
    row("unknown words around it", false, true, "Foo layer Bar", "Foo 图层 Bar");
    row("beside Chinese marks", false, true, "Open the layer, the layer.", "打开图层、图层。");
    row("nothing comes back", false, true, "Open in the layer", "Open in the 图层");
    row("to English", true, true, "打开图层。", "Open the layer.");
    row("to English without symbols", true, false, "打开图层面板。", "Open layer panel.");
    row("copied", false, false, "See the layer here.", "请看这里的图层。");
    row("by pieces", false, false, "Now the layer opens.", "现在图层打开。");
    row("by pieces in quotation marks", false, false, "Now \"layer\" opens.", "现在“图层”打开。");
}

void TestTextTranslation::glossaryTerms() {
    QFETCH(bool, chinese);
    QFETCH(bool, symbols);
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    Phrases phrases({{"Open the ⟦1⟧.", "打开⟦1⟧。"},
                     {"Open the ⟦1⟧ in ⟦2⟧.", "在⟦2⟧中打开⟦1⟧。"},
                     {"Open ⟦1⟧", "开⟦1⟧"},
                     {"Open \"⟦1⟧\".", "打开“⟦1⟧”。"},
                     {"打开⟦1⟧。", "Open the ⟦1⟧."},
                     {"打开", "Open"},
                     {"面板。", "panel."},
                     {"Open the ⟦1⟧, the ⟦2⟧.", "打开⟦1⟧、⟦2⟧。"},
                     {"See the 图层 here.", "请看这里的图层。"},
                     {"Now the", "现在"},
                     {"Now", "现在"},
                     {"opens.", "打开。"}});
    const Glossary glossary(std::vector<GlossaryTerm>{{"layer", "图层", {}}});
    auto rules = chinese ? toEnglish() : toChinese({"open", "in", "the"});
    if (!symbols)
        rules.placeholders.clear();
    rules.terms = [&](const QString& words) { return glossary.find(words, chinese); };
    rules.phrase = [](const QString& label) {
        return label == QStringLiteral("Open layer") ? QStringLiteral("打开层") : QString();
    };
    const auto result = TextTranslation(rules, phrases.translate()).run(text);
    QVERIFY(result);
    QCOMPARE(*result, wanted);
}

void TestTextTranslation::fixedLabels_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("label") << "Save as"
                           << "另存为";
    QTest::newRow("mnemonic and dots") << "&Save as…"
                                       << "另存为(&S)…";
    QTest::newRow("part of a sentence is no label") << "Save as you go"
                                                    << "模型";
}

void TestTextTranslation::fixedLabels() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    auto rules = toChinese({"save", "as", "you", "go"});
    rules.phrase = [](const QString& label) {
        return label.toLower() == QStringLiteral("save as") ? QStringLiteral("另存为") : QString();
    };
    auto translate = [](const QString&) -> Result<Draft> { return Draft{QStringLiteral("模型"), false}; };
    QCOMPARE(TextTranslation(rules, translate).run(text).value(), wanted);
}

void TestTextTranslation::answersHoldKnownWordsOnly_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("known words") << "Cancel"
                                 << "Cancel";
    QTest::newRow("invented word") << "Uncelo"
                                   << "取消";
    QTest::newRow("one of two invented") << "Cancel Uncelo"
                                         << "取消";
}

void TestTextTranslation::answersHoldKnownWordsOnly() {
    QFETCH(QString, answer);
    QFETCH(QString, wanted);
    auto rules = toEnglish();
    rules.answerWord = [](const QString& word) { return word.toLower() == QStringLiteral("cancel"); };
    auto translate = [&](const QString&) -> Result<Draft> { return Draft{answer, false}; };
    QCOMPARE(TextTranslation(rules, translate).run(QStringLiteral("取消")).value(), wanted);
}

void TestTextTranslation::keepsLinesAndStructure() {
    Phrases phrases({{"Open it.", "打开它。"},
                     {"Close it.", "关闭它。"},
                     {"Name", "名称"},
                     {"打开。", "Open."},
                     {"关闭。", "Close."}});
    const auto rules = toChinese({"open", "close", "it", "name"});
    const auto result = TextTranslation(rules, phrases.translate())
                            .run(QStringLiteral("## Name\n\n- Open it. Close it.\n  1. Close it.\r\n| Name | 3 |\n"));
    QVERIFY(result);
    QCOMPARE(*result, QStringLiteral("## 名称\n\n- 打开它。关闭它。\n  1. 关闭它。\r\n| 名称 | 3 |\n"));
    const auto english = TextTranslation(toEnglish(), phrases.translate()).run(QStringLiteral("打开。关闭。\n打开。"));
    QVERIFY(english);
    QCOMPARE(*english, QStringLiteral("Open. Close.\nOpen."));
}

void TestTextTranslation::translatorWithoutSymbols_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("copies") << "See notes.md here."
                            << "请看 notes.md 这里。";
    QTest::newRow("changes the path, so by pieces") << "Open the file /tmp/x now."
                                                    << "打开文件 /tmp/x 现在。";
    QTest::newRow("translates the label, so by pieces") << "Press the \"Save\" button."
                                                        << "按下“Save”按钮。";
    QTest::newRow("plain number may become a word") << "Two or 2 files."
                                                    << "两个文件。";
    QTest::newRow("nothing known") << "Zzz \"Save\" zzz."
                                   << "Zzz \"Save\" zzz.";
}

void TestTextTranslation::translatorWithoutSymbols() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    Phrases phrases({{"See notes.md here.", "请看notes.md这里。"},
                     {"Open the file /tmp/x now.", "现在打开文件/临时/x。"},
                     {"Open the file", "打开文件。"},
                     {"now.", "现在。"},
                     {"Press the \"Save\" button.", "按“保存”按钮。"},
                     {"Press the", "按下"},
                     {"button.", "按钮。"},
                     {"Two or 2 files.", "两个文件。"}});
    const auto result = TextTranslation(toChinese(), phrases.translate()).run(text);
    QVERIFY(result);
    QCOMPARE(*result, wanted);
}

void TestTextTranslation::cutsLongSentences() {
    Phrases phrases({{"Open it,", "打开它，"}, {"then close it.", "然后关闭它。"}});
    auto rules = toChinese();
    rules.fits = [](const QString& text) { return text.size() <= 16; };
    const auto result = TextTranslation(rules, phrases.translate()).run(QStringLiteral("Open it, then close it."));
    QVERIFY(result);
    QCOMPARE(*result, QStringLiteral("打开它，然后关闭它。"));
    const QString endless(1000, u'x');
    const auto kept = TextTranslation(rules, phrases.translate()).run(endless);
    QVERIFY(kept);
    QCOMPARE(*kept, endless);
}

void TestTextTranslation::protectedPartsSurviveAnyTranslator_data() {
    QTest::addColumn<int>("habit");
    QTest::addColumn<bool>("symbols");
    const char* habits[] = {"drops everything", "returns nothing", "doubles",   "loops",
                            "copies",           "renumbers",       "upper case"};
    for (int habit = 0; habit < 7; ++habit) {
        QTest::addRow("%s, symbols", habits[habit]) << habit << true;
        QTest::addRow("%s, none", habits[habit]) << habit << false;
    }
}

void TestTextTranslation::protectedPartsSurviveAnyTranslator() {
    QFETCH(int, habit);
    QFETCH(bool, symbols);
    const QString text = QStringLiteral("Press \"Save as\" or Ctrl+S to write 5 MB to /tmp/a.txt, see https://a.org/b. "
                                        "Run `make all` with --fast in C:\\temp\\x, then call run() on the RTX-4090. "
                                        "Nothing, “quoted, with commas” and me@a.org, 12:30, 60% 👍 done");
    auto translate = [&](const QString& segment) -> Result<Draft> {
        switch (habit) {
        case 0:
            return Draft{QStringLiteral("好。"), false};
        case 1:
            return Draft{QString(), false};
        case 2:
            return Draft{segment + segment, false};
        case 3:
            return Draft{segment + QStringLiteral("好好好"), true};
        case 4:
            return Draft{segment, false};
        case 5:
            return Draft{QString(segment).replace(QStringLiteral("1⟧"), QStringLiteral("2⟧")), false};
        default:
            return Draft{segment.toUpper(), false};
        }
    };
    const auto rules = symbols ? toChinese({"press", "or", "to", "write", "see", "run", "with", "in", "then", "call",
                                            "on", "the", "nothing", "and", "done"})
                               : toChinese();
    const auto result = TextTranslation(rules, translate).run(text);
    QVERIFY(result);
    for (const char* part :
         {"Save as", "Ctrl+S", "5 MB", "/tmp/a.txt", "https://a.org/b", "`make all`", "--fast", "C:\\temp\\x", "run()",
          "RTX-4090", "quoted, with commas", "me@a.org", "12:30", "60%", "👍"})
        QVERIFY2(result->contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + " in " + *result));
    QVERIFY(!result->contains(u'⟦'));
}

void TestTextTranslation::errorsEndTheRun() {
    int calls = 0;
    auto translate = [&](const QString&) -> Result<Draft> {
        ++calls;
        return cancelled();
    };
    const auto result = TextTranslation(toChinese(), translate).run(QStringLiteral("One. Two. Three."));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(calls, 1);
}

void TestTextTranslation::longTextsAreQuick_data() {
    QTest::addColumn<QString>("unit");
    QTest::newRow("sentences on one line") << "Open the file. ";
    QTest::newRow("no space at all") << "x";
    QTest::newRow("numbers") << "1. A ";
    QTest::newRow("dots") << "a.";
    QTest::newRow("quotes") << "\"a\". B";
    QTest::newRow("lines") << "Open.\n";
    QTest::newRow("Chinese") << "打开。";
    QTest::newRow("brackets") << "([{";
    QTest::newRow("blank") << " ";
}

void TestTextTranslation::longTextsAreQuick() {
    QFETCH(QString, unit);
    const QString text = unit.repeated(200000 / unit.size());
    auto rules = toChinese();
    rules.fits = [](const QString& part) { return part.size() <= 500; };
    auto translate = [](const QString& segment) -> Result<Draft> { return Draft{segment, false}; };
    QElapsedTimer timer;
    timer.start();
    const auto result = TextTranslation(rules, translate).run(text);
    QVERIFY(result);
    QVERIFY(result->size() > 100000);
    QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestTextTranslation)
#include "tst_TextTranslation.moc"
