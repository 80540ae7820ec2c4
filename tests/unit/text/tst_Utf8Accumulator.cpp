#include "core/text/BpeTokenizer.h"
#include "core/text/Utf8Accumulator.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace lunette;

namespace {

/// Ids are bytes; the text is what utf-8 decoding of the bytes so far gives.
class ByteTokenizer : public Tokenizer {
public:
    std::vector<int32_t> encode(std::string_view text, Specials) const override {
        std::vector<int32_t> ids;
        for (const char byte : text)
            ids.push_back(static_cast<unsigned char>(byte));
        return ids;
    }
    std::string decode(std::span<const int32_t> ids, Decode) const override {
        std::string bytes;
        for (const int32_t id : ids)
            bytes += static_cast<char>(id);
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).toStdString();
    }
    int32_t idOf(std::string_view token) const override { return token.size() == 1 ? token[0] : -1; }
    int32_t size() const override { return 256; }
};

} // namespace

class TestUtf8Accumulator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsByRule_data();
    void printsByRule();
    void joinedEqualsDecode_data();
    void joinedEqualsDecode();
    void canBeUsedAgain();
};

void TestUtf8Accumulator::printsByRule_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("printed");
    QTest::newRow("nothing") << QString() << QStringList{};
    QTest::newRow("one word waits for the end") << QStringLiteral("word") << QStringList{QStringLiteral("word")};
    QTest::newRow("words") << QStringLiteral("a bc d")
                           << QStringList{QStringLiteral("a "), QStringLiteral("bc "), QStringLiteral("d")};
    QTest::newRow("newline") << QStringLiteral("ab\ncd\n")
                             << QStringList{QStringLiteral("ab\n"), QStringLiteral("cd\n")};
    QTest::newRow("ideographs") << QStringLiteral("你好。x")
                                << QStringList{QStringLiteral("你"), QStringLiteral("好"), QStringLiteral("。x")};
    QTest::newRow("word before ideograph") << QStringLiteral("ab你") << QStringList{QStringLiteral("ab你")};
    QTest::newRow("outside the plane") << QStringLiteral("😀 𫝀x")
                                       << QStringList{QStringLiteral("😀 "), QStringLiteral("𫝀x")};
    QTest::newRow("compatibility ideograph")
        << QStringLiteral("\u4e00\U0002F800") << QStringList{QStringLiteral("\u4e00"), QStringLiteral("\U0002F800")};
}

void TestUtf8Accumulator::printsByRule() {
    QFETCH(QString, text);
    QFETCH(QStringList, printed);
    const ByteTokenizer tokenizer;
    Utf8Accumulator accumulator(tokenizer);
    QStringList pieces;
    const auto note = [&](const std::string& piece) {
        if (!piece.empty())
            pieces << QString::fromStdString(piece);
    };
    for (const int32_t id : tokenizer.encode(text.toStdString(), Tokenizer::Specials::PlainText))
        note(accumulator.push(id));
    note(accumulator.finish());
    QCOMPARE(pieces, printed);
}

void TestUtf8Accumulator::joinedEqualsDecode_data() {
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"codegen", "starmie", "mixed"})
        QTest::newRow(folder) << QStringLiteral("golden/bpe/%1/").arg(QLatin1String(folder));
}

void TestUtf8Accumulator::joinedEqualsDecode() {
    QFETCH(QString, folder);
    const auto tokenizer = BpeTokenizer::open(test::dataPath(folder + QStringLiteral("tokenizer.json")).toStdString());
    QVERIFY(tokenizer.has_value());
    QFile file(test::dataPath(folder + QStringLiteral("expected.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    const auto expected = nlohmann::json::parse(content.begin(), content.end());
    for (const char* list : {"encode", "decode"}) {
        for (const auto& row : expected[list]) {
            const auto ids = row["ids"].get<std::vector<int32_t>>();
            Utf8Accumulator accumulator(**tokenizer);
            std::string joined;
            for (const int32_t id : ids)
                joined += accumulator.push(id);
            joined += accumulator.finish();
            QCOMPARE(joined, (*tokenizer)->decode(ids));
        }
    }
}

void TestUtf8Accumulator::canBeUsedAgain() {
    const ByteTokenizer tokenizer;
    Utf8Accumulator accumulator(tokenizer);
    QCOMPARE(accumulator.push('a'), std::string());
    QCOMPARE(accumulator.finish(), std::string("a"));
    QCOMPARE(accumulator.finish(), std::string());
    QCOMPARE(accumulator.push(0xE4), std::string());
    QCOMPARE(accumulator.finish(), std::string("\uFFFD"));
    QCOMPARE(accumulator.push('\n'), std::string("\n"));
}

QTEST_APPLESS_MAIN(TestUtf8Accumulator)
#include "tst_Utf8Accumulator.moc"
