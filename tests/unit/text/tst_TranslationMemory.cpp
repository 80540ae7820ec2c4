#include "core/text/TranslationMemory.h"

#include <QTest>

using namespace lunette;

class TestTranslationMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsExactWords_data();
    void findsExactWords();
    void newestWins();
    void remembersSentences_data();
    void remembersSentences();
    void takingBackForgets();
    void othersStayWhenOneIsTakenBack();
    void anOlderAnswerTakesNothingBack();
    void blankEditsChangeNothing();
    void oldestGo();
    void textsAreTidied();
    void pairsSentences_data();
    void pairsSentences();

private:
    static QString shown(const TranslationMemory& memory) {
        QStringList rows;
        for (const MemoryEntry& entry : memory.entries())
            rows << entry.source + u'=' + entry.target;
        return rows.join(u'|');
    }
    static TranslationMemory taught(const QString& source, const QString& machine, const QString& edited) {
        return TranslationMemory().with({false, source, machine, edited});
    }
};

void TestTranslationMemory::findsExactWords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fromChinese");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("same") << "Save the file." << false << "存盘。";
    QTest::newRow("white space") << "  Save \n the\tfile. " << false << "存盘。";
    QTest::newRow("other capitals") << "save the file." << false << "";
    QTest::newRow("part") << "Save the file. Close." << false << "";
    QTest::newRow("other direction") << "Save the file." << true << "";
    QTest::newRow("other direction's own") << "存盘。" << true << "Save to disk.";
    QTest::newRow("blank") << " " << false << "";
}

void TestTranslationMemory::findsExactWords() {
    QFETCH(QString, text);
    QFETCH(bool, fromChinese);
    const TranslationMemory memory({{false, "Save the file.", "存盘。"}, {true, "存盘。", "Save to disk."}});
    QTEST(memory.find(text, fromChinese), "wanted");
}

void TestTranslationMemory::newestWins() {
    const TranslationMemory memory(
        {{false, "Save", "甲"}, {false, "Open", "开"}, {true, "Save", "x"}, {false, " Save ", "乙"}});
    QCOMPARE(shown(memory), QStringLiteral("Open=开|Save=x|Save=乙"));
    QCOMPARE(memory.find(QStringLiteral("Save"), false), QStringLiteral("乙"));
}

void TestTranslationMemory::remembersSentences_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QString>("edited");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("one sentence") << "Save it."
                                  << "救它。"
                                  << "保存它。"
                                  << "Save it.=保存它。";
    QTest::newRow("one of two") << "Save it. Close it."
                                << "救它。关闭它。"
                                << "保存它。关闭它。"
                                << "Save it.=保存它。|Save it. Close it.=保存它。关闭它。";
    QTest::newRow("joined sentences") << "Save it. Close it."
                                      << "救它。关闭它。"
                                      << "保存并关闭它。"
                                      << "Save it. Close it.=保存并关闭它。";
    QTest::newRow("moved sentences") << "Save it. Close it."
                                     << "救它。关闭它。"
                                     << "关闭它。救它。"
                                     << "Save it. Close it.=关闭它。救它。";
    QTest::newRow("lines") << "- Save it.\n- Close it."
                           << "- 救它。\n- 关闭它。"
                           << "- 保存它。\n- 关上。"
                           << "Save it.=保存它。|Close it.=关上。|- Save it. - Close it.=- 保存它。\n- 关上。";
    QTest::newRow("as many, but in other lines") << "Save it. Close it.\nGo."
                                                 << "甲。乙。\n丙。"
                                                 << "丁。\n戊。己。"
                                                 << "Save it. Close it. Go.=丁。\n戊。己。";
    QTest::newRow("nothing edited") << "Save it."
                                    << "救它。"
                                    << "救它。"
                                    << "";
    QTest::newRow("only white space edited") << "Save it."
                                             << "救它。"
                                             << " 救它。\n"
                                             << "";
}

void TestTranslationMemory::remembersSentences() {
    QFETCH(QString, source);
    QFETCH(QString, machine);
    QFETCH(QString, edited);
    QTEST(shown(taught(source, machine, edited)), "wanted");
}

void TestTranslationMemory::takingBackForgets() {
    const QString source = QStringLiteral("Save it. Close it."), machine = QStringLiteral("救它。关闭它。");
    const TranslationMemory memory = taught(source, machine, QStringLiteral("保存它。关上。"));
    QCOMPARE(memory.entries().size(), size_t(3));
    QVERIFY(memory.with({false, source, machine, machine}).isEmpty());
}

void TestTranslationMemory::othersStayWhenOneIsTakenBack() {
    const QString source = QStringLiteral("Save it. Close it."), machine = QStringLiteral("救它。关闭它。");
    const TranslationMemory memory = taught(source, machine, QStringLiteral("保存它。关上。"));
    const TranslationMemory half = memory.with({false, source, machine, QStringLiteral("救它。关上。")});
    QCOMPARE(half.find(QStringLiteral("Save it."), false), QString());
    QCOMPARE(half.find(QStringLiteral("Close it."), false), QStringLiteral("关上。"));
    QCOMPARE(half.find(source, false), QStringLiteral("救它。关上。"));
}

void TestTranslationMemory::anOlderAnswerTakesNothingBack() {
    const TranslationMemory memory = taught("Save it.", "救它。", "保存它。");
    const TranslationMemory more = memory.with({false, "Save it. Close it.", "救它。关闭它。", "救它。关上。"});
    QCOMPARE(more.find(QStringLiteral("Save it."), false), QStringLiteral("保存它。"));
    QCOMPARE(more.find(QStringLiteral("Close it."), false), QStringLiteral("关上。"));
}

void TestTranslationMemory::blankEditsChangeNothing() {
    const TranslationMemory memory = taught("Save it.", "救它。", "保存它。");
    QCOMPARE(memory.with({false, "Save it.", "救它。", " \n"}).entries(), memory.entries());
    QCOMPARE(memory.with({false, "", "救它。", "保存"}).entries(), memory.entries());
}

void TestTranslationMemory::oldestGo() {
    std::vector<MemoryEntry> many;
    for (size_t i = 0; i <= kMostMemoryEntries; ++i)
        many.push_back({false, QString::number(i), QStringLiteral("x")});
    const TranslationMemory memory(many);
    QCOMPARE(memory.entries().size(), kMostMemoryEntries);
    QCOMPARE(memory.find(QStringLiteral("0"), false), QString());
    QCOMPARE(memory.find(QString::number(kMostMemoryEntries), false), QStringLiteral("x"));

    std::vector<MemoryEntry> large;
    const qsizetype count = kMostMemoryCharacters / kLongestMemoryText + 1;
    for (qsizetype i = 0; i < count; ++i)
        large.push_back({false, QString::number(i), QString(kLongestMemoryText, u'x')});
    const TranslationMemory cut(large);
    QVERIFY(cut.entries().size() < large.size() && cut.entries().back() == large.back());
    const TranslationMemory longest({{false, "a", QString(kLongestMemoryText + 1, u'x')}, {false, "b", "c"}});
    QCOMPARE(shown(longest), QStringLiteral("b=c"));
}

void TestTranslationMemory::textsAreTidied() {
    const QString half(QChar(0xd83d));
    const TranslationMemory memory({{false, " a\x01 b\r\nc ", "甲\r\n乙" + half + QChar(u'\0') + "丙 "}});
    QCOMPARE(memory.entries().front().source, QStringLiteral("a b c"));
    QCOMPARE(memory.entries().front().target, QStringLiteral("甲\n乙? 丙"));
    QCOMPARE(memory.find(QStringLiteral("a\x01 b\nc"), false), memory.entries().front().target);
}

void TestTranslationMemory::pairsSentences_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("none") << ""
                          << ""
                          << "";
    QTest::newRow("two") << "It is red. It is big."
                         << "它是红的。它很大。"
                         << "It is red.=它是红的。|It is big.=它很大。";
    QTest::newRow("blank lines") << "A dog.\n\nA cat."
                                 << "一只狗。\n一只猫。"
                                 << "A dog.=一只狗。|A cat.=一只猫。";
    QTest::newRow("fewer") << "It is red. It is big."
                           << "它又红又大。"
                           << "";
    QTest::newRow("fewer lines") << "A dog.\nA cat."
                                 << "一只狗。"
                                 << "";
}

void TestTranslationMemory::pairsSentences() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QStringList pairs;
    for (const auto& [from, to] : sentencePairs(source, target))
        pairs << from + u'=' + to;
    QTEST(pairs.join(u'|'), "wanted");
}

QTEST_GUILESS_MAIN(TestTranslationMemory)
#include "tst_TranslationMemory.moc"
