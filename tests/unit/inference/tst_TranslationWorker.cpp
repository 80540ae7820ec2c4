#include "core/inference/InferenceController.h"
#include "core/inference/TranslationWorker.h"
#include "core/text/Glossary.h"
#include "core/text/TranslationMemory.h"
#include "tests/unit/inference/InferenceBench.h"

#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using test::InferenceBench;

class TestTranslationWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryGoesFirst();
    void forgetsWhatItSaidBefore();
    void otherDirectionsAreNotMixed();
    void answersOfTheControllerComeFromTheMemory();
    void keepsTheStructure_data();
    void keepsTheStructure();
    void noSentenceTwice_data();
    void noSentenceTwice();

private:
    static std::shared_ptr<const TranslationMemory> memoryOf(const QString& source, const QString& target) {
        return std::make_shared<const TranslationMemory>(std::vector<MemoryEntry>{{false, source, target}});
    }
    static TranslatedText said(TranslationWorker& worker, const QString& text,
                               Direction direction = Direction::EnglishToChinese) {
        QSignalSpy spy(&worker, &TranslationWorker::translated);
        worker.translate({1, 0, direction, text, {}});
        return spy.isEmpty() ? TranslatedText() : spy.first().at(2).value<TranslatedText>();
    }
};

void TestTranslationWorker::memoryGoesFirst() {
    TranslationWorker worker(test::scriptedEngine(std::make_shared<test::EngineScript>()));
    worker.choose({test::scriptedTranslators(), {}});
    worker.setGlossary(std::make_shared<const Glossary>(std::vector<GlossaryTerm>{{"Save", "保存", {}}}));
    worker.setMemory(memoryOf(QStringLiteral("Save it."), QStringLiteral("存盘。")));
    const TranslatedText own = said(worker, QStringLiteral("Save  it."));
    QCOMPARE(own.text, QStringLiteral("存盘。"));
    QVERIFY(own.fromMemory);
    QCOMPARE(own.translator, QStringLiteral("en-zh"));
    const TranslatedText other = said(worker, QStringLiteral("Save all."));
    QVERIFY2(other.text.contains(QStringLiteral("保存 all")), qPrintable(other.text));
    QVERIFY(!other.fromMemory);
}

void TestTranslationWorker::forgetsWhatItSaidBefore() {
    TranslationWorker worker(test::scriptedEngine(std::make_shared<test::EngineScript>()));
    worker.choose({test::scriptedTranslators(), {}});
    const QString machine = said(worker, QStringLiteral("Open.")).text;
    worker.setMemory(memoryOf(QStringLiteral("Open."), QStringLiteral("开启。")));
    QCOMPARE(said(worker, QStringLiteral("Open.")).text, QStringLiteral("开启。"));
    worker.setMemory(nullptr);
    const TranslatedText again = said(worker, QStringLiteral("Open."));
    QCOMPARE(again.text, machine);
    QVERIFY(!again.fromMemory);
}

void TestTranslationWorker::otherDirectionsAreNotMixed() {
    TranslationWorker worker(test::scriptedEngine(std::make_shared<test::EngineScript>()));
    worker.choose({test::scriptedTranslators(), {}});
    worker.setMemory(memoryOf(QStringLiteral("OK"), QStringLiteral("好")));
    QVERIFY(!said(worker, QStringLiteral("OK"), Direction::ChineseToEnglish).fromMemory);
    QVERIFY(said(worker, QStringLiteral("OK")).fromMemory);
}

void TestTranslationWorker::answersOfTheControllerComeFromTheMemory() {
    InferenceBench bench;
    QVERIFY(bench.open());
    bench.script->setAnswer({"It says Save. ", "Nothing else."});
    bench.controller->setMemory(
        memoryOf(QStringLiteral("It says Save. Nothing else."), QStringLiteral("写着“存盘”。")));
    QSignalSpy whole(bench.controller.get(), &InferenceController::translationReady);
    bench.controller->ask(test::questionOf(test::sightOf(100), QStringLiteral("What is it?")));
    QTRY_COMPARE(whole.count(), 1);
    const auto text = whole.first().at(1).value<TranslatedText>();
    QCOMPARE(text.text, QStringLiteral("写着“存盘”。"));
    QVERIFY(text.fromMemory);
}

void TestTranslationWorker::keepsTheStructure_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("translated");
    QTest::newRow("lines") << "One.\nTwo." << QStringLiteral("《One.》\n《Two.》");
    QTest::newRow("list") << "- One.\n- Two. Three." << QStringLiteral("- 《One.》\n- 《Two.》《Three.》");
    QTest::newRow("code") << "One.\n```\na. b\n```\nTwo." << QStringLiteral("《One.》\n```\na. b\n```\n《Two.》");
    QTest::newRow("one") << "One" << QStringLiteral("《One》");
    QTest::newRow("no Chinese mark") << "A. B." << QStringLiteral("A b.");
}

void TestTranslationWorker::keepsTheStructure() {
    QFETCH(QString, text);
    const auto script = std::make_shared<test::EngineScript>();
    for (const char* word : {"One.", "Two.", "Three.", "One"})
        script->setTranslation(word, "《" + std::string(word) + "》");
    script->setTranslation("A.", "A");
    script->setTranslation("B.", "b.");
    script->setTranslation("A. B.", "A b.");
    TranslationWorker worker(test::scriptedEngine(script));
    worker.choose({test::scriptedTranslators(), {}});
    QTEST(said(worker, text).text, "translated");
}

void TestTranslationWorker::noSentenceTwice_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("sentences");
    QTest::newRow("one") << "It says Save." << 1;
    QTest::newRow("some") << "It says Save. Nothing else. The window is called \"Options\"." << 3;
    QTest::newRow("numbers, abbreviations") << "It costs 3.50 e.g. for Dr. No. Then it ends. It is 1.5 wide." << 3;
    QTest::newRow("lines") << "File\nEdit\n\nView" << 3;
    QTest::newRow("list") << "There are:\n1. Open it.\n2. Close it. Now." << 4;
    QTest::newRow("code") << "Run this:\n```\ngo. Now.\n```\nThat is all. End." << 3;
    QTest::newRow("quotation") << "It says \"Stop. Now.\" in red. The rest is grey." << 2;
    QTest::newRow("the same again") << "Save. Save. Save." << 1;
}

/// What was translated while the answer came is not translated again for the whole.
void TestTranslationWorker::noSentenceTwice() {
    QFETCH(QString, answer);
    QFETCH(int, sentences);
    InferenceBench bench;
    QVERIFY(bench.open());
    std::vector<std::string> pieces;
    for (const QChar c : answer)
        pieces.push_back(QString(c).toStdString());
    bench.script->setAnswer(pieces);
    QSignalSpy whole(bench.controller.get(), &InferenceController::translationReady);
    bench.controller->ask(test::questionOf(test::sightOf(100), QString()));
    QTRY_COMPARE(whole.count(), 1);
    QCOMPARE(bench.script->count("translate"), sentences);
    const QString together = whole.first().at(1).value<TranslatedText>().text;
    QCOMPARE(together.count(QStringLiteral("《中文：")), answer == "Save. Save. Save." ? 3 : sentences);
}

QTEST_GUILESS_MAIN(TestTranslationWorker)
#include "tst_TranslationWorker.moc"
