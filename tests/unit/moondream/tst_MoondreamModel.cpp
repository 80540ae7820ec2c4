#include "core/engine/moondream/MoondreamModel.h"
#include "tests/support/ToyMoondream.h"

#include <QTest>

using namespace lunette;

class tst_MoondreamModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void captionStopsAtEnd();
    void endTag_data();
    void endTag();
    void maxTokens();
    void suppressesTheAnswerTokenLater();
    void callbackStops();
    void queryPrompts_data();
    void queryPrompts();
    void reasoningChunks();
    void detectsBoxes();
    void pointsStopAtLimit();
    void contextLimitIsMarked();
    void refusals_data();
    void refusals();
    void fixedPromptsIgnoreTheWords();
    void emptyPicture();

private:
    std::unique_ptr<MoondreamModel> model(MoondreamPack pack) {
        auto network = std::make_unique<test::ToyNetwork>();
        m_network = network.get();
        return std::make_unique<MoondreamModel>(std::move(pack), std::move(network));
    }
    std::shared_ptr<const EncodedImage> image(MoondreamModel& of) {
        return of.encode({4, 4, std::vector<uint8_t>(48, 9)}, {}).value();
    }

    test::ToyNetwork* m_network = nullptr;
    GenerationRequest m_request;
};

void tst_MoondreamModel::init() {
    m_request = {};
}

void tst_MoondreamModel::captionStopsAtEnd() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'H', 'i', ' ', 'y', 'o', 0};
    m_request.skill = Skill::Caption;
    m_request.length = CaptionLength::Short;
    std::string streamed;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request,
                                    [&](const std::string& t) {
                                        streamed += t;
                                        return true;
                                    },
                                    {});
    QVERIFY(result.has_value());
    QCOMPARE(result->text, std::string("Hi yo"));
    QCOMPARE(streamed, std::string("Hi yo"));
    QVERIFY(result->finish == FinishReason::EndOfText);
    QCOMPARE(result->promptTokenIds, std::vector<int32_t>({10, 11}));
    QCOMPARE(m_network->begunAt, std::vector<int>({730}));
}

void tst_MoondreamModel::endTag_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing left over") << "Hi"
                                       << "Hi";
    QTest::newRow("the first piece") << "Hi <"
                                     << "Hi";
    QTest::newRow("two pieces") << "Hi<END"
                                << "Hi";
    QTest::newRow("inside stays") << "a<b"
                                  << "a<b";
}

void tst_MoondreamModel::endTag() {
    QFETCH(QString, answer);
    MoondreamPack pack = test::toyPack("2024-03-06");
    pack.rules.causalPrefix = pack.rules.endTag = true;
    auto m = model(std::move(pack));
    for (const QChar c : answer)
        m_network->choices.push_back(c.unicode());
    m_network->choices.push_back(29); // a piece of <END>
    m_request.text = "q";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QVERIFY(result.has_value());
    QTEST(QString::fromStdString(result->text), "text");
    QVERIFY(result->finish == FinishReason::EndOfText);
}

void tst_MoondreamModel::maxTokens() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'x'};
    m_request.text = "q";
    m_request.maxTokens = 3;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QCOMPARE(result->text, std::string("xxx"));
    QVERIFY(result->finish == FinishReason::MaxTokens);
}

void tst_MoondreamModel::suppressesTheAnswerTokenLater() {
    auto m = model(test::toyPack("2025-06-21"));
    m_network->choices = {3, 3, 0};
    m_request.text = "q";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    // The first 3 may be chosen, the second may not: "A" is next best.
    QCOMPARE(result->tokenIds, std::vector<int32_t>({3, 'A'}));
}

void tst_MoondreamModel::callbackStops() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'a', ' ', 'b', ' ', 'c', 0};
    m_request.text = "q";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, [](const std::string&) { return false; }, {});
    QVERIFY(result->finish == FinishReason::Cancelled);
    QCOMPARE(result->text, std::string("a "));
}

void tst_MoondreamModel::queryPrompts_data() {
    QTest::addColumn<QString>("revision");
    QTest::addColumn<bool>("withImage");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("leading space") << "2025-04-14" << true << false << QList<int>{20, ' ', 'q', 3};
    QTest::newRow("doubled answer mark") << "2025-06-21" << true << false << QList<int>{20, 'q', 3, 3};
    QTest::newRow("text only") << "2025-06-21" << false << false << QList<int>{0, 20, 'q', 3, 3};
    QTest::newRow("marked place") << "2025-06-21" << true << true << QList<int>{20, 5, 5, 5, 5, 6, 'q', 3, 3};
}

void tst_MoondreamModel::queryPrompts() {
    QFETCH(QString, revision);
    QFETCH(bool, withImage);
    QFETCH(bool, marked);
    QFETCH(QList<int>, ids);
    auto m = model(test::toyPack(revision.toStdString()));
    m_network->choices = {0};
    m_request.text = "q";
    if (marked)
        m_request.references = {{false, {0.25, 0.5, 0, 0}}, {true, {0.1, 0.2, 0.3, 0.6}}};
    const auto picture = image(*m);
    const auto result = m->generate(withImage ? picture.get() : nullptr, m_request, {}, {});
    QVERIFY(result.has_value());
    QCOMPARE(result->promptTokenIds, std::vector<int32_t>(ids.begin(), ids.end()));
    if (marked) {
        QCOMPARE(m_network->fed[3].x, 0.2);
        QCOMPARE(m_network->fed[5].y, 0.4);
    }
}

void tst_MoondreamModel::reasoningChunks() {
    auto m = model(test::toyPack("2025-06-21"));
    m_network->choices = {'a', 7, 'b', 5, 5, 9, 'c', 3, 'Z', 0};
    m_network->bins = {256, 512};
    m_request.text = "q";
    m_request.reasoning = true;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QVERIFY(result.has_value());
    QCOMPARE(result->promptTokenIds, std::vector<int32_t>({20, 'q', 3, 4}));
    QCOMPARE(result->reasoning->text, std::string("abc"));
    QCOMPARE(result->reasoning->grounding.size(), size_t(1));
    QCOMPARE(result->reasoning->grounding[0].start, 1);
    QCOMPARE(result->reasoning->grounding[0].end, 2);
    QCOMPARE(result->reasoning->grounding[0].points[0].x, 0.25);
    QCOMPARE(result->reasoning->grounding[0].points[0].y, 0.5);
    QCOMPARE(result->text, std::string("Z"));
}

void tst_MoondreamModel::detectsBoxes() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'x', 0};
    m_network->bins = {512, 256, 1023, 923};
    m_request.skill = Skill::Detect;
    m_request.text = "o";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QCOMPARE(result->promptTokenIds, std::vector<int32_t>({30, ' ', 'o', 31}));
    QCOMPARE(result->objects.size(), size_t(1));
    QCOMPARE(result->objects[0].xMin, 0.0);
    QCOMPARE(result->objects[0].xMax, 1.0);
    QVERIFY(std::abs(result->objects[0].yMin - (0.25 - std::exp2(923 / 1023.0 * 10 - 10) / 2)) < 1e-12);
}

void tst_MoondreamModel::pointsStopAtLimit() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'x'};
    m_network->bins = {1, 2, 3, 4};
    m_request.skill = Skill::Point;
    m_request.text = "o";
    m_request.maxObjects = 2;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QCOMPARE(result->points.size(), size_t(2));
    QVERIFY(result->finish == FinishReason::MaxObjects);
}

void tst_MoondreamModel::contextLimitIsMarked() {
    auto m = model(test::toyPack("2025-04-14"));
    m_network->choices = {'x'};
    m_network->contextLimit = 740;
    m_request.text = "q";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QVERIFY(result->finish == FinishReason::ContextFull);
    QCOMPARE(m_network->position(), 740);
}

void tst_MoondreamModel::refusals_data() {
    QTest::addColumn<int>("skill");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("reasoning");
    QTest::newRow("empty question") << int(Skill::Query) << "2025-04-14"
                                    << " \n"
                                    << false;
    QTest::newRow("question longer than the context")
        << int(Skill::Query) << "2025-04-14" << QString(3000, u'x') << false;
    QTest::newRow("reasoning before 2025-06") << int(Skill::Query) << "2025-04-14"
                                              << "q" << true;
    QTest::newRow("gaze after 2025-04") << int(Skill::Gaze) << "2025-06-21"
                                        << "" << false;
    QTest::newRow("gaze without a face") << int(Skill::Gaze) << "2025-04-14"
                                         << "" << false;
    QTest::newRow("no object") << int(Skill::Detect) << "2025-04-14"
                               << "" << false;
}

void tst_MoondreamModel::refusals() {
    QFETCH(int, skill);
    QFETCH(QString, revision);
    QFETCH(QString, text);
    QFETCH(bool, reasoning);
    auto m = model(test::toyPack(revision.toStdString()));
    m_network->choices = {0};
    m_request.skill = Skill(skill);
    m_request.text = text.toStdString();
    m_request.reasoning = reasoning;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Usage);
    QVERIFY(!result.error().advice.empty());
}

void tst_MoondreamModel::fixedPromptsIgnoreTheWords() {
    MoondreamPack pack = test::toyPack("2025-04-14");
    pack.templates.fixed = true;
    pack.templates.presets = {{"read", {2}}};
    auto m = model(std::move(pack));
    m_network->choices = {0};
    m_request.text = "anything";
    const auto picture = image(*m);
    QCOMPARE(m->generate(picture.get(), m_request, {}, {})->promptTokenIds, std::vector<int32_t>({20, 3}));
    m_request.preset = "read";
    QCOMPARE(m->generate(picture.get(), m_request, {}, {})->promptTokenIds, std::vector<int32_t>({2}));
    m_request.preset = "other";
    QVERIFY(!m->generate(picture.get(), m_request, {}, {}).has_value());
}

void tst_MoondreamModel::emptyPicture() {
    auto m = model(test::toyPack("2025-04-14"));
    QVERIFY(m->encode({}, {}).error().code == ErrorCode::Image);
}

QTEST_APPLESS_MAIN(tst_MoondreamModel)
#include "tst_MoondreamModel.moc"
