#include "core/engine/marian/TextTranslation.h"
#include "core/text/Glossary.h"

#include <QHash>
#include <QTest>

using namespace lunette;

/// The user's own translations in the rules around the translator.
class TestTextTranslationMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryGoesFirst_data();
    void memoryGoesFirst();
};

void TestTextTranslationMemory::memoryGoesFirst_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("asked"); // how often the model was
    QTest::newRow("whole text") << "Save it. Close it."
                                << "存\n盘。" << 0;
    QTest::newRow("one sentence of two") << "Save it. Open it."
                                         << "留存。打开它。" << 1;
    QTest::newRow("in a list") << "- Save it.\n- Open it."
                               << "- 留存。\n- 打开它。" << 1;
    QTest::newRow("one line inside a line") << "Two lines. Open it."
                                            << "一 二。打开它。" << 1;
    QTest::newRow("before the table of labels") << "Label"
                                                << "我的标签" << 0;
    QTest::newRow("before the glossary") << "Layer"
                                         << "我的层" << 0;
    QTest::newRow("not in it") << "Open it."
                               << "打开它。" << 1;
}

void TestTextTranslationMemory::memoryGoesFirst() {
    QFETCH(QString, text);
    const Glossary glossary(std::vector<GlossaryTerm>{{"Layer", "图层", {}}});
    const QHash<QString, QString> own{{"Save it. Close it.", "存\n盘。"},
                                      {"Save it.", "留存。"},
                                      {"Label", "我的标签"},
                                      {"Layer", "我的层"},
                                      {"Two lines.", "一\n二。"}};
    const QHash<QString, QString> model{{"Save it.", "救它。"}, {"Close it.", "关闭它。"}, {"Open it.", "打开它。"}};
    int asked = 0;
    TextTranslation::Rules rules;
    rules.toChinese = true;
    rules.phrase = [](const QString& label) {
        return label == QStringLiteral("Label") ? QStringLiteral("标签") : QString();
    };
    rules.terms = [&](const QString& words) { return glossary.find(words, false); };
    rules.memory = [&](const QString& words) { return own.value(words); };
    const auto translate = [&](const QString& segment) -> Result<TextTranslation::Draft> {
        ++asked;
        return TextTranslation::Draft{model.value(segment), false};
    };
    const auto translated = TextTranslation(rules, translate).run(text);
    QVERIFY(translated);
    QTEST(*translated, "wanted");
    QTEST(asked, "asked");
}

QTEST_GUILESS_MAIN(TestTextTranslationMemory)
#include "tst_TextTranslationMemory.moc"
