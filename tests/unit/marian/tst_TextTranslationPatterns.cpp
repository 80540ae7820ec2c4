#include "core/engine/marian/TextTranslation.h"

#include "core/text/Glossary.h"

#include <QTest>

using namespace lunette;
using Draft = TextTranslation::Draft;

/// Sentences that a pattern of the pack translates, among the other rules.
class TestTextTranslationPatterns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
};

void TestTextTranslationPatterns::sentences_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char* name, const char* text, const char* wanted) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(wanted);
    };
    row("blanks put in", "Line 2 says “a”.", "第 2 行写着“a”。");
    row("two sentences", "Line 1 says “a”. Line 2 says “b”.", "第 1 行写着“a”。第 2 行写着“b”。");
    row("without end mark", "Line 2 says “a”", "第 2 行写着“a”");
    row("term in quotation marks", "Line 2 says “layer”.", "第 2 行写着“图层”。");
    row("term in a longer quotation", "Line 2 says “a layer”.", "第 2 行写着“a layer”。");
    row("label", "Press the open key.", "按打开键。");
    row("term outside leaves it to the model", "The layer says “a”.", "图层");
}

void TestTextTranslationPatterns::sentences() {
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    auto patterns = std::make_shared<SentencePatterns>();
    QVERIFY(!patterns->read(
        {"Line {n} says {q}.\t第{n}行写着{q}。", "Press the {x} key.\t按{x}键。", "The layer says {q}.\t层写着{q}。"},
        false));
    const Glossary glossary(std::vector<GlossaryTerm>{{"layer", "图层", {}}});
    TextTranslation::Rules rules;
    rules.toChinese = true;
    rules.patterns = patterns;
    rules.terms = [&](const QString& words) { return glossary.find(words, false); };
    rules.phrase = [](const QString& label) {
        return label == QLatin1String("open") ? QStringLiteral("打开") : QString();
    };
    const TextTranslation translation(rules, [](const QString&) -> Result<Draft> {
        return Draft{QStringLiteral("图层"), false};
    });
    const auto translated = translation.run(text);
    QVERIFY(translated);
    if (wanted == QStringLiteral("图层"))
        QVERIFY(translated->contains(wanted) && !translated->contains(QStringLiteral("写着")));
    else
        QCOMPARE(*translated, wanted);
}

QTEST_GUILESS_MAIN(TestTextTranslationPatterns)
#include "tst_TextTranslationPatterns.moc"
