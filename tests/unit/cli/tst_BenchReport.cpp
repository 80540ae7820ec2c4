#include "app/cli/BenchReport.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace lunette;

class tst_BenchReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void firstWord();
    void unknownShareIsADash();
    void translatorHasNoPicture();
};

namespace {

BenchPart model() {
    BenchPart part;
    part.kind = "model";
    part.name = "toy";
    part.revision = "2025-06-21";
    part.precision = "bf16";
    part.device = "cpu";
    part.loadMs = 12'345;
    part.width = 40;
    part.height = 30;
    part.tiles = 3;
    part.measuredTiles = 1;
    part.addLimits({20e9, 200e9, 1, "fp32"});
    part.addSample("preprocess", "cut the picture", 5, {0, 1e6});
    part.addSample("tile", "vision, one tile", 5000, {500e9, 800e6});
    part.addSample("projector", "projector", 250, {});
    part.addSample("prefill", "picture into text model", 12'000, {1.2e12, 2e9});
    return part;
}

QString lineOf(const QString& text, const char* start) {
    for (const QString& line : text.split(u'\n')) {
        if (line.startsWith(QLatin1String(start)))
            return line.simplified();
    }
    return {};
}

} // namespace

void tst_BenchReport::cells_data() {
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("expected");
    QTest::newRow("head")
        << "model"
        << "model toy (2025-06-21): bf16 on cpu, 1 thread, loaded in 12.3 s, median and shortest of 1 round";
    QTest::newRow("machine")
        << "this machine"
        << "this machine now: reads 20.0 GB a second, multiplies fp32 matrices with 200 GFLOP a second";
    QTest::newRow("memory") << "cut the picture"
                            << "cut the picture 5.00 ms 5.00 ms - 1.00 1 % memory";
    QTest::newRow("compute") << "vision"
                             << "vision, one tile 5000 ms 5000 ms 500 800 50 % compute";
    QTest::newRow("seconds") << "picture into"
                             << "picture into text model 12.0 s 12.0 s 1200 2000 50 % compute";
    QTest::newRow("picture") << "picture of"
                             << "picture of 40 x 30: 3 tiles, 1 measured";
}

void tst_BenchReport::cells() {
    QFETCH(QString, start);
    QTEST(lineOf(QString::fromStdString(benchText({model()})), qPrintable(start)), "expected");
}

void tst_BenchReport::firstWord() {
    BenchPart part = model();
    QVERIFY(!benchJson({part}).at("model").contains("first_word_ms"));
    part.addSample("prompt", "question", 1000, {40e9, 3e9});
    part.addSample("token", "answer, one token", 200, {3e9, 3e9});
    const nlohmann::ordered_json json = benchJson({part}).at("model");
    QCOMPARE(json.at("first_word_ms").get<double>(), 5.0 + 3 * 5000 + 250 + 12'000 + 1000);
    const QString text = QString::fromStdString(benchText({part}));
    QVERIFY(text.contains(QStringLiteral("first word of an answer: 28.3 s")));
    QVERIFY(text.contains(QStringLiteral("then 5.00 tokens a second")));
}

void tst_BenchReport::unknownShareIsADash() {
    QCOMPARE(lineOf(QString::fromStdString(benchText({model()})), "projector"),
             QStringLiteral("projector 250 ms 250 ms - - - -"));
    const nlohmann::ordered_json json = benchJson({model()});
    for (const auto& stage : json.at("model").at("stages")) {
        const bool known = stage.at("name") != "projector";
        QCOMPARE(stage.contains("share_of_limit"), known);
        QCOMPARE(stage.contains("limit"), known);
    }
}

void tst_BenchReport::translatorHasNoPicture() {
    BenchPart part;
    part.kind = "translator";
    part.name = "toy";
    part.addLimits({20e9, 200e9, 2, "fp32"});
    part.addSample("token", "write one token", 4, {1e9, 1e9});
    const nlohmann::ordered_json json = benchJson({part});
    QVERIFY(!json.contains("model"));
    QVERIFY(!json.at("translator").contains("image"));
    QVERIFY(!json.at("translator").contains("revision"));
    QVERIFY(!QString::fromStdString(benchText({part})).contains(QStringLiteral("picture of")));
}

QTEST_APPLESS_MAIN(tst_BenchReport)
#include "tst_BenchReport.moc"
