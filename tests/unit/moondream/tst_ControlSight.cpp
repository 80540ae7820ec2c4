#include "core/engine/moondream/ControlSight.h"

#include <QCryptographicHash>
#include <QTest>

using namespace lunette;
using Sights = ControlSights;

namespace {

RgbImage pattern() {
    RgbImage image{200, 120, std::vector<uint8_t>(200 * 120 * 3)};
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            uint8_t* pixel = image.row(y) + x * 3;
            pixel[0] = uint8_t(x * 7 + y * 3);
            pixel[1] = uint8_t(x * y);
            pixel[2] = uint8_t(x ^ y);
        }
    }
    return image;
}

ScreenElement element(const PixelRect& place, const char* text) {
    ScreenElement made;
    made.place = place;
    made.text = text;
    return made;
}

Screen fourTexts() {
    Screen screen{200, 120, {}, false, 0};
    screen.elements = {element({10, 8, 60, 12}, "Name:"), element({90, 9, 40, 10}, "Ctrl+S"),
                       element({12, 40, 80, 20}, "https://example.org"), element({150, 100, 70, 15}, "12…")};
    return screen;
}

} // namespace

/// The numbers are those of models/controls/sights.py for the same picture and texts.
class TestControlSight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ends_data();
    void ends();
    void facts();
    void nothingToSee();
    void appliesScores();
    void rulesHaveAVote();
    void leavesTheScreenWithoutScores();
};

void TestControlSight::ends_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("sha256");
    const char* sums[] = {"268a1926c82094a1089df1466dd06f3e084ea827dfc48ce78a440589bc72b958",
                          "994539f1e24a78c2dd0370b71b41fca06d6acd794c37c31622d4b0d6644e0fa3",
                          "af48fe93cae2d0cb254bff830cb904aa5f38ab552df70473e5dbbea6e21f161e",
                          "2f163efe780898f60c494ce6edc8d5736bf890b5adeaf8e7694a65069845fd41"};
    const char* names[] = {"at the edge", "inside", "tall", "reaches over the edge"};
    for (int i = 0; i < 4; ++i)
        QTest::newRow(names[i]) << i << QByteArray(sums[i]);
}

void TestControlSight::ends() {
    QFETCH(int, index);
    QFETCH(QByteArray, sha256);
    const Sights sights = controlSights(pattern(), fourTexts());
    QCOMPARE(sights.count, size_t(4));
    const qsizetype size = Sights::kWidth * Sights::kHeight * Sights::kChannels;
    QCOMPARE(qsizetype(sights.ends.size()), 4 * size);
    const QByteArray bytes(reinterpret_cast<const char*>(sights.ends.data()) + index * size, size);
    QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(), sha256);
}

void TestControlSight::facts() {
    const double expected[4][Sights::kFacts] = {
        {0.5, 0.05, 0.35, 0.11667, 0.70335, 0.57565, 1, 0.13889, 1, 0.13889, 0.1, 0.1, 0.8, 1, 0, 0, 0, 0},
        {0.4, 0.45, 0.65, 0.11667, 0.74893, 0.62123, 0.16667, 1, 1, 0.175, 0, 0.1, 0.66667, 0, 0, 0, 0, 1},
        {0.4, 0.06, 0.46, 0.41667, 0.57565, 0.44794, 1, 1, 0.08333, 1, 0.1, 0, 1.33333, 0, 0, 1, 0, 0},
        {0.46667, 0.75, 1.1, 0.89583, 0.64757, 0.51986, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0.66667, 0}};
    const Sights sights = controlSights(pattern(), fourTexts());
    for (size_t i = 0; i < 4; ++i) {
        for (size_t k = 0; k < Sights::kFacts; ++k) {
            const double got = double(sights.facts[i * Sights::kFacts + k]);
            QVERIFY2(std::abs(got - expected[i][k]) < 1e-4,
                     qPrintable(QStringLiteral("%1 %2: %3").arg(i).arg(k).arg(got)));
        }
    }
}

void TestControlSight::nothingToSee() {
    const Sights sights = controlSights(pattern(), Screen{200, 120, {}, false, 0});
    QCOMPARE(sights.count, size_t(0));
    QVERIFY(sights.ends.empty() && sights.facts.empty());
}

void TestControlSight::appliesScores() {
    const ControlVocabulary words{{ElementKind::Label, ElementKind::Button},
                                  {ElementState::On, ElementState::Disabled}};
    Screen screen = fourTexts();
    screen.elements[1].isOn = true; // of another kind: counts no more
    applyControlScores(words, {2, 3, -1, 1, /**/ 0, 3, -1, -1, /**/ 1, 0, 5, -2, /**/ -3, -1, 0, 0}, screen);
    QVERIFY(screen.kindsWereRead);
    const auto& e = screen.elements;
    QVERIFY(e[0].kind == ElementKind::Label && !e[0].isOn && e[0].isDisabled);
    QVERIFY(e[1].kind == ElementKind::Button && !e[1].isOn && !e[1].isDisabled);
    QVERIFY(e[2].kind == ElementKind::Label && e[2].isOn);
    QVERIFY(e[3].kind == ElementKind::Button && !e[3].isOn && !e[3].isDefault);
}

void TestControlSight::rulesHaveAVote() {
    const ControlVocabulary words{{ElementKind::Label, ElementKind::Button, ElementKind::Checkbox}, {ElementState::On}};
    Screen screen = fourTexts();
    screen.elements[0].kind = screen.elements[1].kind = ElementKind::Button;
    screen.elements[2].kind = screen.elements[3].kind = ElementKind::Checkbox;
    screen.elements[2].isOff = screen.elements[3].isOff = true;
    applyControlScores(words, {5, 0, 0, -1, /**/ 7, 0, 0, -1, /**/ 0, 0, 1, 5, /**/ 0, 9, 1, 5}, screen);
    const auto& e = screen.elements;
    QVERIFY(e[0].kind == ElementKind::Button);
    QVERIFY(e[1].kind == ElementKind::Label);
    QVERIFY(e[2].kind == ElementKind::Checkbox && e[2].isOff && !e[2].isOn);
    QVERIFY(e[3].kind == ElementKind::Button && e[3].isOn && !e[3].isOff);
}

void TestControlSight::leavesTheScreenWithoutScores() {
    const ControlVocabulary words{{ElementKind::Label, ElementKind::Button}, {}};
    Screen screen = fourTexts();
    screen.elements[0].kind = ElementKind::Tab;
    applyControlScores(words, {}, screen);
    QVERIFY(screen.elements[0].kind == ElementKind::Tab && !screen.kindsWereRead);
}

QTEST_GUILESS_MAIN(TestControlSight)
#include "tst_ControlSight.moc"
