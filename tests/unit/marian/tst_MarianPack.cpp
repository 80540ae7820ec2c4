#include "core/packs/MarianPack.h"
#include "tests/support/TestData.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;
using nlohmann::json;

namespace {

const QStringList kFiles{"config.json", "generation_config.json", "vocab.json", "source.spm",
                         "target.spm",  "pytorch_model.bin"};

json readJson(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString(), nullptr, false) : json();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile::remove(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// The golden folder copied, then damaged in one place.
class TestMarianPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensTheGoldenFolder();
    void configDecides_data();
    void configDecides();
    void generationConfigReplaces();
    void generationDefaults();
    void missingFileIsNamed_data();
    void missingFileIsNamed();
    void brokenVocabulary_data();
    void brokenVocabulary();
    void truncatedWeights();
    void readsWordsAndPlaceholders();
    void readsFixedLabels();
    void readsTheLexicon();
    void readsPatterns();
    void refusesABadPattern();
    void refusesABadLexicon_data();
    void refusesABadLexicon();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void change(const QString& file, const json& patch);
    Result<MarianPack> open() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMarianPack::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString& name : kFiles) {
        QVERIFY(QFile::copy(test::dataPath(QStringLiteral("golden/marian-en-zh/") + name), path(name)));
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner);
    }
}

void TestMarianPack::change(const QString& file, const json& patch) {
    json content = readJson(path(file));
    content.merge_patch(patch);
    write(path(file), QByteArray::fromStdString(content.dump()));
}

Result<MarianPack> TestMarianPack::open() const {
    PackInfo info;
    info.folder = m_folder->path().toStdString();
    return openMarianPack(info);
}

void TestMarianPack::opensTheGoldenFolder() {
    const auto pack = open();
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE(pack->dims.dim, 48);
    QCOMPARE(pack->dims.decoderHeads, 4);
    QCOMPARE(pack->dims.vocab, 822);
    QCOMPARE(pack->pieces.size(), size_t(822));
    QCOMPARE(pack->vocabulary.at("</s>"), 0);
    QCOMPARE(pack->generation.pad, 821);
    QCOMPARE(pack->generation.forcedEos, 0);
    QCOMPARE(pack->generation.beams, 4);
    QVERIFY(pack->generation.renormalize);
    QVERIFY(pack->weights.find("model.shared.weight"));
    QVERIFY(!pack->weights.find("model.encoder.embed_tokens.weight"));
    QVERIFY(pack->knownWords.empty() && pack->placeholders.empty());
}

void TestMarianPack::configDecides_data() {
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("named");
    QTest::newRow("pre-norm") << R"({"normalize_before": true})"
                              << "normalize_before";
    QTest::newRow("embedding norm") << R"({"normalize_embedding": true})"
                                    << "normalize_embedding";
    QTest::newRow("learned positions") << R"({"static_position_embeddings": false})"
                                       << "static_position_embeddings";
    QTest::newRow("untied") << R"({"tie_word_embeddings": false})"
                            << "tie_word_embeddings";
    QTest::newRow("own target vocabulary") << R"({"decoder_vocab_size": 900})"
                                           << "decoder_vocab_size";
    QTest::newRow("activation") << R"({"activation_function": "tanh"})"
                                << "activation_function";
    QTest::newRow("another kind") << R"({"model_type": "bart"})"
                                  << "model_type";
    QTest::newRow("no width") << R"({"d_model": null})"
                              << "d_model";
    QTest::newRow("width of text") << R"({"d_model": "48"})"
                                   << "d_model";
    QTest::newRow("negative layers") << R"({"encoder_layers": -1})"
                                     << "encoder_layers";
    QTest::newRow("more layers than memory") << R"({"decoder_layers": 1048576})"
                                             << "decoder_layers";
    QTest::newRow("more positions than memory") << R"({"max_position_embeddings": 1048576})"
                                                << "max_position_embeddings";
    QTest::newRow("huge layers") << R"({"decoder_layers": 99999999999})"
                                 << "decoder_layers";
    QTest::newRow("heads do not divide") << R"({"encoder_attention_heads": 7})"
                                         << "d_model";
    QTest::newRow("more layers than tensors") << R"({"encoder_layers": 3})"
                                              << "model.encoder.layers.2";
    QTest::newRow("other shape") << R"({"decoder_ffn_dim": 128})"
                                 << "fc1";
    QTest::newRow("flag of text") << R"({"scale_embedding": "yes"})"
                                  << "scale_embedding";
    QTest::newRow("other vocabulary") << R"({"vocab_size": 900, "decoder_vocab_size": 900})"
                                      << "vocab.json";
}

void TestMarianPack::configDecides() {
    QFETCH(QString, patch);
    QFETCH(QString, named);
    change(QStringLiteral("config.json"), json::parse(patch.toStdString()));
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(pack.error().message());
    QVERIFY2(message.contains(named), qPrintable(message));
    QVERIFY(!pack.error().advice.empty());
}

void TestMarianPack::generationConfigReplaces() {
    change(QStringLiteral("config.json"), {{"num_beams", 9}, {"forced_eos_token_id", 7}});
    write(path(QStringLiteral("generation_config.json")),
          R"({"num_beams": 2, "eos_token_id": 0, "pad_token_id": 821, "early_stopping": true, "length_penalty": 0.5})");
    auto pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->generation.beams, 2);
    QCOMPARE(pack->generation.forcedEos, -1);
    QCOMPARE(pack->generation.lengthPenalty, 0.5);
    QVERIFY(pack->generation.earlyStopping);
    QVERIFY(!pack->generation.renormalize);
    change(QStringLiteral("generation_config.json"), {{"_from_model_config", true}});
    pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->generation.beams, 9);
    QCOMPARE(pack->generation.forcedEos, 7);
}

void TestMarianPack::generationDefaults() {
    QFile::remove(path(QStringLiteral("generation_config.json")));
    const auto pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->generation.beams, 4);
    QCOMPARE(pack->generation.maxLength, 512);
    QVERIFY(!pack->generation.renormalize);
    change(QStringLiteral("config.json"), {{"eos_token_id", 822}});
    QVERIFY(!open());
}

void TestMarianPack::missingFileIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("named");
    for (const char* file : {"config.json", "vocab.json", "source.spm", "target.spm"})
        QTest::newRow(file) << file << file;
    QTest::newRow("weights") << "pytorch_model.bin"
                             << "model.safetensors";
}

void TestMarianPack::missingFileIsNamed() {
    QFETCH(QString, file);
    QFETCH(QString, named);
    QVERIFY(QFile::remove(path(file)));
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(pack.error().message());
    QVERIFY2(message.contains(named), qPrintable(message));
}

void TestMarianPack::brokenVocabulary_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"a\": ");
    QTest::newRow("list") << QByteArray("[1, 2]");
    QTest::newRow("no words") << QByteArray("{}");
    QTest::newRow("negative id") << QByteArray("{\"a\": -1}");
    QTest::newRow("text as id") << QByteArray("{\"a\": \"1\"}");
    QTest::newRow("fraction as id") << QByteArray("{\"a\": 1.5}");
    QTest::newRow("too large") << QByteArray("{\"a\": 822}");
    QTest::newRow("twice") << QByteArray("{\"a\": 1, \"b\": 1}");
    QTest::newRow("bad UTF-8") << QByteArray("{\"\xff\": 1}");
}

void TestMarianPack::brokenVocabulary() {
    QFETCH(QByteArray, content);
    write(path(QStringLiteral("vocab.json")), content);
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
    QVERIFY(pack.error().message().find("vocab.json") != std::string::npos);
}

void TestMarianPack::truncatedWeights() {
    QFile file(path(QStringLiteral("pytorch_model.bin")));
    QVERIFY(file.resize(file.size() / 2));
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
}

void TestMarianPack::readsWordsAndPlaceholders() {
    write(path(QStringLiteral("words.txt")), "open\r\nfile\n\n文\n");
    write(path(QStringLiteral("pack.json")), R"({"placeholders": ["<1>", "<2>"]})");
    const auto pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->knownWords, (std::set<std::string, std::less<>>{"file", "open", "文"}));
    QCOMPARE(pack->placeholders, (std::vector<std::string>{"<1>", "<2>"}));
    write(path(QStringLiteral("pack.json")), R"({"placeholders": [1]})");
    QVERIFY(!open());
}

void TestMarianPack::readsFixedLabels() {
    write(path(QStringLiteral("phrases.tsv")), "save as\t另存为\r\ncancel\t取消\n");
    write(path(QStringLiteral("target-words.txt")), "open\nfile\n");
    const auto pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->phrases.size(), size_t(2));
    QCOMPARE(pack->phrases.at("save as"), std::string("另存为"));
    QCOMPARE(pack->targetWords.size(), size_t(2));
    write(path(QStringLiteral("phrases.tsv")), "save as 另存为\n");
    QVERIFY(!open());
}

void TestMarianPack::readsTheLexicon() {
    write(path(QStringLiteral("lexicon.tsv")), "range\t范围 7\t区域 12\r\n打开文件\topen file 0\n");
    const auto pack = open();
    QVERIFY(pack);
    QCOMPARE(pack->lexicon.size(), size_t(2));
    const auto range = pack->lexicon.find("range");
    QCOMPARE(range.size(), size_t(2));
    QCOMPARE(range[1].text, std::string("区域"));
    QCOMPARE(range[1].cost, 1.2);
    QCOMPARE(pack->lexicon.find("打开文件").front().text, std::string("open file"));
}

void TestMarianPack::readsPatterns() {
    QVERIFY(open());
    QVERIFY(!open()->patterns);
    write(path(QStringLiteral("patterns.tsv")), "@ctrl\tbutton;buttons\t按钮\r\nThe {ctrl} is {q}.\t{ctrl}是{q}。\n");
    const auto pack = open();
    QVERIFY(pack && pack->patterns);
    const auto same = [](const QString& text) { return text; };
    QCOMPARE(pack->patterns->translate(QStringLiteral("The button is “OK”."), {same, same}),
             QStringLiteral("按钮是“OK”。"));
}

void TestMarianPack::refusesABadPattern() {
    write(path(QStringLiteral("patterns.tsv")), "The {ctrl} is {q}.\t{ctrl}是{q}。\n");
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
    QVERIFY(pack.error().message().find("patterns.tsv") != std::string::npos);
}

void TestMarianPack::refusesABadLexicon_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no rendering") << QByteArray("range\n");
    QTest::newRow("no term") << QByteArray("\t范围 7\n");
    QTest::newRow("no cost") << QByteArray("range\t范围\n");
    QTest::newRow("a word for a cost") << QByteArray("range\t范围 low\n");
    QTest::newRow("negative") << QByteArray("range\t范围 -3\n");
    QTest::newRow("empty rendering") << QByteArray("range\t 7\n");
}

void TestMarianPack::refusesABadLexicon() {
    QFETCH(QByteArray, line);
    write(path(QStringLiteral("lexicon.tsv")), line);
    const auto pack = open();
    QVERIFY(!pack);
    QCOMPARE(pack.error().code, ErrorCode::Pack);
}

QTEST_GUILESS_MAIN(TestMarianPack)
#include "tst_MarianPack.moc"
