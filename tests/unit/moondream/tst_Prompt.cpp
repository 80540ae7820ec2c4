#include "core/engine/moondream/Prompt.h"
#include "core/packs/MoondreamConfig.h"
#include "tests/support/ToyMoondream.h"

#include <QTest>

using namespace lunette;

namespace {

MoondreamPack packOf(const QString& revision) {
    MoondreamPack pack;
    pack.rules = *moondream_config::rulesFor(revision.toStdString());
    pack.templates.query = PromptTemplate{{'<'}, {'>'}};
    pack.tokenizer = std::make_shared<test::ByteTokenizer>();
    return pack;
}

/// The tokens as text.
QString textOf(const Prompt& prompt) {
    QString text;
    for (const InputItem& item : prompt.items)
        text += item.kind == InputItem::Kind::Token ? QChar(char16_t(item.token)) : QChar(u'#');
    return text.replace(u'\n', u'|');
}

} // namespace

/// What stands in front of the question, and how much of it.
class tst_Prompt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void earlierTurns_data();
    void earlierTurns();
    void leavesRoomForTheAnswer_data();
    void leavesRoomForTheAnswer();
    void fixedPromptsTakeNoHistory();
    void otherSkillsIgnoreHistory();
    void withoutPicture();
    void captions2024_data();
    void captions2024();
};

void tst_Prompt::earlierTurns_data() {
    QTest::addColumn<QString>("revision");
    QTest::addColumn<int>("turns");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("support");
    const int untrained = int(HistorySupport::Untrained), documented = int(HistorySupport::Documented);
    QTest::newRow("2024, none") << "2024-07-23" << 0 << "||Question: q?||Answer:" << documented;
    QTest::newRow("2024, one") << "2024-07-23" << 1 << "||Question: b?||Answer: B||Question: q?||Answer:" << documented;
    QTest::newRow("2024, two") << "2024-07-23" << 2
                               << "||Question: a?||Answer: A||Question: b?||Answer: B||Question: q?||Answer:"
                               << documented;
    QTest::newRow("2024-03-06, tags") << "2024-03-06" << 0 << "</image>||Question: q?||Answer: " << documented;
    QTest::newRow("2024-03-06, one") << "2024-03-06" << 1
                                     << "</image>||Question: b?||Answer: B||Question: q?||Answer: " << documented;
    QTest::newRow("2024-03-13, no tags") << "2024-03-13" << 0 << "||Question: q?||Answer:" << documented;
    QTest::newRow("2025-01-09") << "2025-01-09" << 1 << "<b?> B<q?>" << untrained;
    QTest::newRow("2025-04-14, none") << "2025-04-14" << 0 << "< q?>" << untrained;
    QTest::newRow("2025-04-14, two") << "2025-04-14" << 2 << "< a?> A< b?> B< q?>" << untrained;
    QTest::newRow("2025-06-21, none") << "2025-06-21" << 0 << "<q?>>" << untrained;
    QTest::newRow("2025-06-21, two") << "2025-06-21" << 2 << "<a?>>A<b?>>B<q?>>" << untrained;
}

void tst_Prompt::earlierTurns() {
    QFETCH(QString, revision);
    QFETCH(int, turns);
    const MoondreamPack pack = packOf(revision);
    const std::vector<Turn> all{{"a?", " A\n"}, {" b? ", "B"}};
    GenerationRequest request;
    request.text = "q?";
    request.history.assign(all.end() - turns, all.end());
    const auto prompt = buildPrompt(pack, request, true);
    QVERIFY(prompt.has_value());
    QTEST(textOf(*prompt), "text");
    QCOMPARE(prompt->turnsGiven, turns);
    QTEST(int(historySupport(pack)), "support");
}

void tst_Prompt::leavesRoomForTheAnswer_data() {
    QTest::addColumn<int>("context");
    QTest::addColumn<int>("given");
    QTest::addColumn<QString>("text");
    // 730 for the picture, 5 for "< q?>", 7 for each turn, 20 for the answer.
    QTest::newRow("both fit") << 730 + 5 + 14 + 20 << 2 << "< a?> A< b?> B< q?>";
    QTest::newRow("the oldest does not") << 730 + 5 + 13 + 20 << 1 << "< b?> B< q?>";
    QTest::newRow("one fits") << 730 + 5 + 7 + 20 << 1 << "< b?> B< q?>";
    QTest::newRow("none fits") << 730 + 5 + 6 + 20 << 0 << "< q?>";
    QTest::newRow("not even the answer") << 730 + 5 + 1 << 0 << "< q?>";
}

void tst_Prompt::leavesRoomForTheAnswer() {
    QFETCH(int, context);
    MoondreamPack pack = packOf(QStringLiteral("2025-04-14"));
    pack.dims.text.maxContext = context;
    GenerationRequest request;
    request.text = "q?";
    request.maxTokens = 20;
    request.history = {{"a?", "A"}, {"b?", "B"}};
    const auto prompt = buildPrompt(pack, request, true);
    QVERIFY(prompt.has_value());
    QTEST(prompt->turnsGiven, "given");
    QTEST(textOf(*prompt), "text");
}

void tst_Prompt::fixedPromptsTakeNoHistory() {
    MoondreamPack pack = packOf(QStringLiteral("lunette-reader-1"));
    pack.templates.fixed = true;
    GenerationRequest request;
    request.text = "q?";
    QVERIFY(buildPrompt(pack, request, true).has_value());
    request.history = {{"a?", "A"}};
    const auto prompt = buildPrompt(pack, request, true);
    QVERIFY(!prompt);
    QVERIFY(prompt.error().code == ErrorCode::Usage);
    QVERIFY(historySupport(pack) == HistorySupport::None);
}

void tst_Prompt::otherSkillsIgnoreHistory() {
    MoondreamPack pack = packOf(QStringLiteral("2025-04-14"));
    pack.templates.captionNormal = {'c'};
    GenerationRequest request;
    request.skill = Skill::Caption;
    request.history = {{"a?", "A"}};
    const auto prompt = buildPrompt(pack, request, true);
    QCOMPARE(textOf(*prompt), QStringLiteral("c"));
    QCOMPARE(prompt->turnsGiven, 0);
}

void tst_Prompt::withoutPicture() {
    MoondreamPack pack = packOf(QStringLiteral("2025-06-21"));
    pack.templates.bos = '^';
    GenerationRequest request;
    request.text = "q?";
    request.history = {{"a?", "A"}};
    const auto prompt = buildPrompt(pack, request, false);
    QCOMPARE(textOf(*prompt), QStringLiteral("^<a?>>A<q?>>"));
}

void tst_Prompt::captions2024_data() {
    QTest::addColumn<QString>("revision");
    QTest::addColumn<bool>("offered");
    QTest::newRow("2024-03-04") << "2024-03-04" << false;
    QTest::newRow("2024-07-23") << "2024-07-23" << false;
    QTest::newRow("2024-08-26") << "2024-08-26" << true;
}

void tst_Prompt::captions2024() {
    QFETCH(QString, revision);
    QFETCH(bool, offered);
    MoondreamPack pack = packOf(revision);
    pack.templates = moondream_config::templatesFor(pack.rules);
    GenerationRequest request;
    request.skill = Skill::Caption;
    const auto prompt = buildPrompt(pack, request, true);
    QCOMPARE(prompt.has_value(), offered);
    if (!offered)
        return;
    QCOMPARE(int(prompt->items.size()), 5);
    QCOMPARE(answerRoom(pack, request), 512);
    request.length = CaptionLength::Long;
    QVERIFY(!buildPrompt(pack, request, true).has_value());
    request.skill = Skill::Query;
    QCOMPARE(answerRoom(pack, request), 256);
}

QTEST_GUILESS_MAIN(tst_Prompt)
#include "tst_Prompt.moc"
