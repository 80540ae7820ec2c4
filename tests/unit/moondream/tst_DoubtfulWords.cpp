#include "core/engine/moondream/DoubtfulWords.h"

#include <QTest>

using namespace lunette;

using Tokens = std::vector<ScoredToken>;
Q_DECLARE_METATYPE(Tokens)

class tst_DoubtfulWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
};

namespace {

/// One token for each character; those at `unsure` have a probability of 0.4.
Tokens characters(const std::string& text, const std::vector<size_t>& unsure) {
    Tokens tokens;
    for (size_t i = 0; i <= text.size(); ++i) {
        const bool doubted = std::find(unsure.begin(), unsure.end(), i) != unsure.end();
        tokens.push_back({i < text.size() ? text.substr(i, 1) : std::string(), doubted ? 0.4 : 0.9});
    }
    return tokens;
}

} // namespace

void tst_DoubtfulWords::words_data() {
    QTest::addColumn<Tokens>("tokens");
    QTest::addColumn<double>("threshold");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << Tokens() << 0.5 << QStringList();
    QTest::newRow("all sure") << characters("Save as", {}) << 0.5 << QStringList();
    QTest::newRow("not calibrated") << characters("Save as", {0, 1, 2}) << 0.0 << QStringList();
    QTest::newRow("one letter") << characters("Save as", {2}) << 0.5 << QStringList{QStringLiteral("Save")};
    QTest::newRow("last word") << characters("Save as", {6}) << 0.5 << QStringList{QStringLiteral("as")};
    QTest::newRow("the space counts for the word before")
        << characters("Save as", {4}) << 0.5 << QStringList{QStringLiteral("Save")};
    QTest::newRow("the end counts for the last word")
        << characters("Save as", {7}) << 0.5 << QStringList{QStringLiteral("as")};
    QTest::newRow("lines") << characters("a\nbc\n\nd", {2, 6}) << 0.5
                           << QStringList{QStringLiteral("bc"), QStringLiteral("d")};
    QTest::newRow("each once") << characters("aa bb aa", {0, 7}) << 0.5 << QStringList{QStringLiteral("aa")};
    QTest::newRow("high threshold") << characters("aa bb", {}) << 0.95
                                    << QStringList{QStringLiteral("aa"), QStringLiteral("bb")};
    QTest::newRow("tokens of several letters") << Tokens{{"The", 0.9}, {" but", 0.2}, {"ton", 0.9}, {" is", 0.9}} << 0.5
                                               << QStringList{QStringLiteral("button")};
    QTest::newRow("only white space") << characters(" \n ", {0, 1}) << 0.5 << QStringList();
}

void tst_DoubtfulWords::words() {
    QFETCH(Tokens, tokens);
    QFETCH(double, threshold);
    QStringList found;
    for (const std::string& word : doubtfulWords(tokens, threshold))
        found << QString::fromStdString(word);
    QTEST(found, "expected");
}

QTEST_GUILESS_MAIN(tst_DoubtfulWords)
#include "tst_DoubtfulWords.moc"
