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

QTEST_GUILESS_MAIN(TestTranslationWorker)
#include "tst_TranslationWorker.moc"
