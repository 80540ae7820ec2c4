#include "core/packs/TorchCheckpoint.h"
#include "tests/support/TestData.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <cstring>

using namespace lunette;

namespace {

std::string little(uint64_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i)
        bytes += i < 8 ? static_cast<char>(value >> (8 * i)) : char(0);
    return bytes;
}

/// Pickle source text; '\n' ends the lines of names.
std::string text(const std::string& value) {
    return "X" + little(value.size(), 4) + value;
}
std::string integer(uint32_t value) {
    return "J" + little(value, 4);
}
std::string name(const std::string& module, const std::string& what) {
    return "c" + module + "\n" + what + "\n";
}
std::string tuple(const std::string& items) {
    return "(" + items + "t";
}
std::string pickle(const std::string& body) {
    return "\x80\x02" + body + ".";
}

/// The parts of a tensor's description; each row of the tests changes some.
struct Description {
    std::string storageClass = "FloatStorage";
    std::string key = "0";
    std::string storageTail = {};
    uint32_t storageCount = 6;
    uint32_t offset = 0;
    std::string shape = integer(2) + integer(3);
    std::string strides = integer(3) + integer(1);
};

std::string tensor(const Description& d = {}) {
    const std::string storage = tuple(text("storage") + name("torch", d.storageClass) + text(d.key) + text("cpu") +
                                      integer(d.storageCount) + d.storageTail) +
                                "Q";
    return name("torch._utils", "_rebuild_tensor_v2") +
           tuple(storage + integer(d.offset) + tuple(d.shape) + tuple(d.strides) + "\x89" +
                 name("collections", "OrderedDict") + ")R") +
           "R";
}

std::string dict(const std::string& tensorSource) {
    return "}(" + text("w") + tensorSource + "u";
}

struct ZipEntry {
    std::string name;
    std::string content;
    int method = 0;
};

/// A zip archive; with `big` all sizes and places stand in ZIP64 records.
std::string zip(const std::vector<ZipEntry>& entries, bool big = false) {
    std::string archive;
    std::string central;
    for (const ZipEntry& entry : entries) {
        const size_t offset = archive.size();
        const std::string extra = "FB" + little(3, 2) + "ZZZ";
        const std::string sizes = little(entry.content.size(), 4) + little(entry.content.size(), 4);
        archive += "PK\x03\x04" + little(20, 2) + little(0, 2) + little(static_cast<uint64_t>(entry.method), 2) +
                   little(0, 8) + sizes + little(entry.name.size(), 2) + little(extra.size(), 2) + entry.name + extra +
                   entry.content;
        const std::string more = big ? little(1, 2) + little(24, 2) + little(entry.content.size(), 8) +
                                           little(entry.content.size(), 8) + little(offset, 8)
                                     : std::string();
        central += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) +
                   little(static_cast<uint64_t>(entry.method), 2) + little(0, 8) +
                   (big ? std::string(8, '\xFF') : sizes) + little(entry.name.size(), 2) + little(more.size(), 2) +
                   little(0, 10) + (big ? std::string(4, '\xFF') : little(offset, 4)) + entry.name + more;
    }
    const size_t start = archive.size();
    archive += central;
    if (big)
        archive += "PK\x06\x06" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) +
                   little(entries.size(), 8) + little(entries.size(), 8) + little(central.size(), 8) +
                   little(start, 8) + "PK\x06\x07" + little(0, 4) + little(start + central.size(), 8) + little(1, 4);
    return archive + "PK\x05\x06" + little(0, 4) +
           (big ? std::string(12, '\xFF')
                : little(entries.size(), 2) + little(entries.size(), 2) + little(central.size(), 4) +
                      little(start, 4)) +
           little(0, 2);
}

std::string floats(std::initializer_list<float> values) {
    std::string bytes;
    for (const float value : values)
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

const std::string kData = floats({0, 1, 2, 3, 4, 5});

std::string archive(const std::string& pickled, const std::vector<ZipEntry>& more = {}, bool big = false) {
    std::vector<ZipEntry> entries{{"model/data.pkl", pickled}, {"model/data/0", kData}, {"model/version", "3\n"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return zip(entries, big);
}

const std::string kMagic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e";

std::string stream(const std::string& object, const std::string& tail, bool isLittle = true, int version = 1001) {
    return kMagic + pickle("M" + little(static_cast<uint64_t>(version), 2)) +
           pickle("}" + text("little_endian") + (isLittle ? "\x88" : "\x89") + "s") + pickle(object) +
           pickle("](" + text("0") + "e") + tail;
}

Result<WeightSet> read(const std::string& bytes) {
    return readTorchCheckpoint(std::as_bytes(std::span(bytes)), "it");
}

std::vector<float> valuesOf(const TensorView& view) {
    std::vector<float> values(view.bytes.size() / sizeof(float));
    if (!values.empty())
        std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return values;
}

} // namespace

class TestTorchCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsReference_data();
    void equalsReference();
    void readsDescriptions_data();
    void readsDescriptions();
    void namesEachMistake_data();
    void namesEachMistake();
    void survivesEveryTruncation_data();
    void survivesEveryTruncation();
    void survivesLoopsAndDepth();
};

void TestTorchCheckpoint::equalsReference_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("dtype");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("old stream") << QStringLiteral("marian-en-zh") << 90 << static_cast<int>(DType::F32)
                                << QByteArray("505dd422e0ed82ce4e11d3bb0273d5763926632a5f58434bcba80c3ed7103a98");
    QTest::newRow("zip") << QStringLiteral("marian-zh-en") << 90 << static_cast<int>(DType::F16)
                         << QByteArray("eb170af928ed4ff681701f59416f53ab0999055e4e2b58762b5820c254a40a22");
}

/// The hash covers name, shape and elements of every tensor in the order of their names, as PyTorch reads them.
void TestTorchCheckpoint::equalsReference() {
    QFETCH(QString, folder);
    QFETCH(int, count);
    QFETCH(int, dtype);
    QFETCH(QByteArray, hash);
    const auto weights =
        openTorchCheckpoint(test::dataPath(QStringLiteral("golden/%1/pytorch_model.bin").arg(folder)).toStdString());
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    QCOMPARE(static_cast<int>(weights->tensors.size()), count);
    QCryptographicHash seen(QCryptographicHash::Sha256);
    for (const auto& [tensorName, view] : weights->tensors) {
        QCOMPARE(static_cast<int>(view.dtype), dtype);
        QStringList sizes;
        for (const int64_t size : view.shape)
            sizes << QString::number(size);
        seen.addData(QByteArray::fromStdString(tensorName));
        seen.addData(QStringLiteral("[%1]").arg(sizes.join(QLatin1Char(','))).toUtf8());
        seen.addData(
            QByteArray(reinterpret_cast<const char*>(view.bytes.data()), static_cast<qsizetype>(view.bytes.size())));
    }
    QCOMPARE(seen.result().toHex(), hash);
}

void TestTorchCheckpoint::readsDescriptions_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<float>>("values");
    const auto row = [](const char* title, const std::string& bytes, const QList<float>& values) {
        QTest::newRow(title) << QByteArray::fromStdString(bytes) << values;
    };
    const QList<float> all{0, 1, 2, 3, 4, 5};
    Description turned;
    turned.shape = integer(3) + integer(2);
    turned.strides = integer(1) + integer(3);
    Description part;
    part.offset = 2;
    part.shape = integer(2);
    part.strides = integer(2);
    Description scalar;
    scalar.offset = 5;
    scalar.shape = scalar.strides = "";
    Description repeated;
    repeated.shape = integer(4);
    repeated.strides = integer(0);
    Description none;
    none.shape = integer(0) + integer(3);
    Description view;
    view.storageTail = tuple(text("v") + integer(2) + integer(4));
    view.shape = integer(4);
    view.strides = integer(1);
    Description noView;
    noView.storageTail = "N";
    row("zip", archive(pickle(dict(tensor()))), all);
    row("zip64", archive(pickle(dict(tensor())), {}, true), all);
    row("little byte order", archive(pickle(dict(tensor())), {{"model/byteorder", "little"}}), all);
    row("transposed", archive(pickle(dict(tensor(turned)))), {0, 3, 1, 4, 2, 5});
    row("every other", archive(pickle(dict(tensor(part)))), {2, 4});
    row("scalar", archive(pickle(dict(tensor(scalar)))), {5});
    row("repeated", archive(pickle(dict(tensor(repeated)))), {0, 0, 0, 0});
    row("no elements", archive(pickle(dict(tensor(none)))), {});
    row("wrapped", archive(pickle("}(" + text("state_dict") + dict(tensor()) + text("epoch") + "K\x07u")), all);
    row("ordered dict with attributes",
        archive(pickle(name("collections", "OrderedDict") + ")R(" + text("w") + tensor() + "u}" + text("_metadata") +
                       "}sb")),
        all);
    row("parameter",
        archive(pickle(dict(name("torch._utils", "_rebuild_parameter") + tuple(tensor() + "\x88" + "}") + "R"))), all);
    row("protocol 4",
        archive("\x80\x04\x95" + std::string(8, '\0') + "}\x94(\x8c\x01w" + tensor() + "\x8c\x01n" + "\x8c\x0b" +
                "collections" + "\x8c\x0b" + "OrderedDict" + "\x93)Ru."),
        all);
    row("stream", stream(dict(tensor()), little(6, 8) + kData), all);
    row("stream with view", stream(dict(tensor(view)), little(6, 8) + kData), {2, 3, 4, 5});
    row("stream without view", stream(dict(tensor(noView)), little(6, 8) + kData), all);
}

void TestTorchCheckpoint::readsDescriptions() {
    QFETCH(QByteArray, bytes);
    QFETCH(QList<float>, values);
    const std::string file = bytes.toStdString();
    const auto weights = read(file);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    QCOMPARE(weights->tensors.size(), size_t(1));
    QVERIFY(weights->find("w") != nullptr);
    QCOMPARE(valuesOf(*weights->find("w")), std::vector<float>(values.begin(), values.end()));
}

void TestTorchCheckpoint::namesEachMistake_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* title, const std::string& bytes, const char* sentence) {
        QTest::newRow(title) << QByteArray::fromStdString(bytes) << QString::fromUtf8(sentence);
    };
    const auto described = [](auto change) {
        Description d;
        change(d);
        return archive(pickle(dict(tensor(d))));
    };
    const std::string good = pickle(dict(tensor()));
    row("empty", "", "not a PyTorch checkpoint");
    row("text", "hello", "not a PyTorch checkpoint");
    row("pointer", "version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer");
    row("tar", std::string(257, '\0') + "ustar" + std::string(300, '\0'), "too old");
    row("cut archive", archive(good).substr(0, 300), "no list of contents");
    row("other archive", zip({{"a.txt", "x"}}), "not one of tensors");
    row("program", archive(good, {{"model/constants.pkl", ""}}), "TorchScript program");
    row("big endian", archive(good, {{"model/byteorder", "big"}}), "big-endian");
    row("compressed", archive(good, {{"model/x", "y", 8}}), "compressed");
    row("entry twice", archive(good, {{"model/version", "3"}}), "holds model/version twice");
    row("no storage", zip({{"m/data.pkl", good}}), "data of tensor w are missing");
    row("small storage", zip({{"m/data.pkl", good}, {"m/data/0", "xyz"}}), "have the wrong size");
    row("not a dict", archive(pickle("]")), "no list of named tensors");
    row("no tensors", archive(pickle("}")), "no list of named tensors");
    row("runs a program", archive(pickle(name("os", "system") + tuple(text("ls")) + "R")), "wants to run 'os.system'");
    row("builtin", archive(pickle(name("builtins", "eval") + tuple(text("1")) + "R")), "wants to run 'builtins.eval'");
    row("program by stack", archive("\x80\x04\x8c\x02os\x8c\x06system\x93."), "wants to run 'os.system'");
    row("other module", archive(pickle(name("evil", "OrderedDict") + ")R")), "wants to run 'evil.OrderedDict'");
    row("other instruction", archive(pickle("I1\n")), "more than a list of tensors");
    row("no end", archive("\x80\x02}"), "ends inside the description");
    row("empty stack", archive(pickle("")), "description of the tensors in it is damaged");
    row("two results", archive(pickle("NN")), "is damaged");
    row("no mark", archive(pickle("t")), "is damaged");
    row("pop below mark", archive(pickle("N(\x85")), "is damaged");
    row("odd items", archive(pickle("}(Nu")), "is damaged");
    row("unknown memo", archive(pickle("h\x05")), "is damaged");
    row("long text", archive(pickle("X\xFF\xFF\xFF\x7F")), "is damaged");
    row("huge number", archive(pickle("\x8A\x09" + std::string(9, '\1'))), "number that is too large");
    row("call a number", archive(pickle("K\1)R")), "is damaged");
    row("call a storage", archive(pickle(name("torch", "FloatStorage") + ")R")), "is damaged");
    row("offset", described([](Description& d) { d.offset = 1; }), "tensor w in it is described wrongly");
    row("negative offset", described([](Description& d) { d.offset = 0xFFFFFFFF; }), "described wrongly");
    row("negative stride", described([](Description& d) { d.strides = integer(0xFFFFFFFD) + integer(1); }),
        "described wrongly");
    row("long stride", described([](Description& d) { d.strides = integer(4) + integer(1); }), "described wrongly");
    row("huge shape", described([](Description& d) { d.shape = integer(0x7FFFFFFF) + integer(0x7FFFFFFF); }),
        "described wrongly");
    row("huge repeat", described([](Description& d) {
            d.shape = integer(0x7FFFFFFF);
            d.strides = integer(0);
        }),
        "more data than it holds");
    row("rank", described([](Description& d) { d.strides = integer(1); }), "described wrongly");
    row("storage name", described([](Description& d) { d.storageTail = integer(1); }), "described wrongly");
    row("storage count", described([](Description& d) { d.storageCount = 7; }), "have the wrong size");
    row("storage type", described([](Description& d) { d.storageClass = "HalfStorage"; }), "have the wrong size");
    row("storage class", described([](Description& d) { d.storageClass = "UntypedStorage"; }), "wants to run");
    row("view outside", described([](Description& d) { d.storageTail = tuple(text("v") + integer(5) + integer(2)); }),
        "described wrongly");
    row("same name", archive(pickle("}(" + text("w") + tensor() + text("w") + tensor() + "u")), "names tensor w twice");
    row("name is a number", archive(pickle("}(K\1" + tensor() + "u")), "described wrongly");
    row("stream version", stream(dict(tensor()), "", true, 1000), "version that is not known");
    row("stream big endian", stream(dict(tensor()), "", false), "big-endian");
    row("stream without data", stream(dict(tensor()), ""), "ends inside its data");
    row("stream cut", stream(dict(tensor()), little(6, 8) + kData.substr(0, 20)), "ends inside its data");
    row("stream count", stream(dict(tensor()), little(~0ULL, 8) + kData), "ends inside its data");
    row("stream other count", stream(dict(tensor()), little(5, 8) + kData), "have the wrong size");
    row("stream of nothing", stream("}", little(0, 8)), "no list of named tensors");
}

void TestTorchCheckpoint::namesEachMistake() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    const std::string file = bytes.toStdString();
    const auto weights = read(file);
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error().code, ErrorCode::Pack);
    const QString message = QString::fromStdString(weights.error().message());
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

void TestTorchCheckpoint::survivesEveryTruncation_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zip") << QByteArray::fromStdString(archive(pickle(dict(tensor()))));
    QTest::newRow("zip64") << QByteArray::fromStdString(archive(pickle(dict(tensor())), {}, true));
    QTest::newRow("stream") << QByteArray::fromStdString(stream(dict(tensor()), little(6, 8) + kData));
}

void TestTorchCheckpoint::survivesEveryTruncation() {
    QFETCH(QByteArray, bytes);
    const std::string whole = bytes.toStdString();
    QVERIFY(read(whole).has_value());
    for (size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!read(whole.substr(0, length)).has_value(), qPrintable(QString::number(length)));
}

void TestTorchCheckpoint::survivesLoopsAndDepth() {
    // A list that holds itself, a dict that is its own member, and a tuple nested a million times.
    QVERIFY(!read(archive(pickle("]q\1h\1a"))).has_value());
    QVERIFY(!read(archive(pickle("}q\1" + text("state_dict") + "h\1s"))).has_value());
    QVERIFY(!read(archive(pickle("N" + std::string(1'000'000, '\x85')))).has_value());
    QVERIFY(!read(archive(pickle(std::string(3'000'000, 'N')))).has_value());
    QVERIFY(!read(archive(pickle(std::string(3'000'000, '(')))).has_value());
}

QTEST_APPLESS_MAIN(TestTorchCheckpoint)
#include "tst_TorchCheckpoint.moc"
