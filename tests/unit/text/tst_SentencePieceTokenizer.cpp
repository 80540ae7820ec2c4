#include "core/text/SentencePieceTokenizer.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace lunette;

namespace {

QByteArray readBytes(const QString& name) {
    QFile file(test::dataPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string varint(size_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>((value & 0x7F) | 0x80);
    return bytes + static_cast<char>(value);
}

std::string bytesField(int number, const std::string& content) {
    return varint(static_cast<size_t>(number) << 3 | 2) + varint(content.size()) + content;
}

std::string numberField(int number, size_t value) {
    return varint(static_cast<size_t>(number) << 3) + varint(value);
}

std::string piece(const std::string& text, size_t type = 1, const std::string& score = std::string("\0\0\0\xC0", 4)) {
    return bytesField(1, bytesField(1, text) + "\x15" + score + numberField(3, type));
}

/// A character map whose trie has one block of 256 units, all zero but those given, and one replacement "x".
std::string characterMap(const std::vector<std::pair<size_t, uint32_t>>& units) {
    std::string trie(1024, '\0');
    for (const auto& [index, unit] : units) {
        for (size_t i = 0; i < 4; ++i)
            trie[index * 4 + i] = static_cast<char>(unit >> (8 * i));
    }
    return std::string("\0\4\0\0", 4) + trie + std::string("x\0", 2);
}

std::string model(const std::string& more = {}) {
    return piece("<unk>", 2) + piece("a") + piece("\u2581") + piece("\u2581a") + more;
}

} // namespace

class TestSentencePieceTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsReference();
    void readsPublishedModels_data();
    void readsPublishedModels();
    void findsTokensByContent();
    void toleratesBrokenInput();
    void readsSmallModel();
    void namesEachMistake_data();
    void namesEachMistake();
    void survivesTruncationAndBitErrors();
};

void TestSentencePieceTokenizer::equalsReference() {
    const auto opened =
        SentencePieceTokenizer::open(test::dataPath(QStringLiteral("golden/spm/unigram/model.spm")).toStdString());
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message().c_str());
    const SentencePieceTokenizer& tokenizer = **opened;
    const QByteArray content = readBytes(QStringLiteral("golden/spm/unigram/expected.json"));
    const auto expected = nlohmann::json::parse(content.begin(), content.end());
    QCOMPARE(tokenizer.size(), expected["pieces"].get<int32_t>());
    QVERIFY(expected["encode"].size() > 50);
    for (const auto& row : expected["encode"]) {
        const auto text = row["text"].get<std::string>();
        QVERIFY2(tokenizer.encode(text) == row["ids"].get<std::vector<int32_t>>(), row.dump().c_str());
        QVERIFY2(tokenizer.pieces(text) == row["pieces"].get<std::vector<std::string>>(), row.dump().c_str());
    }
    QVERIFY(expected["decode"].size() > 50);
    for (const auto& row : expected["decode"]) {
        const auto text = tokenizer.decode(row["ids"].get<std::vector<int32_t>>());
        QVERIFY2(text == row["text"].get<std::string>(), (row.dump() + text).c_str());
    }
}

void TestSentencePieceTokenizer::readsPublishedModels_data() {
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"marian-en-zh/source", "marian-en-zh/target", "marian-zh-en/source", "marian-zh-en/target"})
        QTest::newRow(file) << QStringLiteral("golden/%1.spm").arg(QLatin1String(file));
}

void TestSentencePieceTokenizer::readsPublishedModels() {
    QFETCH(QString, file);
    const auto tokenizer = SentencePieceTokenizer::open(test::dataPath(file).toStdString());
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    QVERIFY(!(*tokenizer)->pieces("What is this? 这是什么？").empty());
}

void TestSentencePieceTokenizer::findsTokensByContent() {
    const auto tokenizer = SentencePieceTokenizer::parse(model(), "it");
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->idOf("\u2581a"), 3);
    QCOMPARE((*tokenizer)->idOf("<unk>"), 0);
    QCOMPARE((*tokenizer)->idOf("zzz"), -1);
    QCOMPARE((*tokenizer)->size(), 4);
}

void TestSentencePieceTokenizer::toleratesBrokenInput() {
    const auto tokenizer = SentencePieceTokenizer::parse(model(), "it");
    QCOMPARE((*tokenizer)->encode(""), std::vector<int32_t>{});
    QVERIFY(!(*tokenizer)->encode("\xF0\x9F a").empty());
    QCOMPARE((*tokenizer)->decode(std::vector<int32_t>{-1, 3, 99}), std::string("a"));
}

void TestSentencePieceTokenizer::readsSmallModel() {
    // 'q' leads to the leaf: root offset 1 -> unit 1 ^ 'q' = 0x70 with label 'q', leaf bit and offset 3 -> unit 0x73.
    const std::string map = characterMap({{0, 1U << 10}, {0x70, (3U << 10) | 0x100U | 'q'}, {0x73, 0x80000000U}});
    const auto tokenizer = SentencePieceTokenizer::parse(model(piece("x") + bytesField(3, bytesField(2, map))), "it");
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->pieces("q"), (std::vector<std::string>{"\u2581", "x"}));
    QCOMPARE((*tokenizer)->pieces("aa"), (std::vector<std::string>{"\u2581a", "a"}));
}

void TestSentencePieceTokenizer::namesEachMistake_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const std::string& bytes, const char* sentence) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(sentence);
    };
    const std::string inf("\0\0\x80\x7F", 4);
    const auto mapped = [](const std::string& map) { return model(bytesField(3, bytesField(2, map))); };
    row("empty", "", "is not a SentencePiece model");
    row("text", "hello world", "is not a SentencePiece model");
    row("cut", model().substr(0, 20), "is not a SentencePiece model");
    row("group", model("\x0B"), "is not a SentencePiece model");
    row("endless number", model(std::string(12, '\xFF')), "is not a SentencePiece model");
    row("piece as number", numberField(1, 5), "is not a SentencePiece model");
    row("no unknown", piece("a"), "one token for unknown text");
    row("two unknowns", model(piece("b", 2)), "one token for unknown text");
    row("empty token", model(piece("")), "a token that is not a text");
    row("zero in token", model(piece(std::string("a\0b", 3))), "a token that is not a text");
    row("bad UTF-8", model(piece("\xFF")), "a token that is not a text");
    row("long token", model(piece(std::string(2000, 'b'))), "a token that is not a text");
    row("token twice", model(piece("a")), "a token twice");
    row("infinite score", model(piece("b", 1, inf)), "a score that is not a number");
    row("unknown kind", model(piece("b", 7)), "a token of an unknown kind");
    row("kind zero", model(piece("b", 0)), "a token of an unknown kind");
    row("other model", model(bytesField(2, numberField(3, 2))), "is not a unigram model");
    row("map too short", mapped("abc"), "character map");
    row("map without text", mapped(characterMap({}).substr(0, 1028)), "character map");
    row("map size", mapped(std::string("\xFF\xFF\xFF\xFF", 4) + std::string(2000, '\0')), "character map");
    row("map of odd size", mapped(std::string("\4\0\0\0", 4) + std::string(2000, '\0')), "character map");
    row("map without end", mapped(characterMap({}) + "y"), "character map");
    row("map leaves array", mapped(characterMap({{0, 0x7FFFFC00U}})), "character map");
    row("map leaves array far", mapped(characterMap({{9, 0x7FFFFE00U}})), "character map");
    row("map leaves texts", mapped(characterMap({{0, 0x100U | (1U << 10)}, {1, 0x80000005U}})), "character map");
    row("second map", model(bytesField(5, bytesField(2, "abc"))), "character map");
}

void TestSentencePieceTokenizer::namesEachMistake() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    const auto tokenizer = SentencePieceTokenizer::parse({bytes.constData(), static_cast<size_t>(bytes.size())}, "it");
    QVERIFY(!tokenizer.has_value());
    QCOMPARE(tokenizer.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(tokenizer.error().message());
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

void TestSentencePieceTokenizer::survivesTruncationAndBitErrors() {
    const std::string whole = model(bytesField(3, bytesField(2, characterMap({{0, 1U << 10}}))));
    QVERIFY(SentencePieceTokenizer::parse(whole, "it").has_value());
    int refused = 0;
    for (size_t i = 0; i < whole.size(); i += i < 80 ? 1 : 13) {
        std::string broken = whole;
        broken[i] = static_cast<char>(broken[i] ^ (1 << (i % 8)));
        const auto tokenizer = SentencePieceTokenizer::parse(broken, "it");
        if (tokenizer)
            (*tokenizer)->encode("a qa \u4f60");
        refused += tokenizer ? 0 : 1;
    }
    QVERIFY(refused > 10);
}

QTEST_APPLESS_MAIN(TestSentencePieceTokenizer)
#include "tst_SentencePieceTokenizer.moc"
