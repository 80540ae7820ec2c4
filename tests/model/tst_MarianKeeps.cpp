#include "core/text/Glossary.h"
#include "tests/support/TestData.h"
#include "tests/support/TestTranslators.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <memory>

using namespace lunette;
using nlohmann::json;

/// Labels, paths, keys, numbers, code and unknown words come out of every translator unchanged: of the built-in ones,
/// and of opus-mt models without placeholders.
class TestMarianKeeps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keeps_data();
    void keeps();
    void glossary_data();
    void glossary();
    void survivesOddText_data();
    void survivesOddText();
    void keepsLines_data() { addPacks(); }
    void keepsLines();
    void wholeTakesTheGlossary_data();
    void wholeTakesTheGlossary();

private:
    void addPacks();
    Translator& open(const QString& folder) { return m_translators.open(test::sourcePath(folder)); }

    test::TestTranslators m_translators;
    std::shared_ptr<const Glossary> m_glossary;
};

namespace {

struct Pack {
    const char* folder;
    const char* direction;
    bool builtIn;
};
constexpr Pack kPacks[] = {{"models/packs/lunette-en-zh", "en-zh", true},
                           {"models/packs/lunette-zh-en", "zh-en", true},
                           {"tests/data/golden/marian-en-zh", "en-zh", false},
                           {"tests/data/golden/marian-zh-en", "zh-en", false}};

json readJson(const QString& name) {
    QFile file(test::dataPath(QStringLiteral("marian/") + name));
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString(), nullptr, false) : json();
}

json readSentences(const char* direction) {
    return readJson(QStringLiteral("kept-%1.json").arg(QString::fromLatin1(direction)));
}

std::shared_ptr<const Glossary> readTerms() {
    const json file = readJson(QStringLiteral("glossary.json"));
    std::vector<GlossaryTerm> terms;
    for (const json& term : file["terms"])
        terms.push_back({QString::fromStdString(term["english"].get<std::string>()),
                         QString::fromStdString(term["chinese"].get<std::string>()),
                         {}});
    return std::make_shared<const Glossary>(std::move(terms));
}

QStringList strings(const json& list) {
    QStringList result;
    for (const json& item : list)
        result << QString::fromStdString(item.get<std::string>());
    return result;
}

/// Built-in translators also keep the words and numbers that they do not know.
QStringList keptOf(const json& row, const Pack& pack) {
    QStringList kept = strings(row["keep"]);
    if (pack.builtIn)
        kept << strings(row["words"]);
    return kept;
}

/// As it is, or with a capital where a sentence starts.
bool holdsTerm(const QString& text, const QString& term) {
    const QString capital = term.left(1).toUpper() + term.mid(1);
    const QRegularExpression start(QStringLiteral("(?:^|[.!?] |[-#>|] )") + QRegularExpression::escape(capital),
                                   QRegularExpression::MultilineOption);
    return text.contains(term) || start.match(text).hasMatch();
}

} // namespace

void TestMarianKeeps::initTestCase() {
    m_glossary = readTerms();
    QVERIFY(!m_glossary->isEmpty());
}

void TestMarianKeeps::addPacks() {
    QTest::addColumn<QString>("folder");
    for (const Pack& pack : kPacks)
        QTest::newRow(pack.folder) << QString::fromLatin1(pack.folder);
}

void TestMarianKeeps::keeps_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("kept");
    size_t sentences = 0;
    for (const Pack& pack : kPacks) {
        const json rows = readSentences(pack.direction);
        QVERIFY(rows.is_array());
        sentences += pack.builtIn ? rows.size() : 0;
        for (size_t i = 0; i < rows.size(); ++i) {
            QTest::addRow("%s %zu", pack.folder, i)
                << QString::fromLatin1(pack.folder) << QString::fromStdString(rows[i]["text"].get<std::string>())
                << keptOf(rows[i], pack);
        }
    }
    QVERIFY(sentences >= 60);
}

void TestMarianKeeps::keeps() {
    QFETCH(QString, folder);
    QFETCH(QString, text);
    QFETCH(QStringList, kept);
    TranslationOptions options;
    options.beams = 1;
    const auto got = open(folder).translate(text.toStdString(), options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    const QString result = QString::fromStdString(got->text);
    QVERIFY(!result.trimmed().isEmpty());
    for (const QString& part : kept)
        QVERIFY2(result.contains(part), qPrintable(part + QStringLiteral(" in ") + result));
    QVERIFY2(!result.contains(QChar(0x27e6)), qPrintable(result));
}

void TestMarianKeeps::glossary_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("kept");
    const json file = readJson(QStringLiteral("glossary.json"));
    QVERIFY(file.is_object());
    QVERIFY(file["en-zh"].size() + file["zh-en"].size() >= 60);
    for (const Pack& pack : kPacks) {
        const json& rows = file[pack.direction];
        for (size_t i = 0; i < rows.size(); ++i)
            QTest::addRow("%s %zu", pack.folder, i)
                << QString::fromLatin1(pack.folder) << QString::fromStdString(rows[i]["text"].get<std::string>())
                << keptOf(rows[i], pack);
    }
}

void TestMarianKeeps::glossary() {
    QFETCH(QString, folder);
    QFETCH(QString, text);
    QFETCH(QStringList, kept);
    TranslationOptions options;
    options.beams = 1;
    options.glossary = m_glossary;
    const auto got = open(folder).translate(text.toStdString(), options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    const QString result = QString::fromStdString(got->text);
    for (const QString& part : kept)
        QVERIFY2(holdsTerm(result, part), qPrintable(part + QStringLiteral(" in ") + result));
    QVERIFY2(!result.contains(QChar(0x27e6)), qPrintable(result));
}

void TestMarianKeeps::wholeTakesTheGlossary_data() {
    addPacks();
}

void TestMarianKeeps::wholeTakesTheGlossary() {
    QFETCH(QString, folder);
    const bool english = folder.endsWith(QStringLiteral("en-zh"));
    TranslationOptions options;
    options.beams = 1;
    options.whole = true;
    options.glossary = m_glossary;
    const auto got = open(folder).translate(english ? "Open the layer. It is big." : "打开图层。它很大。", options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    const QString result = QString::fromStdString(got->text);
    QVERIFY2(holdsTerm(result, english ? QStringLiteral("图层") : QStringLiteral("layer")), qPrintable(result));
}

void TestMarianKeeps::survivesOddText_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    const std::pair<const char*, QString> texts[] = {
        {"unpaired surrogate", QStringLiteral("Open ") + QChar(0xd800) + QStringLiteral(" the file 打开")},
        {"nul", QStringLiteral("Open") + QChar(0) + QStringLiteral("file 打开") + QChar(0)},
        {"marks", QStringLiteral("!?.,;:…。！？")},
        {"right to left", QString::fromUtf8("افتح الملف open 打开")},
        {"mixed", QString::fromUtf8("Open 文件 and 关闭 the window 窗口。")},
        {"symbols of our own", QString::fromUtf8("Open ⟦1⟧ and ⟦12⟧ 打开⟦1⟧")},
        {"right to left with marks", QString::fromUtf8("\u202eopen 打开\u202c \u2066نص\u2069 layer 图层")},
        {"surrogates in a term", QStringLiteral("lay") + QChar(0xdc00) + QStringLiteral("er 图") + QChar(0xd83d)},
        {"tags", QStringLiteral(">>cmn_Hant<< open </s> <pad> 打开")},
        {"zero width", QString::fromUtf8("\u200b\u200b open 打开")},
        {"long word", QString(3000, u'x') + QStringLiteral("打")},
        {"long line", QString::fromUtf8("the window，打开").repeated(60)},
    };
    for (const Pack& pack : kPacks) {
        for (const auto& [name, text] : texts)
            QTest::addRow("%s %s", pack.folder, name) << QString::fromLatin1(pack.folder) << text;
    }
}

void TestMarianKeeps::survivesOddText() {
    QFETCH(QString, folder);
    QFETCH(QString, text);
    TranslationOptions options;
    options.beams = 1;
    options.maxTokens = 20;
    const auto got = open(folder).translate(text.toStdString(), options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    QVERIFY(!got->text.empty());
}

void TestMarianKeeps::keepsLines() {
    QFETCH(QString, folder);
    TranslationOptions options;
    options.beams = 1;
    const std::string text = "# Open 打开\n\n- Open 打开\n- 12\n```\nopen 打开\n```\n| open 打开 | 3 |\r\n";
    const auto got = open(folder).translate(text, options, {});
    QVERIFY(got);
    const QString result = QString::fromStdString(got->text);
    const QStringList lines = result.split(u'\n');
    QCOMPARE(lines.size(), 9);
    QVERIFY(lines[0].startsWith(QStringLiteral("# ")));
    QVERIFY(lines[2].startsWith(QStringLiteral("- ")));
    QCOMPARE(lines[3], QStringLiteral("- 12"));
    QCOMPARE(lines[5], QStringLiteral("open 打开"));
    QVERIFY(lines[7].endsWith(QStringLiteral(" | 3 |\r")));
}

QTEST_GUILESS_MAIN(TestMarianKeeps)
#include "tst_MarianKeeps.moc"
