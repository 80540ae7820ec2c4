#include "core/text/BpeTokenizer.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <chrono>

using namespace lunette;
using Specials = Tokenizer::Specials;
using Decode = Tokenizer::Decode;

namespace {

nlohmann::json readJson(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
}

/// A tokenizer of single characters, as our own packs have it.
nlohmann::json characterFile() {
    return {{"added_tokens", {{{"id", 0}, {"content", "<|end|>"}, {"special", true}, {"normalized", false}}}},
            {"normalizer", nullptr},
            {"pre_tokenizer", nullptr},
            {"post_processor", nullptr},
            {"decoder", {{"type", "Fuse"}}},
            {"model",
             {{"type", "BPE"},
              {"vocab", {{"<|end|>", 0}, {"a", 1}, {"b", 2}, {" ", 3}, {"你", 4}, {"<", 5}, {"|", 6}}},
              {"merges", nlohmann::json::array()}}}};
}

Result<std::unique_ptr<BpeTokenizer>> parse(const nlohmann::json& file) {
    return BpeTokenizer::parse(file.dump(), "it");
}

/// A byte-level tokenizer with the golden vocabulary and other parts replaced.
nlohmann::json codegenFile() {
    return readJson(test::dataPath(QStringLiteral("golden/bpe/codegen/tokenizer.json")));
}

} // namespace

class TestBpeTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsReference_data();
    void equalsReference();
    void readsCharacterVocabulary();
    void readsBuiltInVocabulary();
    void plainTextInjectsNoSpecials();
    void replacesBrokenInput();
    void findsTokensByContent();
    void normalizes();
    void encodesLongPiecesQuickly();
    void namesEachMistake_data();
    void namesEachMistake();
    void survivesEveryTruncation();
    void explainsMissingFile();
};

void TestBpeTokenizer::equalsReference_data() {
    QTest::addColumn<QString>("folder");
    QTest::newRow("codegen") << QStringLiteral("golden/bpe/codegen/");
    QTest::newRow("starmie") << QStringLiteral("golden/bpe/starmie/");
    QTest::newRow("mixed") << QStringLiteral("golden/bpe/mixed/");
}

void TestBpeTokenizer::equalsReference() {
    QFETCH(QString, folder);
    const auto opened = BpeTokenizer::open(test::dataPath(folder + QStringLiteral("tokenizer.json")).toStdString());
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message().c_str());
    const BpeTokenizer& tokenizer = **opened;
    const nlohmann::json expected = readJson(test::dataPath(folder + QStringLiteral("expected.json")));
    QVERIFY(expected["encode"].size() > 500);
    QVERIFY(expected["decode"].size() > 500);
    for (const auto& row : expected["encode"]) {
        const auto ids = tokenizer.encode(row["text"].get<std::string>());
        QVERIFY2(ids == row["ids"].get<std::vector<int32_t>>(), (row.dump() + nlohmann::json(ids).dump()).c_str());
    }
    for (const auto& row : expected["decode"]) {
        const auto ids = row["ids"].get<std::vector<int32_t>>();
        QCOMPARE(tokenizer.decode(ids, Decode::KeepSpecials), row["text"].get<std::string>());
        QCOMPARE(tokenizer.decode(ids, Decode::SkipSpecials), row["text_skip_special"].get<std::string>());
    }
}

void TestBpeTokenizer::readsCharacterVocabulary() {
    const auto tokenizer = parse(characterFile());
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->encode("a你?b <|end|>"), (std::vector<int32_t>{1, 4, 2, 3, 0}));
    QCOMPARE((*tokenizer)->decode(std::vector<int32_t>{1, 4, 2, 3, 0, 99, -1}), std::string("a你b "));
    QCOMPARE((*tokenizer)->size(), 7);
}

void TestBpeTokenizer::readsBuiltInVocabulary() {
    const auto tokenizer = BpeTokenizer::open(
        test::sourcePath(QStringLiteral("models/packs/lunette-reader/tokenizer.json")).toStdString());
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    const std::string text = "Save the file?\nOpen 123.";
    const auto ids = (*tokenizer)->encode(text);
    QCOMPARE(ids.size(), text.size());
    QCOMPARE((*tokenizer)->decode(ids), text);
}

void TestBpeTokenizer::plainTextInjectsNoSpecials() {
    const auto characters = parse(characterFile());
    QCOMPARE((*characters)->encode("<|end|>", Specials::PlainText), (std::vector<int32_t>{5, 6, 6}));
    for (const char* folder : {"codegen", "starmie", "mixed"}) {
        const QString path = QStringLiteral("golden/bpe/%1/tokenizer.json").arg(QLatin1String(folder));
        const auto tokenizer = BpeTokenizer::open(test::dataPath(path).toStdString());
        QVERIFY(tokenizer.has_value());
        const nlohmann::json file = readJson(test::dataPath(path));
        for (const auto& token : file["added_tokens"]) {
            const std::string content = token["content"];
            const int32_t id = token["id"];
            const auto plain = (*tokenizer)->encode("a" + content + "b", Specials::PlainText);
            const bool found = std::find(plain.begin(), plain.end(), id) != plain.end();
            QVERIFY2(!(token["special"] && found), content.c_str());
            if (token["special"]) {
                const auto known = (*tokenizer)->encode("a" + content + "b", Specials::Recognise);
                QVERIFY2(std::find(known.begin(), known.end(), id) != known.end(), content.c_str());
            }
        }
    }
}

void TestBpeTokenizer::replacesBrokenInput() {
    const auto tokenizer = parse(codegenFile());
    QVERIFY(tokenizer.has_value());
    const auto roundTrip = [&](std::string_view text) { return (*tokenizer)->decode((*tokenizer)->encode(text)); };
    QCOMPARE(roundTrip("a\xF0\x9F"), std::string("a\uFFFD"));
    QCOMPARE(roundTrip("\xC0\x80z"), std::string("\uFFFD\uFFFDz"));
    QCOMPARE(roundTrip("\xED\xA0\x80"), std::string("\uFFFD\uFFFD\uFFFD"));
    QCOMPARE(roundTrip(std::string_view("a\0b", 3)), std::string("a\0b", 3));
}

void TestBpeTokenizer::findsTokensByContent() {
    const auto tokenizer = parse(codegenFile());
    QCOMPARE((*tokenizer)->idOf("<|endoftext|>"), 1500);
    QCOMPARE((*tokenizer)->idOf("a"), 64);
    QCOMPARE((*tokenizer)->idOf("there is no such token"), -1);
    QCOMPARE((*tokenizer)->idOf(""), -1);
    QCOMPARE((*tokenizer)->size(), 1539);
}

void TestBpeTokenizer::normalizes() {
    nlohmann::json file = codegenFile();
    file["normalizer"] = {{"type", "Sequence"}, {"normalizers", {{{"type", "NFC"}}, {{"type", "NFKC"}}}}};
    const auto tokenizer = parse(file);
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->decode((*tokenizer)->encode("e\u0301 Ａ")), std::string("\u00e9 A"));
}

void TestBpeTokenizer::encodesLongPiecesQuickly() {
    const auto tokenizer =
        BpeTokenizer::open(test::dataPath(QStringLiteral("golden/bpe/starmie/tokenizer.json")).toStdString());
    std::string text;
    while (text.size() < 400'000)
        text += "the quick brown fox ";
    const auto start = std::chrono::steady_clock::now();
    const auto ids = (*tokenizer)->encode(text);
    const auto took = std::chrono::steady_clock::now() - start;
    QCOMPARE((*tokenizer)->decode(ids), text);
    QVERIFY(took < std::chrono::seconds(20)); // a quadratic loop takes many minutes
}

void TestBpeTokenizer::namesEachMistake_data() {
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* patch, const char* sentence) {
        QTest::newRow(name) << QByteArray(patch) << QString::fromUtf8(sentence);
    };
    row("no model", R"([{"op":"remove","path":"/model"}])", "does not describe a tokenizer");
    row("other model", R"([{"op":"replace","path":"/model/type","value":"Unigram"}])", "model that is not understood");
    row("no vocabulary", R"([{"op":"remove","path":"/model/vocab"}])", "no vocabulary");
    row("text id", R"([{"op":"replace","path":"/model/vocab/a","value":"1"}])", "token 'a' an id that is not one");
    row("negative id", R"([{"op":"replace","path":"/model/vocab/a","value":-1}])", "an id that is not one");
    row("fraction id", R"([{"op":"replace","path":"/model/vocab/a","value":1.5}])", "an id that is not one");
    row("huge id", R"([{"op":"replace","path":"/model/vocab/a","value":99999999999}])", "an id that is not one");
    row("same id", R"([{"op":"replace","path":"/model/vocab/a","value":65}])", "id 65 to two tokens");
    row("lost byte", R"([{"op":"remove","path":"/model/vocab/\u0110"}])", "has no token for byte 16");
    row("unknown token", R"([{"op":"add","path":"/model/unk_token","value":"<unk>"}])", "model option unk_token");
    row("dropout", R"([{"op":"add","path":"/model/dropout","value":0.1}])", "model option dropout");
    row("byte fallback", R"([{"op":"add","path":"/model/byte_fallback","value":true}])", "model option byte_fallback");
    row("no merges", R"([{"op":"remove","path":"/model/merges"}])", "list of merges");
    row("merge of three", R"([{"op":"add","path":"/model/merges/0","value":"a b c"}])", "list of merges");
    row("merge number", R"([{"op":"add","path":"/model/merges/0","value":1}])", "joins '' and ''");
    row("merge unknown", R"([{"op":"add","path":"/model/merges/0","value":["zq","xq"]}])", "joins 'zq' and 'xq'");
    row("normalizer", R"([{"op":"add","path":"/normalizer","value":{"type":"Lowercase"}}])", "normalizer that is not");
    row("post processor", R"([{"op":"add","path":"/post_processor","value":{"type":"TemplateProcessing"}}])",
        "post_processor that is not");
    row("decoder", R"([{"op":"replace","path":"/decoder","value":null}])", "decoder that is not");
    row("other decoder", R"([{"op":"replace","path":"/decoder","value":{"type":"Fuse"}}])", "decoder that is not");
    row("pre tokenizer", R"([{"op":"replace","path":"/pre_tokenizer","value":{"type":"Metaspace"}}])", "pre_tokenizer");
    row("step after bytes",
        R"([{"op":"replace","path":"/pre_tokenizer","value":{"type":"Sequence","pretokenizers":[{"type":"ByteLevel"},{"type":"Digits"}]}}])",
        "pre_tokenizer");
    row("behavior",
        R"([{"op":"replace","path":"/pre_tokenizer","value":{"type":"Split","pattern":{"Regex":"a"},"behavior":"Gone"}}])",
        "pre_tokenizer");
    row("no pattern", R"([{"op":"replace","path":"/pre_tokenizer","value":{"type":"Split","behavior":"Removed"}}])",
        "pre_tokenizer");
    row("broken pattern",
        R"([{"op":"replace","path":"/pre_tokenizer","value":{"type":"Split","pattern":{"Regex":"(a"},"behavior":"Removed"}}])",
        "split pattern '(a'");
    row("added token text", R"([{"op":"add","path":"/added_tokens/0","value":"x"}])", "list of added tokens");
    row("added token id", R"([{"op":"replace","path":"/added_tokens/0/id","value":"x"}])", "list of added tokens");
    row("added token id taken", R"([{"op":"replace","path":"/added_tokens/0/id","value":3}])", "id 3 to two tokens");
    row("added token twice", R"([{"op":"replace","path":"/added_tokens/0/content","value":"a"}])", "token 'a' two ids");
}

void TestBpeTokenizer::namesEachMistake() {
    QFETCH(QByteArray, patch);
    QFETCH(QString, sentence);
    const nlohmann::json file = codegenFile();
    QVERIFY(parse(file).has_value());
    const auto broken = parse(file.patch(nlohmann::json::parse(patch.begin(), patch.end())));
    QVERIFY(!broken.has_value());
    QCOMPARE(broken.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(broken.error().message());
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

void TestBpeTokenizer::survivesEveryTruncation() {
    const std::string whole = characterFile().dump();
    QVERIFY(BpeTokenizer::parse(whole, "it").has_value());
    for (size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!BpeTokenizer::parse(whole.substr(0, length), "it").has_value());
}

void TestBpeTokenizer::explainsMissingFile() {
    const auto missing = BpeTokenizer::open("no-such-folder/tokenizer.json");
    QVERIFY(missing.error().message().find("does not exist") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestBpeTokenizer)
#include "tst_BpeTokenizer.moc"
