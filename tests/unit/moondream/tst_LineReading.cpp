#include "core/engine/moondream/LineReading.h"

#include "core/engine/moondream/MoondreamModel.h"
#include "tests/support/ToyLetters.h"
#include "tests/support/ToyMoondream.h"

#include <QTest>

using namespace lunette;

namespace {

/// 600 pixels wide, with rows of bars that look like text at these heights.
RgbImage linesAt(int height, const std::vector<int>& tops) {
    RgbImage image = test::paper(600, height);
    for (const int top : tops) {
        for (int y = top; y < top + 14; ++y) {
            for (int x = 20; x < 200; ++x)
                std::fill_n(image.row(y) + size_t(x) * 3, 3, uint8_t(x % 5 < 2 ? 0 : 255));
        }
    }
    return image;
}

RgbImage twoLines() {
    return linesAt(400, {50, 200});
}

RgbImage manyLines(int count) {
    std::vector<int> tops;
    for (int i = 0; i < count; ++i)
        tops.push_back(20 + 40 * i);
    return linesAt(40 + 40 * count, tops);
}

MoondreamPack linePack() {
    MoondreamPack pack = test::toyPack("lunette-reader-1");
    pack.readsByLines = pack.templates.fixed = true;
    pack.templates.captionNormal = {2};
    pack.templates.presets["read"] = {2};
    pack.canvas.enabled = true;
    pack.tiling.maxTiles = 0;
    pack.rules.reasoning = false;
    pack.rules.leadingSpace = false;
    pack.otherScriptBelow = 0.85;
    return pack;
}

} // namespace

class tst_LineReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void largePicturesAreReadByLines();
    void everyLineIsRead();
    void nothingIsReadTwice();
    void picturesOfManyPiecesAreGivenUp_data();
    void picturesOfManyPiecesAreGivenUp();
    void unsureLinesAreLeftOut();
    void labelsTakeTheSurerReading_data();
    void labelsTakeTheSurerReading();
    void unsurePiecesAreReadAgain_data();
    void unsurePiecesAreReadAgain();
    void questionsAboutManyRows();
    void emptyLabels();
    void iconsAreNoText_data();
    void iconsAreNoText();
    void numbersAreNoIdeographs();
    void otherScriptsAreTold_data();
    void otherScriptsAreTold();
    void labelsInOtherScripts();
    void picturesWithoutText_data();
    void picturesWithoutText();
    void findsWhatItReads_data();
    void findsWhatItReads();

private:
    std::unique_ptr<MoondreamModel> model(const std::vector<double>& otherSizes = {}) {
        auto network = std::make_unique<test::ToyNetwork>();
        m_network = network.get();
        MoondreamPack pack = linePack();
        pack.otherSizes = otherSizes;
        return std::make_unique<MoondreamModel>(pack, std::move(network));
    }

    test::ToyNetwork* m_network = nullptr;
};

void tst_LineReading::largePicturesAreReadByLines() {
    GenerationRequest request;
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    request.preset = "read";
    const auto picture = m->encode(twoLines(), {}).value();
    QStringList streamed;
    const auto result = m->generate(picture.get(), request,
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
    const auto stopped = m->generate(picture.get(), request, [](const std::string&) { return false; }, {});
    QCOMPARE(stopped->text, std::string("Ok"));
    QVERIFY(stopped->finish == FinishReason::Cancelled);
}

void tst_LineReading::everyLineIsRead() {
    GenerationRequest request;
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    request.preset = "read";
    request.maxTokens = 4000;
    const auto picture = m->encode(manyLines(150), {}).value();
    const int atOnce = m_network->encoded;
    QVERIFY(atOnce < 150);
    const auto result = m->generate(picture.get(), request, {}, {});
    QCOMPARE(QString::fromStdString(result->text).split(u'\n').size(), 150);
    QVERIFY(result->finish == FinishReason::EndOfText);
    QCOMPARE(m_network->encoded, 150);
}

void tst_LineReading::nothingIsReadTwice() {
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    GenerationRequest read;
    read.preset = "read";
    const auto picture = m->encode(manyLines(5), {}).value();
    const auto first = m->generate(picture.get(), read, {}, {});
    QCOMPARE(m_network->begunAt.size(), size_t(5));
    GenerationRequest caption;
    caption.skill = Skill::Caption;
    QVERIFY(m->generate(picture.get(), caption, {}, {}));
    QCOMPARE(m->generate(picture.get(), read, {}, {})->text, first->text);
    QCOMPARE(m_network->begunAt.size(), size_t(5));
    read.sampling.temperature = 1; // another wording is wanted
    QVERIFY(m->generate(picture.get(), read, {}, {}));
    QCOMPARE(m_network->begunAt.size(), size_t(10));
    QCOMPARE(m_network->encoded, 5);
}

void tst_LineReading::picturesOfManyPiecesAreGivenUp_data() {
    QTest::addColumn<int>("skill");
    QTest::newRow("read") << -1;
    QTest::newRow("caption") << int(Skill::Caption);
    QTest::newRow("find") << int(Skill::Detect);
}

void tst_LineReading::picturesOfManyPiecesAreGivenUp() {
    QFETCH(int, skill);
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    m_network->certainty = 2;
    GenerationRequest request;
    request.text = "Save";
    if (skill < 0)
        request.preset = "read";
    else
        request.skill = Skill(skill);
    const auto picture = m->encode(manyLines(150), {}).value();
    QVERIFY(m->generate(picture.get(), request, {}, {}));
    QCOMPARE(m_network->begunAt.size(), size_t(64));
    QCOMPARE(m_network->encoded, 64);
}

void tst_LineReading::unsureLinesAreLeftOut() {
    GenerationRequest request;
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    m_network->certainty = 2;
    request.preset = "read";
    const auto picture = m->encode(twoLines(), {}).value();
    const auto result = m->generate(picture.get(), request, {}, {});
    QCOMPARE(result->text, std::string("I read interface text only, and I see none here."));
    QCOMPARE(result->confidence, 0.0);
}

void tst_LineReading::labelsTakeTheSurerReading_data() {
    QTest::addColumn<float>("whole");
    QTest::addColumn<float>("row");
    QTest::addColumn<QString>("text");
    QTest::newRow("the whole crop") << 12.0f << 8.0f << "a";
    QTest::newRow("its middle row") << 8.0f << 12.0f << "b";
    QTest::newRow("an unsure row never") << 3.0f << 2.0f << "a";
}

void tst_LineReading::labelsTakeTheSurerReading() {
    QFETCH(float, whole);
    QFETCH(float, row);
    QFETCH(QString, text);
    auto m = model();
    GenerationRequest request;
    m_network->choices = {0};
    request.text = "What does it say?";
    RgbImage label{200, 30, std::vector<uint8_t>(200 * 30 * 3, 255)};
    for (int y = 8; y < 20; ++y) {
        for (int x = 20; x < 150; ++x)
            std::fill_n(label.row(y) + size_t(x) * 3, 3, uint8_t(x % 5 < 2 ? 0 : 255));
    }
    const auto picture = m->encode(label, {}).value();
    m_network->scripts = {{{'a', 0}, whole}, {{'b', 0}, row}};
    QString streamed;
    const auto result = m->generate(picture.get(), request,
                                    [&](const std::string& piece) {
                                        streamed += QString::fromStdString(piece);
                                        return true;
                                    },
                                    {});
    QVERIFY(result.has_value());
    QCOMPARE(QString::fromStdString(result->text), text);
    QCOMPARE(streamed, text);
}

void tst_LineReading::unsurePiecesAreReadAgain_data() {
    QTest::addColumn<QList<float>>("certainties"); // of the readings "a", "b", "c" of the first piece
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("readings");
    QTest::newRow("sure at once") << QList<float>{12, 20, 20} << "a" << 1;
    QTest::newRow("sure the second time") << QList<float>{7, 12, 20} << "b" << 2;
    QTest::newRow("the surest of all") << QList<float>{6, 6.5f, 6.2f} << "b" << 3;
    QTest::newRow("the first when no other is surer") << QList<float>{7, 6, 6} << "a" << 3;
}

void tst_LineReading::unsurePiecesAreReadAgain() {
    QFETCH(QList<float>, certainties);
    QFETCH(QString, text);
    QFETCH(int, readings);
    auto m = model({1.25, 1.5});
    GenerationRequest request;
    request.preset = "read";
    const auto picture = m->encode(twoLines(), {}).value();
    const std::vector<std::vector<int32_t>> letters = {{'a', 0}, {'b', 0}, {'c', 0}};
    for (int i = 0; i < readings; ++i)
        m_network->scripts.push_back({letters[size_t(i)], certainties[i]});
    m_network->scripts.push_back({{'z', 0}, 20}); // the second piece
    const auto result = m->generate(picture.get(), request, {}, {});
    QVERIFY(result.has_value());
    QCOMPARE(QString::fromStdString(result->text), text + QStringLiteral("\nz"));
    QCOMPARE(int(m_network->begunAt.size()), readings + 1);
}

/// A small picture with more rows than a label has is read line by line, never in one go.
void tst_LineReading::questionsAboutManyRows() {
    auto m = model();
    m_network->choices = {'O', 'k', 0};
    GenerationRequest request;
    request.text = "What does it say?";
    RgbImage image = test::paper(240, 200);
    for (int row = 0; row < 5; ++row)
        test::drawLetters(image, 20, 15 + 38 * row, 12);
    const auto picture = m->encode(image, {}).value();
    const auto result = m->generate(picture.get(), request, [](const std::string&) { return true; }, {});
    QCOMPARE(result->text, std::string("Ok\nOk\nOk\nOk\nOk"));
}

void tst_LineReading::emptyLabels() {
    auto m = model();
    m_network->choices = {0};
    GenerationRequest request;
    request.text = "What does it say?";
    RgbImage image = test::paper(200, 40);
    test::drawLetters(image, 20, 10, 12);
    QString streamed;
    const auto picture = m->encode(image, {}).value();
    const auto result = m->generate(picture.get(), request,
                                    [&](const std::string& piece) {
                                        streamed += QString::fromStdString(piece);
                                        return true;
                                    },
                                    {});
    QCOMPARE(result->text, std::string("I read interface text only, and I see none here."));
    QCOMPARE(streamed, QString::fromStdString(result->text));
}

void tst_LineReading::iconsAreNoText_data() {
    QTest::addColumn<int>("width"); // of a piece 12 pixels high
    QTest::addColumn<double>("confidence");
    QTest::addColumn<bool>("isDoubtful");
    QTest::addColumn<bool>("isText");
    QTest::newRow("word") << 60 << 0.9 << false << true;
    QTest::newRow("doubtful word") << 60 << 0.7 << true << true;
    QTest::newRow("no word") << 60 << 0.5 << true << false;
    QTest::newRow("letter") << 12 << 0.9 << false << true;
    QTest::newRow("doubtful letter") << 12 << 0.7 << true << false;
}

void tst_LineReading::iconsAreNoText() {
    QFETCH(int, width);
    QFETCH(double, confidence);
    QFETCH(bool, isDoubtful);
    QTEST(isSureText({0, 0, width, 12}, confidence, isDoubtful), "isText");
}

void tst_LineReading::numbersAreNoIdeographs() {
    auto m = model();
    RgbImage image = test::paper(600, 400);
    test::drawIdeographs(image, 20, 30, 10);
    test::drawIdeographs(image, 20, 90, 10);
    m_network->scripts = {{{'4', '9', 0}, 6.5f}, {{'O', 'k', 0}, 6.5f}};
    GenerationRequest request;
    request.preset = "read";
    const auto picture = m->encode(image, {}).value();
    const auto result = m->generate(picture.get(), request, [](const std::string&) { return true; }, {});
    QCOMPARE(result->text, std::string("49\nOne text is in a script that I cannot read."));
}

void tst_LineReading::otherScriptsAreTold_data() {
    QTest::addColumn<QList<bool>>("rows"); // true: in letters
    QTest::addColumn<QString>("text");
    const QString only =
        QStringLiteral("This looks like Chinese, Japanese or Korean text. I read English letters only.");
    QTest::newRow("nothing else") << QList<bool>{false, false} << only;
    QTest::newRow("one row of two") << QList<bool>{true, false}
                                    << QStringLiteral("Ok\nOne text is in a script that I cannot read.");
    QTest::newRow("fewer than the others") << QList<bool>{true, false, true} << QStringLiteral("Ok\nOk");
    QTest::newRow("two rows") << QList<bool>{false, true, false}
                              << QStringLiteral("Ok\n2 texts are in a script that I cannot read.");
    QTest::newRow("none") << QList<bool>{true, true} << QStringLiteral("Ok\nOk");
}

void tst_LineReading::otherScriptsAreTold() {
    QFETCH(QList<bool>, rows);
    QFETCH(QString, text);
    auto m = model({1.25, 1.5});
    RgbImage image = test::paper(600, 400);
    for (int i = 0; i < rows.size(); ++i) {
        rows[i] ? test::drawLetters(image, 20, 30 + 60 * i, 20) : test::drawIdeographs(image, 20, 30 + 60 * i, 10);
        m_network->scripts.push_back({{'O', 'k', 0}, rows[i] ? 20.0f : 4.0f});
    }
    GenerationRequest request;
    request.preset = "read";
    QString streamed;
    const auto picture = m->encode(image, {}).value();
    const auto result = m->generate(picture.get(), request,
                                    [&](const std::string& piece) {
                                        streamed += QString::fromStdString(piece);
                                        return true;
                                    },
                                    {});
    QVERIFY(result.has_value());
    QCOMPARE(QString::fromStdString(result->text), text);
    QCOMPARE(streamed, text);
    QCOMPARE(m_network->begunAt.size(), size_t(rows.size())); // nonsense is not looked at again
}

void tst_LineReading::labelsInOtherScripts() {
    auto m = model();
    RgbImage label = test::paper(220, 36);
    test::drawIdeographs(label, 20, 10, 6);
    m_network->scripts = {{{'x', 0}, 20}, {{'y', 0}, 4}}; // sure of the whole, but the shapes of the row are no letters
    GenerationRequest request;
    request.text = "What does it say?";
    const auto picture = m->encode(label, {}).value();
    const auto result = m->generate(picture.get(), request, {}, {});
    QVERIFY(result.has_value());
    QCOMPARE(result->text,
             std::string("This looks like Chinese, Japanese or Korean text. I read English letters only."));
}

void tst_LineReading::picturesWithoutText_data() {
    QTest::addColumn<float>("certainty");
    QTest::addColumn<QString>("text");
    QTest::newRow("unsure") << 4.0f << QStringLiteral("I read interface text only, and I see none here.");
    QTest::newRow("faint letters that are read surely") << 20.0f << QStringLiteral("Ok");
}

void tst_LineReading::picturesWithoutText() {
    QFETCH(float, certainty);
    QFETCH(QString, text);
    for (const char* question : {"What does it say?", "Read all the text", "Xyz"}) {
        auto m = model();
        m_network->choices = {'O', 'k', 0};
        m_network->certainty = certainty;
        GenerationRequest request;
        request.text = question;
        const auto picture = m->encode(test::paper(200, 100), {}).value();
        const auto result = m->generate(picture.get(), request, {}, {});
        QVERIFY(result.has_value());
        QCOMPARE(QString::fromStdString(result->text), text);
    }
}

void tst_LineReading::findsWhatItReads_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("skill");
    QTest::addColumn<QList<double>>("tops"); // fractions of the height; the rows begin at 50 and 200 of 400
    const int point = int(Skill::Point), detect = int(Skill::Detect);
    QTest::newRow("the second line") << "Save" << detect << QList<double>{0.5};
    QTest::newRow("as a point") << "the save button" << point << QList<double>{0.5};
    QTest::newRow("the first line") << "Open" << detect << QList<double>{0.125};
    QTest::newRow("what is not there") << "Print" << detect << QList<double>{};
    QTest::newRow("what is not there, as a point") << "Print" << point << QList<double>{};
}

void tst_LineReading::findsWhatItReads() {
    QFETCH(QString, wanted);
    QFETCH(int, skill);
    QFETCH(QList<double>, tops);
    auto m = model();
    m_network->scripts = {{{'O', 'p', 'e', 'n', 0}, 10}, {{'S', 'a', 'v', 'e', 0}, 10}};
    GenerationRequest request;
    request.skill = Skill(skill);
    request.text = wanted.toStdString();
    const auto picture = m->encode(twoLines(), {}).value();
    const auto result = m->generate(picture.get(), request, {}, {});
    QVERIFY(result.has_value());
    const bool points = request.skill == Skill::Point;
    QCOMPARE(int(points ? result->points.size() : result->objects.size()), int(tops.size()));
    for (int i = 0; i < tops.size(); ++i) {
        const double top = points ? result->points[size_t(i)].y - 7.0 / 400 : result->objects[size_t(i)].yMin;
        QVERIFY2(std::abs(top - tops[i]) < 0.02, qPrintable(QString::number(top)));
    }
    QVERIFY(result->finish == FinishReason::EndOfText);
}

QTEST_APPLESS_MAIN(tst_LineReading)
#include "tst_LineReading.moc"
