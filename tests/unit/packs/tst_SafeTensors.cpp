#include "core/packs/SafeTensors.h"
#include "tests/support/TestData.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace lunette;

namespace {

QByteArray container(const QByteArray& header, const QByteArray& data = {}) {
    QByteArray bytes(8, '\0');
    const quint64 length = static_cast<quint64>(header.size());
    for (int i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(length >> (8 * i));
    return bytes + header + data;
}

QByteArray floats(std::initializer_list<float> values) {
    QByteArray bytes;
    for (const float value : values)
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

Result<std::map<std::string, TensorView>> read(const QByteArray& bytes) {
    return readSafeTensors(std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))), "it");
}

std::vector<float> valuesOf(const TensorView& tensor) {
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

} // namespace

class TestSafeTensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsGoldenBytes();
    void acceptsWhatTheFormatAllows_data();
    void acceptsWhatTheFormatAllows();
    void namesEachMistake_data();
    void namesEachMistake();
    void survivesEveryTruncation();
    void readsThousandsOfTensors();
    void leavesOutUnknownTypes();
    void explainsMissingFiles();
    void keepsTheMappingAlive();
    void readsPublishedLayout();
    void joinsShards();
    void namesShardMistakes_data();
    void namesShardMistakes();

private:
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

void TestSafeTensors::readsGoldenBytes() {
    const QByteArray header = R"({"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}})";
    QCOMPARE(header.size(), 64);
    const QByteArray bytes = container(header, floats({0, 1, 2, 3, 4, 5}));
    const auto tensors = read(bytes);
    QVERIFY(tensors.has_value());
    const TensorView& tensor = tensors->at("attn.0");
    QCOMPARE(tensor.dtype, DType::F32);
    QCOMPARE(tensor.shape, (std::vector<int64_t>{1, 2, 3}));
    QCOMPARE(valuesOf(tensor), (std::vector<float>{0, 1, 2, 3, 4, 5}));
}

void TestSafeTensors::acceptsWhatTheFormatAllows_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    QTest::newRow("none, padded") << container("{}      ") << 0;
    QTest::newRow("scalar") << container(R"({"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}})", "x") << 1;
    QTest::newRow("no elements") << container(R"({"a":{"dtype":"F32","shape":[2,0],"data_offsets":[0,0]}})") << 1;
    QTest::newRow("any member order")
        << container(
               R"({"b":{"data_offsets":[1,2],"shape":[1],"dtype":"I8"},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
               "xy")
        << 2;
    QTest::newRow("metadata")
        << container(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}})", "x")
        << 1;
    QTest::newRow("members it does not know")
        << container(
               R"({"a":{"note":{"x":[1,{"y":null}]},"n":1.5,"dtype":"U8","shape":[1],"data_offsets":[0,1],"z":true}})",
               "x")
        << 1;
    QTest::newRow("escaped name")
        << container(R"({"\u4f60\ud83d\ude00":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "x") << 1;
}

void TestSafeTensors::acceptsWhatTheFormatAllows() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, count);
    const auto tensors = read(bytes);
    QVERIFY2(tensors.has_value(), tensors ? "" : tensors.error().message().c_str());
    QCOMPARE(static_cast<int>(tensors->size()), count);
}

void TestSafeTensors::namesEachMistake_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const QByteArray& bytes, const char* sentence) {
        QTest::newRow(name) << bytes << QString::fromUtf8(sentence);
    };
    const auto tensor = [](const char* dtype, const char* shape, const char* offsets) {
        return QByteArray("{\"a\":{\"dtype\":") + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    };
    row("empty", "", "is empty");
    row("seven bytes", QByteArray(7, '\0'), "too short");
    row("pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "Git LFS pointer");
    row("web page", "<!DOCTYPE html><html></html>", "web page");
    row("zip checkpoint", QByteArray("PK\x03\x04") + QByteArray(60, '\0'), "PyTorch checkpoint");
    row("old checkpoint", QByteArray("\x80\x02\x8a\x0a") + QByteArray(60, '\0'), "PyTorch checkpoint");
    row("gguf", QByteArray("GGUF") + QByteArray(60, '\0'), "GGUF");
    row("huge header", QByteArray(8, '\xff') + "{}", "header would be");
    row("header too long", container("{}").replace(0, 1, "\x64"), "ends inside its header");
    row("empty header", container(""), "is not an object");
    row("array", container("[]"), "is not an object");
    row("leading space", container(" {}"), "is not an object");
    row("open object", container("{"), "not valid JSON");
    row("two objects", container("{}{}"), "not valid JSON");
    row("zero padding", container(QByteArray("{}\0\0\0\0\0\0", 8)), "not valid JSON (at byte 2)");
    row("bad UTF-8", container("{\"\xff\":{}}"), "not valid JSON");
    row("not described", container(R"({"a":1})"), "is not described by an object");
    row("null", container(R"({"a":null})"), "is not described by an object");
    row("no dtype", container(R"({"a":{"shape":[],"data_offsets":[0,1]}})", "x"), "lacks its dtype");
    row("dtype number", container(tensor("1", "[]", "[0,1]"), "x"), "dtype of tensor a");
    row("shape text", container(tensor("\"U8\"", "\"x\"", "[0,1]"), "x"), "shape of tensor a");
    row("negative size", container(tensor("\"U8\"", "[-1]", "[0,1]"), "x"), "not a size");
    row("fraction", container(tensor("\"U8\"", "[1.0]", "[0,1]"), "x"), "not a size");
    row("beyond 64 bits", container(tensor("\"U8\"", "[18446744073709551616]", "[0,1]"), "x"), "not a size");
    row("beyond a double", container(tensor("\"U8\"", "[1e999]", "[0,1]"), "x"), "not a size");
    row("product too large", container(tensor("\"U8\"", "[4294967296,4294967296]", "[0,0]")), "too large");
    row("bytes too many", container(tensor("\"F64\"", "[2305843009213693952]", "[0,0]")), "too large");
    row("many dimensions", container(tensor("\"U8\"", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,1]"), "x"),
        "dimensions");
    row("one offset", container(tensor("\"U8\"", "[1]", "[0]"), "x"), "not two whole numbers");
    row("three offsets", container(tensor("\"U8\"", "[1]", "[0,1,2]"), "x"), "not two whole numbers");
    row("negative offset", container(tensor("\"U8\"", "[1]", "[-1,0]"), "x"), "not a position");
    row("backwards", container(tensor("\"U8\"", "[1]", "[1,0]"), "x"), "ends before it begins");
    row("wrong size", container(tensor("\"F32\"", "[1]", "[0,3]"), "xyz"), "do not agree with its shape");
    row("gap at start", container(tensor("\"U8\"", "[1]", "[1,2]"), "xy"), "gap before tensor a");
    row("too much data", container(tensor("\"U8\"", "[1]", "[0,1]"), "xy"), "goes on after its last tensor");
    row("too little data", container(tensor("\"U8\"", "[2]", "[0,2]"), "x"), "ends before tensor a does");
    row("overlap",
        container(
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
            "xyz"),
        "overlaps another one");
    row("same name",
        container(
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
            "xy"),
        "names tensor a twice");
    row("same member", container(R"({"a":{"dtype":"U8","dtype":"U8","shape":[],"data_offsets":[0,1]}})", "x"),
        "described twice");
    row("metadata number", container(R"({"__metadata__":{"a":1}})"), "metadata");
    row("metadata twice", container(R"({"__metadata__":{"a":"1","a":"2"}})"), "metadata of it names an entry twice");
    row("deep", container("{\"a\":{\"x\":" + QByteArray(100000, '[')), "nested too deeply");
    row("deep metadata", container("{\"__metadata__\":" + QByteArray(100000, '[')), "metadata");
}

void TestSafeTensors::namesEachMistake() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    const auto tensors = read(bytes);
    QVERIFY(!tensors.has_value());
    QCOMPARE(tensors.error().code, ErrorCode::Pack);
    QVERIFY(!tensors.error().advice.empty());
    const QString message = QString::fromStdString(tensors.error().message());
    QVERIFY2(message.contains(sentence), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1Char('%')), qPrintable(message));
}

void TestSafeTensors::survivesEveryTruncation() {
    const QByteArray whole = container(
        R"({"__metadata__":{"k":"v"},"a":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}}   )", "12345678");
    QVERIFY(read(whole).has_value());
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QByteArray cut = whole.left(length);
        cut.detach();
        QVERIFY2(!read(cut).has_value(), qPrintable(QString::number(length)));
    }
}

void TestSafeTensors::readsThousandsOfTensors() {
    QByteArray header = "{";
    for (int i = 0; i < 5000; ++i)
        header += (i > 0 ? ",\"t" : "\"t") + QByteArray::number(i) + R"(":{"dtype":"U8","shape":[1],"data_offsets":[)" +
                  QByteArray::number(i) + "," + QByteArray::number(i + 1) + "]}";
    const auto tensors = read(container(header + "}", QByteArray(5000, 'x')));
    QVERIFY(tensors.has_value());
    QCOMPARE(tensors->size(), size_t(5000));
}

void TestSafeTensors::leavesOutUnknownTypes() {
    const auto tensors = read(container(
        R"({"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
        "xyz"));
    QVERIFY(tensors.has_value());
    QCOMPARE(tensors->size(), size_t(1));
    QCOMPARE(tensors->count("b"), size_t(1));
}

void TestSafeTensors::explainsMissingFiles() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("model.safetensors")).toStdString();
    QVERIFY(openSafeTensors(file).error().message().find("does not exist") != std::string::npos);
    write(folder.filePath(QStringLiteral("model.safetensors.incomplete")), "x");
    QVERIFY(openSafeTensors(file).error().message().find("only partly downloaded") != std::string::npos);
    QVERIFY(openSafeTensors(file.string() + ".incomplete").error().message().find("only partly") != std::string::npos);
    QVERIFY(openSafeTensors(folder.path().toStdString()).error().message().find("folder") != std::string::npos);
}

void TestSafeTensors::keepsTheMappingAlive() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("模型.safetensors"));
    write(path, container(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", floats({1.5F, -2})));
    WeightSet copy;
    {
        auto weights = openSafeTensors(path.toStdString());
        QVERIFY(weights.has_value());
        copy = *weights;
    }
    QVERIFY(copy.find("b") == nullptr);
    QCOMPARE(valuesOf(*copy.find("a")), (std::vector<float>{1.5F, -2}));
}

void TestSafeTensors::readsPublishedLayout() {
    const auto weights = openSafeTensors(
        test::dataPath(QStringLiteral("golden/moondream-2025-06-21/model/model.safetensors")).toStdString());
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const TensorView* bias = weights->find("model.vision.blocks.0.attn.proj.bias");
    QVERIFY(bias != nullptr);
    QCOMPARE(bias->dtype, DType::BF16);
    for (const auto& [name, view] : weights->tensors) {
        size_t count = elementSize(view.dtype);
        for (const int64_t size : view.shape)
            count *= static_cast<size_t>(size);
        QCOMPARE(view.bytes.size(), count);
    }
}

void TestSafeTensors::joinsShards() {
    QTemporaryDir folder;
    write(
        folder.filePath(QStringLiteral("one.safetensors")),
        container(
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
            "xy"));
    write(folder.filePath(QStringLiteral("two.safetensors")),
          container(R"({"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "z"));
    const QString index = folder.filePath(QStringLiteral("model.safetensors.index.json"));
    write(index, R"({"metadata":{},"weight_map":{"a":"one.safetensors","b":"two.safetensors"}})");
    const auto weights = openShardedSafeTensors(index.toStdString());
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    QCOMPARE(weights->tensors.size(), size_t(2));
    QCOMPARE(static_cast<char>(weights->find("b")->bytes[0]), 'z');
}

void TestSafeTensors::namesShardMistakes_data() {
    QTest::addColumn<QByteArray>("index");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const QByteArray& index, const char* sentence) {
        QTest::newRow(name) << index << QString::fromUtf8(sentence);
    };
    row("not JSON", "{", "is not valid JSON");
    row("same name", R"({"weight_map":{"a":"x","a":"y"}})", "names a twice");
    row("deep", QByteArray(100000, '[') + QByteArray(100000, ']'), "nested too deeply");
    row("no map", "{}", "does not list the parts");
    row("map is a list", R"({"weight_map":["a"]})", "does not list the parts");
    row("number", R"({"weight_map":{"a":1}})", "does not name a file for tensor a");
    row("outside", R"({"weight_map":{"a":"../one.safetensors"}})", "does not name a file for tensor a");
    row("parent", R"({"weight_map":{"a":".."}})", "does not name a file for tensor a");
    row("absolute", R"({"weight_map":{"a":"/etc/passwd"}})", "does not name a file for tensor a");
    row("missing part", R"({"weight_map":{"a":"one.safetensors","b":"three.safetensors"}})", "part three.safetensors");
    row("missing tensor", R"({"weight_map":{"c":"one.safetensors"}})", "tensor c is not in part one.safetensors");
    row("broken part", R"({"weight_map":{"a":"broken.safetensors"}})", "too short");
}

void TestSafeTensors::namesShardMistakes() {
    QFETCH(QByteArray, index);
    QFETCH(QString, sentence);
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("one.safetensors")),
          container(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "x"));
    write(folder.filePath(QStringLiteral("broken.safetensors")), "broken");
    const QString file = folder.filePath(QStringLiteral("model.safetensors.index.json"));
    write(file, index);
    const auto weights = openShardedSafeTensors(file.toStdString());
    QVERIFY(!weights.has_value());
    const QString message = QString::fromStdString(weights.error().message());
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

QTEST_APPLESS_MAIN(TestSafeTensors)
#include "tst_SafeTensors.moc"
