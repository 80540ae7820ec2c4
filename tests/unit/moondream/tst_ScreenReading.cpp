#include "core/engine/moondream/ScreenReading.h"

#include "core/engine/moondream/MoondreamModel.h"
#include "tests/support/ToyLetters.h"
#include "tests/support/ToyMoondream.h"

#include <QTest>

using namespace lunette;

namespace {

constexpr int32_t kEnd = 0;

/// 600 x 400 with two rows of bars that look like text.
RgbImage twoLines() {
    RgbImage image{600, 400, std::vector<uint8_t>(600 * 400 * 3, 255)};
    for (const int top : {50, 200}) {
        for (int y = top; y < top + 14; ++y) {
            for (int x = 20; x < 200; ++x)
                std::fill_n(image.row(y) + size_t(x) * 3, 3, uint8_t(x % 5 < 2 ? 0 : 255));
        }
    }
    return image;
}

MoondreamPack screenPack(bool tellsKinds) {
    MoondreamPack pack = test::toyPack("lunette-reader-1");
    pack.readsByLines = pack.templates.fixed = true;
    pack.templates.captionShort = pack.templates.captionNormal = {2};
    pack.templates.presets["read"] = {2};
    pack.canvas.enabled = true;
    pack.tiling.maxTiles = 0;
    pack.rules.reasoning = pack.rules.leadingSpace = false;
    pack.otherScriptBelow = 0.85;
    if (tellsKinds)
        pack.controls = ControlVocabulary{{ElementKind::Button, ElementKind::Checkbox}, {ElementState::On}};
    return pack;
}

} // namespace

/// The way from a picture over a scripted reader to an answer.
class TestScreenReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsKindsOfControls();
    void placesNeedKindsOnlyForKinds();
    void answersWithoutKinds();
    void streamsAndStops();
    void limitsWords();
    void unreadablePictures();
    void otherScripts();
    void stopsWhileReading();

private:
    void open(bool tellsKinds) {
        auto network = std::make_unique<test::ToyNetwork>();
        m_network = network.get();
        m_model = std::make_unique<MoondreamModel>(screenPack(tellsKinds), std::move(network));
        m_picture = m_model->encode(twoLines(), {}).value();
    }
    GenerationResult ask(const char* question, Skill skill = Skill::Query) {
        GenerationRequest request;
        request.skill = skill;
        request.text = question;
        request.maxTokens = m_room;
        return m_model->generate(m_picture.get(), request, m_onText, m_cancel).value();
    }
    /// Texts "Wrap" and "Save", and what they belong to.
    void writeScripts() {
        m_network->scripts = {{{'W', 'r', 'a', 'p', kEnd}, 20}, {{'S', 'a', 'v', 'e', kEnd}, 20}};
        m_network->controls = {0, 5, 2, /**/ 4, 1, -2};
    }

    test::ToyNetwork* m_network = nullptr;
    std::unique_ptr<MoondreamModel> m_model;
    std::shared_ptr<const EncodedImage> m_picture;
    TokenCallback m_onText;
    CancelToken m_cancel;
    int m_room = 0;
};

void TestScreenReading::tellsKindsOfControls() {
    open(true);
    writeScripts();
    QCOMPARE(ask("Is Wrap checked?").text, std::string("Yes, the \u201CWrap\u201D checkbox is checked."));
    QCOMPARE(m_network->begunAt.size(), size_t(2)); // nothing is read twice
    QCOMPARE(ask("Which buttons are there?").text, std::string("The only button is \u201CSave\u201D."));
    QCOMPARE(ask("", Skill::Caption).text,
             std::string("A dialog with the button \u201CSave\u201D. It has one checkbox. "
                         "The \u201CWrap\u201D checkbox is checked."));
    QCOMPARE(m_network->controlsAsked, 1);
    QCOMPARE(ask("all buttons", Skill::Detect).objects.size(), size_t(1));
    QCOMPARE(m_network->begunAt.size(), size_t(2));
    QCOMPARE(m_network->controlsAsked, 2); // unsure readings are kept where a name is looked for
}

void TestScreenReading::placesNeedKindsOnlyForKinds() {
    open(true);
    writeScripts();
    QCOMPARE(ask("Save", Skill::Point).points.size(), size_t(1));
    QCOMPARE(m_network->controlsAsked, 0);
    const GenerationResult boxes = ask("checkbox", Skill::Detect);
    QCOMPARE(m_network->controlsAsked, 1);
    QCOMPARE(boxes.objects.size(), size_t(1));
    QVERIFY(std::abs(boxes.objects[0].yMin - 50 / 400.0) < 0.01);
    QVERIFY(ask("Print button", Skill::Detect).objects.empty());
}

void TestScreenReading::answersWithoutKinds() {
    open(false);
    writeScripts();
    QCOMPARE(ask("Is there a Print button?").text, std::string("No. I see no button named \u201CPrint\u201D."));
    QCOMPARE(m_network->begunAt.size(), size_t(2));
    QCOMPARE(ask("What is below Wrap?").text, std::string("\u201CSave\u201D is below \u201CWrap\u201D."));
    QCOMPARE(ask("Why is it so?").text, std::string("I read interface text only; I cannot answer this question."));
}

void TestScreenReading::streamsAndStops() {
    open(false);
    writeScripts();
    std::string told;
    m_onText = [&](const std::string& piece) {
        told += piece;
        return told.size() < 8;
    };
    const GenerationResult result = ask("What is below Wrap?");
    QCOMPARE(result.text, told);
    QCOMPARE(result.text, std::string("\u201CSave\u201D "));
    QVERIFY(result.finish == FinishReason::Cancelled);
    m_onText = {};
}

void TestScreenReading::limitsWords() {
    open(false);
    writeScripts();
    m_room = 3;
    const GenerationResult result = ask("What is below Wrap?");
    QCOMPARE(result.text, std::string("\u201CSave\u201D is below "));
    QVERIFY(result.finish == FinishReason::MaxTokens);
    m_room = 0;
    QCOMPARE(ask("What is below Wrap?").text, std::string("\u201CSave\u201D is below \u201CWrap\u201D."));
}

void TestScreenReading::unreadablePictures() {
    open(true);
    m_network->scripts = {{{'x', kEnd}, 1}, {{'y', kEnd}, 1}};
    const std::string none = "I read interface text only, and I see none here.";
    QCOMPARE(ask("", Skill::Caption).text, none);
    QCOMPARE(ask("Which tab is selected?").text, none);
    QVERIFY(ask("Save", Skill::Point).points.empty());
    QCOMPARE(m_network->begunAt.size(), size_t(2));
}

void TestScreenReading::otherScripts() {
    open(false);
    RgbImage image = test::paper(600, 200);
    test::drawIdeographs(image, 20, 30, 10);
    test::drawIdeographs(image, 20, 90, 10);
    m_picture = m_model->encode(image, {}).value();
    m_network->scripts = {{{'x', kEnd}, 4}, {{'S', 'a', 'v', 'e', kEnd}, 4}};
    const std::string only = "This looks like Chinese, Japanese or Korean text. I read English letters only.";
    QCOMPARE(ask("", Skill::Caption).text, only);
    QCOMPARE(ask("How many buttons are there?").text, only);
    QVERIFY(ask("Save", Skill::Point).points.empty()); // what was read of it means nothing
    test::drawLetters(image, 20, 150, 20);
    m_picture = m_model->encode(image, {}).value();
    m_network->scripts = {{{'x', kEnd}, 4}, {{'y', kEnd}, 4}, {{'S', 'a', 'v', 'e', kEnd}, 20}};
    QCOMPARE(ask("Is there a Print button?").text, std::string("No. I see no button named \u201CPrint\u201D. "
                                                               "2 texts are in a script that I cannot read."));
    QCOMPARE(ask("What is above Save?").text,
             std::string("I see nothing above \u201CSave\u201D. 2 texts are in a script that I cannot read."));
    QCOMPARE(ask("Where is Save?").text, std::string("\u201CSave\u201D is at the bottom left."));
    QCOMPARE(ask("", Skill::Caption).text,
             std::string("The text \u201CSave\u201D. 2 texts are in a script that I cannot read."));
}

void TestScreenReading::stopsWhileReading() {
    open(true);
    writeScripts();
    m_cancel.cancel();
    const GenerationResult stopped = ask("Is Wrap checked?");
    QVERIFY(stopped.finish == FinishReason::Cancelled);
    QVERIFY(stopped.text.empty());
    m_cancel = CancelToken();
    writeScripts();
    QCOMPARE(ask("Is Wrap checked?").text, std::string("Yes, the \u201CWrap\u201D checkbox is checked."));
}

QTEST_APPLESS_MAIN(TestScreenReading)
#include "tst_ScreenReading.moc"
