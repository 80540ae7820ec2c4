#include "core/base/Paths.h"
#include "core/engine/EngineModule.h"
#include "core/engine/marian/MarianTranslator.h"
#include "core/packs/PackStore.h"
#include "tests/support/TestData.h"
#include "tests/support/TestTranslators.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>
#include <map>
#include <memory>

using namespace lunette;
using nlohmann::json;

namespace {

Result<std::unique_ptr<MarianTranslator>> openTranslator(const QString& folder, bool withPositions) {
    const auto info = readPackInfo(test::sourcePath(folder).toStdString());
    if (!info)
        return fail(info.error());
    auto pack = openMarianPack(*info);
    if (!pack)
        return fail(pack.error());
    if (!withPositions) {
        pack->weights.tensors.erase("model.encoder.embed_positions.weight");
        pack->weights.tensors.erase("model.decoder.embed_positions.weight");
    }
    const auto engine = openEngineModule(paths::engineModule().toStdString());
    if (!engine)
        return fail(engine.error());
    auto network = (*engine)->openMarian(*pack, test::referenceOptions());
    if (!network)
        return fail(network.error());
    return std::make_unique<MarianTranslator>(std::move(*pack), std::move(*network));
}

json readCases(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString(), nullptr, false) : json();
}

} // namespace

/// The built-in translators give the ids that their own training code's decoder gives, and computed positions equal
/// stored ones.
class TestMarianBuiltIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void computedPositionsEqualStoredOnes();

private:
    std::map<QString, std::unique_ptr<MarianTranslator>> m_translators;
};

void TestMarianBuiltIn::cases_data() {
    QTest::addColumn<QString>("direction");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QList<int>>("ids");
    const QDir folder(test::dataPath(QStringLiteral("translator")));
    if (!folder.exists())
        QSKIP("the built-in translators come without recorded cases");
    for (const char* direction : {"en-zh", "zh-en"}) {
        const QString name = QString::fromLatin1(direction);
        const QStringList files = folder.entryList({QStringLiteral("*%1*.json").arg(name)}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const json rows = readCases(folder.filePath(files.front()));
        QVERIFY(rows.is_array() && !rows.empty());
        for (size_t i = 0; i < rows.size(); ++i) {
            const auto ids = rows[i]["ids"].get<std::vector<int>>();
            QTest::addRow("%s %zu", direction, i)
                << name << QString::fromStdString(rows[i]["text"].get<std::string>())
                << QString::fromStdString(rows[i]["output"].get<std::string>()) << QList<int>(ids.begin(), ids.end());
        }
    }
}

void TestMarianBuiltIn::cases() {
    QFETCH(QString, direction);
    QFETCH(QString, text);
    QFETCH(QString, output);
    QFETCH(QList<int>, ids);
    auto& translator = m_translators[direction];
    if (!translator) {
        auto opened = openTranslator(QStringLiteral("models/packs/lunette-") + direction, true);
        QVERIFY2(opened, opened ? "" : opened.error().message().c_str());
        translator = std::move(*opened);
    }
    TranslationOptions options;
    options.whole = true;
    options.beams = 1;
    const auto got = translator->translate(text.toStdString(), options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    QCOMPARE(QList<int>(got->tokenIds.begin(), got->tokenIds.end()), ids);
    QCOMPARE(QString::fromStdString(got->text), output);
}

void TestMarianBuiltIn::computedPositionsEqualStoredOnes() {
    const QString folder = QStringLiteral("tests/data/golden/marian-en-zh");
    const auto stored = openTranslator(folder, true);
    const auto computed = openTranslator(folder, false);
    QVERIFY(stored && computed);
    TranslationOptions options;
    options.whole = true;
    for (const char* text : {"How are you?", "Don't copy the error message!", "The search field is yellow."}) {
        const auto a = (*stored)->translate(text, options, {});
        const auto b = (*computed)->translate(text, options, {});
        QVERIFY(a && b);
        QCOMPARE(b->tokenIds, a->tokenIds);
        QVERIFY(std::abs(a->score - b->score) < 1e-5);
    }
}

QTEST_GUILESS_MAIN(TestMarianBuiltIn)
#include "tst_MarianBuiltIn.moc"
