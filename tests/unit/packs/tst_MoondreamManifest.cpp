#include "core/packs/MoondreamConfig.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace lunette;

/// What pack.json tells about a reader of our own, sound and hostile.
class tst_MoondreamManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sound();
    void controls();
    void clamps_data();
    void clamps();
    void refuses_data();
    void refuses();
    void promptIdsAreRows_data();
    void promptIdsAreRows();
};

void tst_MoondreamManifest::sound() {
    MoondreamPack pack;
    const auto manifest = nlohmann::json::parse(
        R"({"canvas": {"min_width": 200, "aspect": 0.5, "height_factor": 2}, "tiling": "single", "reading": "lines",
            "fixed_prompts": true, "presets": {"read": [1, 2]}, "max_tokens": 90})");
    QVERIFY(moondream_config::applyManifest(manifest, pack).has_value());
    QVERIFY(pack.canvas.enabled && pack.readsByLines && pack.templates.fixed);
    QCOMPARE(pack.canvas.minWidth, 200);
    QCOMPARE(pack.canvas.heightFactor, 2.0);
    QCOMPARE(pack.tiling.maxTiles, 0);
    QCOMPARE(pack.templates.presets.at("read"), std::vector<int32_t>({1, 2}));
    QCOMPARE(pack.rules.defaultMaxTokens, 90);
    QVERIFY(!pack.controls);
}

void tst_MoondreamManifest::controls() {
    MoondreamPack pack;
    const auto manifest =
        nlohmann::json::parse(R"({"controls": {"kinds": ["button", "tab"], "states": ["on", "disabled"]}})");
    QVERIFY(moondream_config::applyManifest(manifest, pack).has_value());
    QVERIFY(pack.controls->kinds == (std::vector{ElementKind::Button, ElementKind::Tab}));
    QVERIFY(pack.controls->states == (std::vector{ElementState::On, ElementState::Disabled}));
}

void tst_MoondreamManifest::clamps_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("minWidth");
    QTest::addColumn<int>("maxTokens");
    QTest::newRow("beyond every integer")
        << R"({"canvas": {"min_width": 1e300}, "max_tokens": 1e300})" << 4096 << 100000;
    QTest::newRow("below zero") << R"({"canvas": {"min_width": -1e300}, "max_tokens": -5})" << 1 << 1;
    QTest::newRow("largest unsigned") << R"({"canvas": {"min_width": 18446744073709551615}})" << 4096 << 768;
    QTest::newRow("nothing told") << "{}" << 270 << 768;
}

void tst_MoondreamManifest::clamps() {
    QFETCH(QString, json);
    MoondreamPack pack;
    QVERIFY(moondream_config::applyManifest(nlohmann::json::parse(json.toStdString()), pack).has_value());
    QTEST(pack.canvas.minWidth, "minWidth");
    QTEST(pack.rules.defaultMaxTokens, "maxTokens");
}

void tst_MoondreamManifest::refuses_data() {
    QTest::addColumn<QString>("json");
    QTest::newRow("a list") << "[]";
    QTest::newRow("canvas of a number") << R"({"canvas": 3})";
    QTest::newRow("width of a text") << R"({"canvas": {"min_width": "wide"}})";
    QTest::newRow("flag of a text") << R"({"fixed_prompts": "yes"})";
    QTest::newRow("presets of a list") << R"({"presets": [1]})";
    QTest::newRow("preset of texts") << R"({"presets": {"read": ["1"]}})";
    QTest::newRow("preset of fractions") << R"({"presets": {"read": [1.5]}})";
    QTest::newRow("negative id") << R"({"presets": {"read": [-1]}})";
    QTest::newRow("id beyond every vocabulary") << R"({"presets": {"read": [18446744073709551615]}})";
    QTest::newRow("controls of a list") << R"({"controls": []})";
    QTest::newRow("controls without kinds") << R"({"controls": {"kinds": [], "states": []}})";
    QTest::newRow("controls without states") << R"({"controls": {"kinds": ["button"]}})";
    QTest::newRow("an unknown kind") << R"({"controls": {"kinds": ["knob"], "states": []}})";
    QTest::newRow("a kind twice") << R"({"controls": {"kinds": ["tab", "tab"], "states": []}})";
    QTest::newRow("a kind of no name") << R"({"controls": {"kinds": [3], "states": []}})";
    QTest::newRow("an unknown state") << R"({"controls": {"kinds": ["tab"], "states": ["happy"]}})";
    QTest::newRow("tokens of a text") << R"({"max_tokens": "many"})";
}

void tst_MoondreamManifest::refuses() {
    QFETCH(QString, json);
    MoondreamPack pack;
    pack.info.name = "reader";
    const auto applied = moondream_config::applyManifest(nlohmann::json::parse(json.toStdString()), pack);
    QVERIFY(!applied);
    QVERIFY(applied.error().code == ErrorCode::Pack);
    QVERIFY(applied.error().message().find("reader") != std::string::npos);
}

void tst_MoondreamManifest::promptIdsAreRows_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("reasons");
    QTest::addColumn<bool>("sound");
    QTest::newRow("a row") << 99 << true << true;
    QTest::newRow("no row") << 100 << true << false;
    QTest::newRow("no row, but never used") << 100 << false << true;
}

void tst_MoondreamManifest::promptIdsAreRows() {
    QFETCH(int, answer);
    QFETCH(bool, reasons);
    MoondreamPack pack;
    pack.dims.text.vocab = 100;
    pack.rules.reasoning = reasons;
    pack.templates.answer = answer;
    QTEST(moondream_config::checkPromptIds(pack).has_value(), "sound");
}

QTEST_GUILESS_MAIN(tst_MoondreamManifest)
#include "tst_MoondreamManifest.moc"
