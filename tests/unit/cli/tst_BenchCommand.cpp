#include "tests/unit/cli/CliFixture.h"

#include <nlohmann/json.hpp>

using namespace lunette;
using nlohmann::json;
using test::CliFixture;
using test::Run;

namespace {

/// What the networks below were told.
struct Counts {
    int encoded = 0, views = 0, fed = 0, steps = 0, limits = 0;
};

class ToyImage : public EncodedImage {
public:
    explicit ToyImage(int tiles)
        : m_tiles(tiles) {}
    size_t bytes() const override { return 1; }
    StageTimings timings() const override {
        StageTimings timings;
        timings.visionMs = 10.0 * m_tiles + 4;
        timings.prefillMs = 30;
        timings.projectorMs = 4;
        timings.tiles = m_tiles;
        return timings;
    }

private:
    int m_tiles;
};

class ToyMoondream : public MoondreamNetwork {
public:
    ToyMoondream(Counts& counts, int prefix)
        : m_counts(counts)
        , m_prefix(prefix) {}

    std::string device() const override { return "cpu"; }
    std::string precision() const override { return "fp32"; }
    std::vector<Remark> remarks() const override { return {}; }
    int maxContext() const override { return 4096; }
    Result<std::shared_ptr<const EncodedImage>> encode(const TiledImage& tiles, const CancelToken&, Taps*) override {
        ++m_counts.encoded;
        m_counts.views = int(tiles.tiles.size());
        return std::make_shared<const ToyImage>(m_counts.views);
    }
    Result<void> begin(const EncodedImage*) override {
        m_position = m_prefix;
        return {};
    }
    Result<void> feed(std::span<const InputItem> items) override {
        m_counts.fed += int(items.size());
        m_position += int(items.size());
        return {};
    }
    int position() const override { return m_position; }
    Result<std::span<const float>> logits() override { return std::span<const float>(m_scores); }
    Result<std::span<const float>> coordinateLogits() override { return logits(); }
    Result<std::span<const float>> sizeLogits() override { return logits(); }

private:
    Counts& m_counts;
    int m_prefix, m_position = 0;
    std::vector<float> m_scores{1, 2};
};

class ToyMarian : public MarianNetwork {
public:
    explicit ToyMarian(Counts& counts)
        : m_counts(counts) {}
    Result<void> encode(std::span<const int32_t>) override { return {}; }
    Result<std::span<const float>> step(std::span<const int32_t>, std::span<const int32_t>) override {
        ++m_counts.steps;
        return std::span<const float>(m_scores);
    }
    int vocabularySize() const override { return 2; }

private:
    Counts& m_counts;
    std::vector<float> m_scores{1, 2};
};

class ToyEngine : public EngineModule {
public:
    Result<std::unique_ptr<MoondreamNetwork>> openMoondream(const MoondreamPack& pack, const EngineOptions&) override {
        return std::make_unique<ToyMoondream>(counts, pack.dims.text.prefix);
    }
    Result<std::unique_ptr<MarianNetwork>> openMarian(const MarianPack&, const EngineOptions&) override {
        return std::make_unique<ToyMarian>(counts);
    }
    Result<MachineLimits> measureLimits(const std::string&, const std::string& precision) override {
        ++counts.limits;
        return MachineLimits{30e9, 100e9, 2, precision};
    }
    Counts counts;
};

const json& stage(const json& part, const std::string& name) {
    static const json none;
    for (const json& one : part.at("stages")) {
        if (one.at("name") == name)
            return one;
    }
    return none;
}

} // namespace

class tst_BenchCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everything();
    void scope_data();
    void scope();
    void rounds();
    void sentence();
    void picture();
    void table();
    void refuses_data();
    void refuses();
    void stops();
    void lacksAnEngine();

private:
    Run bench(QStringList arguments) const {
        arguments.prepend(QStringLiteral("bench"));
        return m_fixture->run(arguments << QStringLiteral("--model") << test::sourcePath("models/packs/lunette-reader")
                                        << QStringLiteral("--translator")
                                        << test::sourcePath("models/packs/lunette-en-zh"));
    }

    ToyEngine m_engine;
    std::unique_ptr<CliFixture> m_fixture;
};

void tst_BenchCommand::init() {
    m_engine.counts = {};
    m_fixture = std::make_unique<CliFixture>();
    m_fixture->script->setModule(&m_engine);
}

void tst_BenchCommand::everything() {
    const Run run = bench({"--json"});
    QCOMPARE(run.code, 0);
    const json answer = json::parse(run.out);
    const json& model = answer.at("model");
    for (const char* member :
         {"name", "revision", "precision", "device", "rounds", "load_ms", "file_bytes", "machine", "image"})
        QVERIFY2(model.contains(member), member);
    QCOMPARE(model.at("machine").at("bytes_per_second").get<double>(), 30e9);
    QCOMPARE(model.at("machine").at("threads").get<int>(), 2);
    for (const char* name : {"preprocess", "tile", "projector", "prefill", "prompt", "token"}) {
        const json& one = stage(model, name);
        QVERIFY2(one.is_object(), name);
        QVERIFY2(one.at("min_ms").get<double>() <= one.at("median_ms").get<double>(), name);
        QVERIFY2(one.at("bytes").get<double>() > 0, name);
        QVERIFY2(one.at("flop").get<double>() > 0 || name == std::string("preprocess"), name);
    }
    const json& tile = stage(model, "tile");
    QCOMPARE(tile.at("median_ms").get<double>(), 10.0);
    QCOMPARE(tile.at("limit").get<std::string>(), std::string("compute"));
    QCOMPARE(tile.at("share_of_limit").get<double>(), tile.at("flop").get<double>() / 100e9 / 0.010);
    QCOMPARE(stage(model, "projector").at("median_ms").get<double>(), 4.0);
    QVERIFY(model.at("first_word_ms").get<double>() >= 44.0);
    const json& translator = answer.at("translator");
    for (const char* name : {"encode", "token", "sentence"})
        QVERIFY2(stage(translator, name).is_object(), name);
    QVERIFY(!translator.contains("peak_bytes"));
    QVERIFY(m_fixture->script->count(QStringLiteral("translate")) > 0);
}

void tst_BenchCommand::scope_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("stages");
    QTest::addColumn<QString>("part");
    QTest::newRow("vision") << "vision" << QStringList{"preprocess", "tile", "projector"} << "model";
    QTest::newRow("text") << "text" << QStringList{"prefill", "prompt", "token"} << "model";
    QTest::newRow("translate") << "translate" << QStringList{"encode", "token", "sentence"} << "translator";
}

void tst_BenchCommand::scope() {
    QFETCH(QString, word);
    QFETCH(QString, part);
    const json answer = json::parse(bench({word, "--json", "--rounds", "1"}).out);
    QCOMPARE(int(answer.size()), 1);
    QStringList names;
    for (const json& one : answer.at(part.toStdString()).at("stages"))
        names << QString::fromStdString(one.at("name").get<std::string>());
    QTEST(names, "stages");
    QVERIFY(!answer.at(part.toStdString()).contains("first_word_ms"));
}

void tst_BenchCommand::rounds() {
    const json answer = json::parse(bench({"text", "--json", "--rounds", "4"}).out);
    QCOMPARE(answer.at("model").at("rounds").get<int>(), 4);
    QCOMPARE(m_engine.counts.limits, 4);
    QCOMPARE(m_engine.counts.encoded, 5); // one to warm up
    QCOMPARE(m_engine.counts.fed, 5 * (16 + 16));
    QCOMPARE(stage(answer.at("model"), "prefill").at("samples").get<int>(), 4);
    QCOMPARE(stage(answer.at("model"), "token").at("samples").get<int>(), 4 * 16);
}

void tst_BenchCommand::sentence() {
    for (const int beams : {1, 3}) {
        const json answer =
            json::parse(bench({"translate", "--json", "--rounds", "1", "--beams", QString::number(beams)}).out);
        const json& sentence = answer.at("translator").at("sentence");
        QCOMPARE(sentence.at("beams").get<int>(), beams);
        QVERIFY(sentence.at("source_ids").size() > 1);
        QCOMPARE(sentence.at("steps").get<int>(), 0); // the scripted translator counts none
    }
    QVERIFY(QString::fromStdString(bench({"translate", "--beams", "3"}).out).contains("to write, 3 beams"));
}

void tst_BenchCommand::picture() {
    const json noise = json::parse(bench({"vision", "--json", "--rounds", "1"}).out).at("model").at("image");
    QCOMPARE(noise.at("width").get<int>(), 1024);
    const json own =
        json::parse(
            bench({"vision", "--json", "--rounds", "1", "--image", m_fixture->picture(), "--crop", "1,1,20,10"}).out)
            .at("model")
            .at("image");
    QCOMPARE(own.at("width").get<int>(), 20);
    QCOMPARE(own.at("height").get<int>(), 10);
    QCOMPARE(own.at("measured_tiles").get<int>(), own.at("tiles").get<int>());
}

void tst_BenchCommand::table() {
    const Run run = bench({"--rounds", "2"});
    QCOMPARE(run.code, 0);
    const QString text = QString::fromStdString(run.out);
    for (const char* part : {"model lunette-reader", "translator lunette-en-zh", "vision, one tile",
                             "answer, one token", "reads 30.0 GB a second", "100 GFLOP a second", "tokens a second"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    for (const QString& line : text.split(u'\n'))
        QVERIFY2(line.size() <= 120, qPrintable(line));
}

void tst_BenchCommand::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown word") << QStringList{"speed"} << 2 << "there is no benchmark \"speed\"";
    QTest::newRow("two words") << QStringList{"vision", "text"} << 2 << "\"text\" is too much";
    QTest::newRow("no rounds") << QStringList{"--rounds", "0"} << 2 << "rounds";
    QTest::newRow("unknown option") << QStringList{"--whole"} << 2 << "whole";
    QTest::newRow("no beams") << QStringList{"translate", "--beams", "0"} << 2 << "beams";
    QTest::newRow("no such picture") << QStringList{"vision", "--image", "nothing.png"} << 3 << "nothing.png";
    QTest::newRow("no such pack") << QStringList{"text", "--model", "nothing"} << 4 << "nothing";
    QTest::newRow("a pack without weights") << QStringList{"text"} << 4 << "model.safetensors";
    QTest::newRow("a translator as model") << QStringList{"text", "--model", "en-zh"} << 4 << "translator";
    QTest::newRow("a model as translator")
        << QStringList{"translate", "--translator", "vision"} << 4 << "not a translator";
}

void tst_BenchCommand::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Run run = m_fixture->run(QStringList{"bench"} + arguments);
    QTEST(run.code, "code");
    QVERIFY2(QString::fromStdString(run.err).contains(says), run.err.c_str());
    QVERIFY(run.out.empty());
    const Run asJson = m_fixture->run(QStringList{"bench", "--json"} + arguments);
    QVERIFY(json::parse(asJson.out).contains("error"));
}

void tst_BenchCommand::stops() {
    m_fixture->cancel.cancel();
    QCOMPARE(bench({"--json"}).code, 130);
    QCOMPARE(m_engine.counts.limits, 0);
}

void tst_BenchCommand::lacksAnEngine() {
    m_fixture->script->setModule(nullptr);
    const Run run = bench({"text"});
    QCOMPARE(run.code, 1);
    QVERIFY(run.out.empty());
}

QTEST_MAIN(tst_BenchCommand)
#include "tst_BenchCommand.moc"
