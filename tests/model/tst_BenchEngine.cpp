#include "app/cli/CliContext.h"
#include "app/cli/CommandLine.h"
#include "core/base/Paths.h"
#include "tests/support/TestData.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <sstream>

using namespace lunette;
using nlohmann::json;

/// `lunette bench` over the real engine and the built-in packs: every stage is measured; how fast is not judged.
class tst_BenchEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStageTakesTime_data();
    void everyStageTakesTime();
    void theMachineIsMeasured();
    void tilesOfAPicture();
    void sentenceOfSeveralBeams();

private:
    json bench(QStringList arguments) const;

    std::unique_ptr<EngineFactory> m_engines = makeModuleEngineFactory(paths::engineModule().toStdString());
    json m_answer;
};

json tst_BenchEngine::bench(QStringList arguments) const {
    std::ostringstream out, err;
    std::istringstream in;
    CliContext context{*m_engines, PackStore({test::binaryPath("packs")}), out, err, in};
    const int code =
        runCommandLine(QStringList{"bench"} + arguments + QStringList{"--json", "--device", "cpu"}, context);
    if (code != 0)
        qWarning("%s", err.str().c_str());
    return json::parse(out.str(), nullptr, false);
}

void tst_BenchEngine::initTestCase() {
    m_answer = bench({"all", "--rounds", "2", "--threads", "1"});
    QVERIFY(m_answer.contains("model") && m_answer.contains("translator"));
}

void tst_BenchEngine::everyStageTakesTime_data() {
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("name");
    for (const char* name : {"preprocess", "tile", "projector", "prefill", "prompt", "token"})
        QTest::newRow(qPrintable(QStringLiteral("model ") + name)) << "model" << name;
    for (const char* name : {"encode", "token", "sentence"})
        QTest::newRow(qPrintable(QStringLiteral("translator ") + name)) << "translator" << name;
}

void tst_BenchEngine::everyStageTakesTime() {
    QFETCH(QString, part);
    QFETCH(QString, name);
    json found;
    for (const json& stage : m_answer.at(part.toStdString()).at("stages")) {
        if (stage.at("name") == name.toStdString())
            found = stage;
    }
    QVERIFY(found.is_object());
    QVERIFY(found.at("samples").get<int>() >= 2);
    QVERIFY(found.at("min_ms").get<double>() > 0);
    QVERIFY(found.at("share_of_limit").get<double>() > 0);
}

void tst_BenchEngine::theMachineIsMeasured() {
    const json& machine = m_answer.at("model").at("machine");
    QCOMPARE(machine.at("threads").get<int>(), 1);
    QVERIFY(machine.at("bytes_per_second").get<double>() > 1e8);
    QVERIFY(machine.at("flop_per_second").get<double>() > 1e8);
#ifdef Q_OS_UNIX
    QVERIFY(m_answer.at("model").at("peak_bytes").get<double>() > 1e7);
#endif
}

void tst_BenchEngine::tilesOfAPicture() {
    const QString picture = test::sourcePath("resources/samples/save-changes.png");
    const json image = bench({"vision", "--rounds", "1", "--image", picture}).at("model").at("image");
    QCOMPARE(image.at("measured_tiles").get<int>(), image.at("tiles").get<int>());
}

void tst_BenchEngine::sentenceOfSeveralBeams() {
    for (const int beams : {1, 3}) {
        const json part = bench({"translate", "--rounds", "1", "--beams", QString::number(beams)}).at("translator");
        const json& sentence = part.at("sentence");
        QCOMPARE(sentence.at("beams").get<int>(), beams);
        const int source = int(sentence.at("source_ids").size()), steps = sentence.at("steps").get<int>();
        QVERIFY(steps > 0 && steps <= 2 * source);
    }
}

QTEST_GUILESS_MAIN(tst_BenchEngine)
#include "tst_BenchEngine.moc"
