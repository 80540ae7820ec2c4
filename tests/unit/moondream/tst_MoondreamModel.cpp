#include "core/engine/moondream/MoondreamModel.h"

#include <QTest>

#include <deque>

using namespace lunette;

/// Ids are bytes; decode keeps the printable ones.
class ByteTokenizer : public Tokenizer {
public:
    std::vector<int32_t> encode(std::string_view text, Specials) const override { return {text.begin(), text.end()}; }
    std::string decode(std::span<const int32_t> ids, Decode) const override {
        std::string text;
        for (const int32_t id : ids) {
            if (id >= 32 && id < 127)
                text += char(id);
        }
        return text;
    }
    int32_t idOf(std::string_view) const override { return -1; }
    int32_t size() const override { return 128; }
};

/// A network whose choices are written down before: one token a step, bins in order.
class ToyNetwork : public MoondreamNetwork {
public:
    class Image : public EncodedImage {
    public:
        size_t bytes() const override { return 1; }
        StageTimings timings() const override { return {}; }
    };

    std::vector<int32_t> choices;
    std::deque<int> bins;
    std::vector<InputItem> fed;
    std::vector<int> begunAt;
    int contextLimit = 2048;
    struct Script {
        std::vector<int32_t> choices;
        float certainty = 10;
    };
    std::deque<Script> scripts; ///< one for each sequence that begins; empty: `choices` for all
    float certainty = 10;       ///< score of the written choice; the others have 0

    std::string device() const override { return "cpu"; }
    std::string precision() const override { return "fp32"; }
    std::vector<Remark> remarks() const override { return {}; }
    int maxContext() const override { return contextLimit; }
    Result<std::shared_ptr<const EncodedImage>> encode(const TiledImage&, const CancelToken&, Taps*) override {
        return std::make_shared<Image>();
    }
    Result<void> begin(const EncodedImage* image) override {
        m_position = image ? 730 : 0;
        begunAt.push_back(m_position);
        if (!scripts.empty()) {
            choices = scripts.front().choices;
            certainty = scripts.front().certainty;
            scripts.pop_front();
        }
        m_step = 0;
        return {};
    }
    Result<void> feed(std::span<const InputItem> items) override {
        fed.insert(fed.end(), items.begin(), items.end());
        m_position += int(items.size());
        return {};
    }
    int position() const override { return m_position; }
    Result<std::span<const float>> logits() override {
        m_scores.assign(128, 0);
        const size_t step = std::min(m_step++, choices.size() - 1);
        m_scores[size_t(choices[step])] = certainty;
        m_scores[65] += 1; // the second choice is "A"
        return std::span<const float>(m_scores);
    }
    Result<std::span<const float>> coordinateLogits() override { return binScores(1024, 1); }
    Result<std::span<const float>> sizeLogits() override { return binScores(2048, 2); }

private:
    Result<std::span<const float>> binScores(size_t count, int parts) {
        m_bins.assign(count, 0);
        for (int i = 0; i < parts; ++i) {
            m_bins[count / size_t(parts) * size_t(i) + size_t(bins.front())] = 1;
            bins.pop_front();
        }
        return std::span<const float>(m_bins);
    }

    int m_position = 0;
    size_t m_step = 0;
    std::vector<float> m_scores, m_bins;
};

static MoondreamPack packOf(const std::string& revision) {
    MoondreamPack pack;
    pack.info.name = "toy";
    pack.rules.name = revision;
    const bool newest = revision == "2025-06-21";
    pack.rules.suppressAnswerToken = pack.rules.reasoning = pack.rules.spatialReferences = pack.rules.textOnly = newest;
    pack.rules.leadingSpace = !newest;
    pack.rules.gaze = !newest;
    pack.templates.captionShort = {10, 11};
    pack.templates.query = PromptTemplate{{20}, {3}};
    pack.templates.detect = PromptTemplate{{30}, {31}};
    pack.templates.point = PromptTemplate{{40}, {41}};
    pack.tokenizer = std::make_shared<ByteTokenizer>();
    return pack;
}

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
    void largePicturesAreReadByLines();
    void unsureLinesAreLeftOut();
    void labelsTakeTheSurerReading_data();
    void labelsTakeTheSurerReading();

private:
    std::unique_ptr<MoondreamModel> model(MoondreamPack pack) {
        auto network = std::make_unique<ToyNetwork>();
        m_network = network.get();
        return std::make_unique<MoondreamModel>(std::move(pack), std::move(network));
    }
    std::shared_ptr<const EncodedImage> image(MoondreamModel& of) {
        return of.encode({4, 4, std::vector<uint8_t>(48, 9)}, {}).value();
    }

    ToyNetwork* m_network = nullptr;
    GenerationRequest m_request;
};

void tst_MoondreamModel::init() {
    m_request = {};
}

void tst_MoondreamModel::captionStopsAtEnd() {
    auto m = model(packOf("2025-04-14"));
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
    MoondreamPack pack = packOf("2024-03-06");
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
    auto m = model(packOf("2025-04-14"));
    m_network->choices = {'x'};
    m_request.text = "q";
    m_request.maxTokens = 3;
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QCOMPARE(result->text, std::string("xxx"));
    QVERIFY(result->finish == FinishReason::MaxTokens);
}

void tst_MoondreamModel::suppressesTheAnswerTokenLater() {
    auto m = model(packOf("2025-06-21"));
    m_network->choices = {3, 3, 0};
    m_request.text = "q";
    const auto picture = image(*m);
    const auto result = m->generate(picture.get(), m_request, {}, {});
    // The first 3 may be chosen, the second may not: "A" is next best.
    QCOMPARE(result->tokenIds, std::vector<int32_t>({3, 'A'}));
}

void tst_MoondreamModel::callbackStops() {
    auto m = model(packOf("2025-04-14"));
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
    auto m = model(packOf(revision.toStdString()));
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
    auto m = model(packOf("2025-06-21"));
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
    auto m = model(packOf("2025-04-14"));
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
    auto m = model(packOf("2025-04-14"));
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
    auto m = model(packOf("2025-04-14"));
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
    auto m = model(packOf(revision.toStdString()));
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
    MoondreamPack pack = packOf("2025-04-14");
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
    auto m = model(packOf("2025-04-14"));
    QVERIFY(m->encode({}, {}).error().code == ErrorCode::Image);
}

/// 600 x 400 with two rows of bars that look like text.
static RgbImage twoLines() {
    RgbImage image{600, 400, std::vector<uint8_t>(600 * 400 * 3, 255)};
    for (const int top : {50, 200}) {
        for (int y = top; y < top + 14; ++y) {
            for (int x = 20; x < 200; ++x)
                std::fill_n(image.row(y) + size_t(x) * 3, 3, uint8_t(x % 5 < 2 ? 0 : 255));
        }
    }
    return image;
}

static MoondreamPack linePack() {
    MoondreamPack pack = packOf("lunette-reader-1");
    pack.readsByLines = pack.templates.fixed = true;
    pack.templates.captionNormal = {2};
    pack.canvas.enabled = true;
    pack.tiling.maxTiles = 0;
    pack.rules.reasoning = false;
    pack.rules.leadingSpace = false;
    return pack;
}

void tst_MoondreamModel::largePicturesAreReadByLines() {
    auto m = model(linePack());
    m_network->choices = {'O', 'k', 0};
    m_request.skill = Skill::Caption;
    const auto picture = m->encode(twoLines(), {}).value();
    QStringList streamed;
    const auto result = m->generate(picture.get(), m_request,
                                    [&](const std::string& text) {
                                        streamed << QString::fromStdString(text);
                                        return true;
                                    },
                                    {});
    QVERIFY(result.has_value());
    QCOMPARE(result->text, std::string("Ok\nOk"));
    QCOMPARE(streamed, QStringList({"Ok", "\nOk"}));
    QCOMPARE(m_network->begunAt.size(), size_t(2));
    // A stop after the first line keeps it.
    const auto stopped = m->generate(picture.get(), m_request, [](const std::string&) { return false; }, {});
    QCOMPARE(stopped->text, std::string("Ok"));
    QVERIFY(stopped->finish == FinishReason::Cancelled);
}

void tst_MoondreamModel::unsureLinesAreLeftOut() {
    auto m = model(linePack());
    m_network->choices = {'O', 'k', 0};
    m_network->certainty = 2;
    m_request.skill = Skill::Caption;
    const auto picture = m->encode(twoLines(), {}).value();
    const auto result = m->generate(picture.get(), m_request, {}, {});
    QCOMPARE(result->text, std::string());
    QCOMPARE(result->confidence, 0.0);
}

void tst_MoondreamModel::labelsTakeTheSurerReading_data() {
    QTest::addColumn<float>("whole");
    QTest::addColumn<float>("row");
    QTest::addColumn<QString>("text");
    QTest::newRow("the whole crop") << 12.0f << 8.0f << "a";
    QTest::newRow("its middle row") << 8.0f << 12.0f << "b";
    QTest::newRow("an unsure row never") << 3.0f << 2.0f << "a";
}

void tst_MoondreamModel::labelsTakeTheSurerReading() {
    QFETCH(float, whole);
    QFETCH(float, row);
    QFETCH(QString, text);
    auto m = model(linePack());
    m_network->choices = {0};
    m_request.text = "What does it say?";
    RgbImage label{200, 30, std::vector<uint8_t>(200 * 30 * 3, 255)};
    for (int y = 8; y < 20; ++y) {
        for (int x = 20; x < 150; ++x)
            std::fill_n(label.row(y) + size_t(x) * 3, 3, uint8_t(x % 5 < 2 ? 0 : 255));
    }
    const auto picture = m->encode(label, {}).value();
    m_network->scripts = {{{'a', 0}, whole}, {{'b', 0}, row}};
    QString streamed;
    const auto result = m->generate(picture.get(), m_request,
                                    [&](const std::string& piece) {
                                        streamed += QString::fromStdString(piece);
                                        return true;
                                    },
                                    {});
    QVERIFY(result.has_value());
    QCOMPARE(QString::fromStdString(result->text), text);
    QCOMPARE(streamed, text);
}

QTEST_APPLESS_MAIN(tst_MoondreamModel)
#include "tst_MoondreamModel.moc"
