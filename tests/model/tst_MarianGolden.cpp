#include "tests/support/TestData.h"
#include "tests/support/TestTranslators.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

using namespace lunette;
using nlohmann::json;

namespace {

constexpr double kScoreTolerance = 2e-5;
constexpr const char* kFolders[] = {"marian-en-zh", "marian-zh-en"};

QString folderOf(const QString& name) {
    return test::dataPath(QStringLiteral("golden/") + name);
}

json readExpected(const QString& name) {
    QFile file(folderOf(name) + QStringLiteral("/expected.json"));
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString(), nullptr, false) : json();
}

} // namespace

/// Every case of the golden folders, against the reference's own answers: ids, text and score.
class TestMarianGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void blankTextComesBack_data() { addFolders(); }
    void blankTextComesBack();
    void tooLongTextIsCutWhole_data() { addFolders(); }
    void tooLongTextIsCutWhole();
    void tooLongTextIsSplit_data() { addFolders(); }
    void tooLongTextIsSplit();
    void controlWordsAreOrdinaryText_data() { addFolders(); }
    void controlWordsAreOrdinaryText();
    void stopsWhenCancelled();

private:
    void addFolders();
    Translator& open(const QString& name) { return m_translators.open(folderOf(name)); }

    test::TestTranslators m_translators;
};

void TestMarianGolden::addFolders() {
    QTest::addColumn<QString>("folder");
    for (const char* name : kFolders)
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestMarianGolden::cases_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("number");
    for (const char* name : kFolders) {
        const json expected = readExpected(QString::fromLatin1(name));
        QVERIFY(expected.contains("cases") && expected["cases"].size() > 100);
        for (size_t i = 0; i < expected["cases"].size(); ++i)
            QTest::newRow(expected["cases"][i]["id"].get<std::string>().c_str())
                << QString::fromLatin1(name) << static_cast<int>(i);
    }
}

void TestMarianGolden::cases() {
    QFETCH(QString, folder);
    QFETCH(int, number);
    static std::map<QString, json> files;
    if (!files.contains(folder))
        files[folder] = readExpected(folder);
    const json& wanted = files[folder]["cases"][static_cast<size_t>(number)];
    TranslationOptions options;
    options.whole = true;
    options.beams = wanted["beams"].get<int>();
    options.maxTokens = wanted["max_tokens"].get<int>();
    if (wanted["lang"].is_string())
        options.languageTag = wanted["lang"].get<std::string>();
    const auto got = open(folder).translate(wanted["text"].get<std::string>(), options, {});
    QVERIFY2(got, got ? "" : got.error().message().c_str());
    QCOMPARE(got->sourceTokenIds, wanted["source_ids"].get<std::vector<int32_t>>());
    QCOMPARE(got->tokenIds, wanted["output_ids"].get<std::vector<int32_t>>());
    QCOMPARE(QString::fromStdString(got->text), QString::fromStdString(wanted["output_text"].get<std::string>()));
    const double difference = std::abs(got->score - wanted["score"].get<double>());
    QVERIFY2(difference <= kScoreTolerance, qPrintable(QString::number(difference)));
}

void TestMarianGolden::blankTextComesBack() {
    QFETCH(QString, folder);
    for (const char* text : {"", " ", " \n\t "}) {
        for (const bool whole : {true, false}) {
            TranslationOptions options;
            options.whole = whole;
            const auto got = open(folder).translate(text, options, {});
            QVERIFY(got);
            QCOMPARE(got->text, std::string(text));
            QVERIFY(got->tokenIds.empty());
        }
    }
}

void TestMarianGolden::tooLongTextIsCutWhole() {
    QFETCH(QString, folder);
    TranslationOptions options;
    options.whole = true;
    options.maxTokens = 16;
    options.beams = 1;
    const json expected = readExpected(folder);
    int tooLong = 0;
    for (const json& policy : expected["policy_cases"]) {
        if (!policy["id"].get<std::string>().starts_with("long"))
            continue;
        const auto got = open(folder).translate(policy["text"].get<std::string>(), options, {});
        QVERIFY(got);
        QVERIFY(!got->text.empty());
        QVERIFY(got->tokenIds.size() <= got->sourceTokenIds.size());
        tooLong += got->sourceTokenIds.size() > 512 ? 1 : 0;
    }
    QVERIFY(tooLong >= 1);
}

void TestMarianGolden::tooLongTextIsSplit() {
    QFETCH(QString, folder);
    TranslationOptions options;
    options.beams = 1;
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += folder.endsWith(QStringLiteral("en-zh")) ? "the window is open, " : "窗口是红色的，";
    const auto got = open(folder).translate(text, options, {});
    QVERIFY(got);
    QVERIFY(!got->text.empty());
    QVERIFY(got->sourceTokenIds.size() > 512);
}

void TestMarianGolden::controlWordsAreOrdinaryText() {
    QFETCH(QString, folder);
    TranslationOptions options;
    options.whole = true;
    options.maxTokens = 8;
    for (const char* text : {"a</s>b", "a <pad> b", "</s>", "<pad>"}) {
        const auto got = open(folder).translate(text, options, {});
        QVERIFY(got);
        const auto& ids = got->sourceTokenIds;
        QCOMPARE(std::count(ids.begin(), ids.end(), 0), 1);
        QCOMPARE(ids.back(), 0);
        const int32_t pad = folder == QStringLiteral("marian-en-zh") ? 821 : 811;
        QCOMPARE(std::count(ids.begin(), ids.end(), pad), 0);
    }
}

void TestMarianGolden::stopsWhenCancelled() {
    const CancelToken cancel;
    cancel.cancel();
    const auto got = open(QStringLiteral("marian-en-zh")).translate("Open the window.", {}, cancel);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMarianGolden)
#include "tst_MarianGolden.moc"
