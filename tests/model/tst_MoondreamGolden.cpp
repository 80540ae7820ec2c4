#include "core/base/Paths.h"
#include "core/engine/EngineModule.h"
#include "core/engine/moondream/MoondreamModel.h"
#include "core/image/ImageLoader.h"
#include "core/packs/PackStore.h"
#include "core/packs/SafeTensors.h"
#include "tests/support/TestData.h"
#include "tests/support/TestTranslators.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <cstring>
#include <memory>

using namespace lunette;
using nlohmann::json;

/// Every case and every intermediate value of the golden folders, against the reference's own answers.
class tst_MoondreamGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tiles_data() { folders(); }
    void tiles();
    void taps_data();
    void taps();
    void cases_data();
    void cases();

private:
    struct Folder {
        MoondreamPack pack;
        std::unique_ptr<MoondreamModel> model;
        MoondreamNetwork* network = nullptr;
        json expected;
    };

    void folders();
    Folder& open(const QString& name);
    static QString pathOf(const QString& name) { return test::dataPath(QStringLiteral("golden/moondream-") + name); }
    static json readExpected(const QString& name);
    RgbImage picture(const QString& folder, const std::string& image) const;

    EngineModule* m_engine = nullptr;
    std::map<QString, Folder> m_folders;
    std::map<std::string, std::shared_ptr<const EncodedImage>> m_encoded;
};

static const char* const kFolders[] = {"2024-07-23", "2025-01-09", "2025-04-14", "2025-06-21", "4bit"};

void tst_MoondreamGolden::initTestCase() {
    auto engine = openEngineModule(paths::engineModule().toStdString());
    QVERIFY2(engine.has_value(), engine ? "" : engine.error().message().c_str());
    m_engine = *engine;
}

void tst_MoondreamGolden::folders() {
    QTest::addColumn<QString>("folder");
    for (const char* folder : kFolders)
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

json tst_MoondreamGolden::readExpected(const QString& name) {
    QFile file(pathOf(name) + QStringLiteral("/expected.json"));
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString()) : json();
}

tst_MoondreamGolden::Folder& tst_MoondreamGolden::open(const QString& name) {
    Folder& folder = m_folders[name];
    if (folder.model)
        return folder;
    folder.expected = readExpected(name);
    const auto info = readPackInfo((pathOf(name) + QStringLiteral("/model")).toStdString());
    const std::string revision = folder.expected.value("run_as_revision", folder.expected.value("revision", ""));
    auto pack = info ? openMoondreamPack(*info, revision) : Result<MoondreamPack>(fail(info.error()));
    if (!pack)
        qFatal("%s", pack.error().message().c_str());
    auto network = m_engine->openMoondream(*pack, test::referenceOptions());
    if (!network)
        qFatal("%s", network.error().message().c_str());
    folder.pack = *pack;
    folder.network = network->get();
    folder.model = std::make_unique<MoondreamModel>(std::move(*pack), std::move(*network));
    return folder;
}

RgbImage tst_MoondreamGolden::picture(const QString& folder, const std::string& image) const {
    const auto loaded = loadImage(pathOf(folder) + u'/' + QString::fromStdString(image));
    return loaded ? toRgb(loaded->image, loaded->image.rect(), AlphaMode::Drop) : RgbImage();
}

void tst_MoondreamGolden::tiles() {
    QFETCH(QString, folder);
    const json expected = readExpected(folder);
    int compared = 0;
    for (const json& tap : expected.at("taps")) {
        if (!tap.contains("crop_sha256"))
            continue;
        const TiledImage tiled = cutTiles(picture(folder, tap.at("image")), {});
        const TileGrid grid{tap.at("tiling")[0], tap.at("tiling")[1]};
        QCOMPARE(tiled.grid, grid);
        for (size_t i = 0; i < tiled.tiles.size(); ++i) {
            const auto& pixels = tiled.tiles[i].pixels;
            const QByteArray bytes(reinterpret_cast<const char*>(pixels.data()), qsizetype(pixels.size()));
            QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString(),
                     tap.at("crop_sha256")[i].get<std::string>());
            ++compared;
        }
    }
    QVERIFY(compared > 0 || folder == QLatin1String("2024-07-23"));
}

void tst_MoondreamGolden::taps_data() {
    folders();
}

/// Largest difference of `actual` (every `stride`-th row) from the reference tensor, or a huge number for other sizes.
static double largestDifference(const std::vector<float>& actual, const TensorView& reference, size_t stride) {
    std::vector<float> expected(reference.bytes.size() / sizeof(float));
    std::memcpy(expected.data(), reference.bytes.data(), reference.bytes.size());
    const size_t width = size_t(reference.shape.back());
    if ((expected.size() / width - 1) * stride * width + width > actual.size())
        return 1e9;
    double largest = 0;
    for (size_t i = 0; i < expected.size(); ++i)
        largest = std::max(largest, std::abs(double(actual[i / width * stride * width + i % width]) - expected[i]));
    return largest;
}

void tst_MoondreamGolden::taps() {
    QFETCH(QString, folder);
    Folder& golden = open(folder);
    const auto reference = openSafeTensors((pathOf(folder) + QStringLiteral("/taps.safetensors")).toStdString());
    QVERIFY(reference.has_value());
    const bool old = golden.pack.rules.bilinearFrontEnd;
    for (int k = 0; k < 2; ++k) {
        const RgbImage image = picture(folder, golden.expected.at("taps")[size_t(k)].at("image"));
        Taps found;
        const auto tiles = old ? cutPairTiles(image, golden.pack.tiling) : cutTiles(image, golden.pack.tiling);
        auto encoded = golden.network->encode(tiles, {}, &found);
        QVERIFY2(encoded.has_value(), encoded ? "" : encoded.error().message().c_str());
        const std::string prefix = "img" + std::to_string(k) + ".";
        int compared = 0;
        for (const auto& [name, tap] : found) {
            const TensorView* expected = reference->find(prefix + name);
            if (!expected)
                continue;
            const size_t stride = name != "image_embedding" ? 1 : old ? 3 : k == 0 ? 1 : 9;
            const double difference = largestDifference(tap.values, *expected, stride);
            QVERIFY2(difference < 3e-4,
                     qPrintable(QStringLiteral("%1: %2").arg(QString::fromStdString(prefix + name)).arg(difference)));
            ++compared;
        }
        QVERIFY(compared >= (old ? 1 : 8));

        std::vector<InputItem> prompt;
        std::vector<int32_t> ids;
        if (old)
            ids = golden.pack.tokenizer->encode(
                "\n\nQuestion: " +
                golden.expected.at("taps")[size_t(k)].at("first_logits_question").get<std::string>() + "\n\nAnswer:");
        else
            ids = *golden.pack.templates.captionNormal;
        for (const int32_t id : ids)
            prompt.push_back(InputItem::ofToken(id));
        QVERIFY(golden.network->begin(encoded->get()).has_value());
        QVERIFY(golden.network->feed(prompt).has_value());
        const auto logits = golden.network->logits();
        QVERIFY(logits.has_value());
        const double difference =
            largestDifference({logits->begin(), logits->end()}, *reference->find(prefix + "first_logits"), 1);
        QVERIFY2(difference < 1e-3, qPrintable(QStringLiteral("logits: %1").arg(difference)));
    }
}

void tst_MoondreamGolden::cases_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("index");
    for (const char* folder : kFolders) {
        const json expected = readExpected(QString::fromLatin1(folder));
        for (size_t i = 0; i < expected.at("cases").size(); ++i)
            QTest::addRow("%s/%s", folder, expected["cases"][i].at("id").get<std::string>().c_str())
                << QString::fromLatin1(folder) << int(i);
    }
}

/// The request that a golden command line stands for.
static GenerationRequest requestOf(const json& item) {
    const std::vector<std::string> argv = item.at("argv");
    GenerationRequest request;
    request.maxTokens = item.at("max_tokens");
    request.maxObjects = item.at("max_objects");
    const std::map<std::string, Skill> skills = {{"caption", Skill::Caption},
                                                 {"ask", Skill::Query},
                                                 {"detect", Skill::Detect},
                                                 {"point", Skill::Point},
                                                 {"gaze", Skill::Gaze}};
    request.skill = skills.at(argv[0]);
    for (size_t i = 1; i < argv.size(); ++i) {
        const auto numbers = [&] {
            SpatialReference reference;
            const QStringList parts = QString::fromStdString(argv[++i]).split(u',');
            for (qsizetype p = 0; p < parts.size(); ++p)
                reference.values[size_t(p)] = parts[p].toDouble();
            reference.isBox = parts.size() == 4;
            return reference;
        };
        if (argv[i] == "--length") {
            const std::string& length = argv[++i];
            request.length = length == "short"  ? CaptionLength::Short
                             : length == "long" ? CaptionLength::Long
                                                : CaptionLength::Normal;
        } else if (argv[i] == "--at" || argv[i] == "--box") {
            request.references.push_back(numbers());
        } else if (argv[i] == "--reasoning") {
            request.reasoning = true;
        } else if (argv[i] != "--no-image" && argv[i] != item.value("image", json()).dump().substr(1, argv[i].size())) {
            request.text = argv[i];
        }
    }
    return request;
}

void tst_MoondreamGolden::cases() {
    QFETCH(QString, folder);
    QFETCH(int, index);
    Folder& golden = open(folder);
    const json& item = golden.expected.at("cases")[size_t(index)];
    const json& expected = item.at("expected");
    std::shared_ptr<const EncodedImage> image;
    if (!item.at("image").is_null()) {
        const std::string key = folder.toStdString() + item.at("image").get<std::string>();
        if (!m_encoded.count(key)) {
            auto encoded = golden.model->encode(picture(folder, item.at("image")), {});
            QVERIFY2(encoded.has_value(), encoded ? "" : encoded.error().message().c_str());
            m_encoded[key] = *encoded;
        }
        image = m_encoded[key];
    }
    std::string streamed;
    const auto result = golden.model->generate(image.get(), requestOf(item),
                                               [&](const std::string& text) {
                                                   streamed += text;
                                                   return true;
                                               },
                                               {});
    QVERIFY2(result.has_value(), result ? "" : result.error().message().c_str());
    QCOMPARE(result->promptTokenIds, expected.at("prompt_token_ids").get<std::vector<int32_t>>());
    if (expected.contains("token_ids")) {
        QCOMPARE(result->tokenIds, expected.at("token_ids").get<std::vector<int32_t>>());
        const std::string joined = expected.value("text_joined", expected.at("text").get<std::string>());
        QVERIFY(result->text == expected.at("text").get<std::string>() || result->text == joined);
        if (!golden.pack.rules.causalPrefix)
            QCOMPARE(streamed, result->text);
    }
    if (expected.contains("objects")) {
        QCOMPARE(result->objects.size(), expected.at("objects").size());
        for (size_t i = 0; i < result->objects.size(); ++i) {
            const json& box = expected["objects"][i];
            QVERIFY(std::abs(result->objects[i].xMin - box.at("x_min").get<double>()) < 1e-4);
            QVERIFY(std::abs(result->objects[i].yMin - box.at("y_min").get<double>()) < 1e-4);
            QVERIFY(std::abs(result->objects[i].xMax - box.at("x_max").get<double>()) < 1e-4);
            QVERIFY(std::abs(result->objects[i].yMax - box.at("y_max").get<double>()) < 1e-4);
        }
    }
    if (expected.contains("points")) {
        QCOMPARE(result->points.size(), expected.at("points").size());
        for (size_t i = 0; i < result->points.size(); ++i) {
            QVERIFY(std::abs(result->points[i].x - expected["points"][i].at("x").get<double>()) < 1e-4);
            QVERIFY(std::abs(result->points[i].y - expected["points"][i].at("y").get<double>()) < 1e-4);
        }
    }
    if (expected.contains("reasoning")) {
        QVERIFY(result->reasoning.has_value());
        QCOMPARE(result->reasoning->text, expected["reasoning"].at("text").get<std::string>());
        QCOMPARE(result->reasoning->tokenIds, expected["reasoning"].at("token_ids").get<std::vector<int32_t>>());
        QCOMPARE(result->reasoning->grounding.size(), expected["reasoning"].at("grounding").size());
        for (size_t i = 0; i < result->reasoning->grounding.size(); ++i) {
            const json& span = expected["reasoning"]["grounding"][i];
            QCOMPARE(result->reasoning->grounding[i].start, span.at("start_idx").get<int>());
            QCOMPARE(result->reasoning->grounding[i].end, span.at("end_idx").get<int>());
            QCOMPARE(result->reasoning->grounding[i].points.size(), span.at("points").size());
        }
    }
}

QTEST_GUILESS_MAIN(tst_MoondreamGolden)
#include "tst_MoondreamGolden.moc"
