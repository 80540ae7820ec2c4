#include "core/engine/moondream/ScreenStates.h"
#include "tests/support/ToyScreen.h"

#include <QTest>

using namespace lunette;

namespace {

constexpr Colour kBlue{40, 110, 220}, kGrey{225, 225, 225};

ElementList allOf(const Screen& screen) {
    ElementList all;
    for (const ScreenElement& element : screen.elements)
        all.push_back(&element);
    return all;
}

/// Elements A, B, C ... of one kind; `on` and `filled` hold letters.
Screen screenOf(ElementKind kind, int count, const QString& on, const QString& filled, const Colour& fill = kBlue) {
    test::ToyScreen toy;
    for (int i = 0; i < count; ++i) {
        const char letter = char('A' + i);
        ScreenElement& element = toy.add(i, 10, kind, std::string(1, letter));
        element.isOn = on.contains(QLatin1Char(letter));
        element.isOff = !element.isOn;
        if (filled.contains(QLatin1Char(letter)))
            element.fill = fill;
    }
    return toy.screen();
}

} // namespace

class tst_ScreenStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selected_data();
    void selected();
    void twoTabs();
    void defaultButtons_data();
    void defaultButtons();
    void isInState();
};

void tst_ScreenStates::selected_data() {
    QTest::addColumn<ElementKind>("kind");
    QTest::addColumn<QString>("on");
    QTest::addColumn<QString>("filled");
    QTest::addColumn<QStringList>("selected");
    using enum ElementKind;
    QTest::newRow("one") << ListItem << "B"
                         << "" << QStringList{"B"};
    QTest::newRow("one, another is filled") << ListItem << "B"
                                            << "C" << QStringList{"B"};
    QTest::newRow("none known, one filled") << ListItem << ""
                                            << "C" << QStringList{"C"};
    QTest::newRow("two known, one filled") << MenuItem << "AC"
                                           << "C" << QStringList{"C"};
    QTest::newRow("two known, both filled") << MenuItem << "AC"
                                            << "AC" << QStringList{"A", "C"};
    QTest::newRow("none") << Tab << ""
                          << "" << QStringList{};
    QTest::newRow("several boxes may be checked") << Checkbox << "AC"
                                                  << "C" << QStringList{"A", "C"};
}

void tst_ScreenStates::selected() {
    QFETCH(ElementKind, kind);
    QFETCH(QString, on);
    QFETCH(QString, filled);
    const Screen screen = screenOf(kind, 5, on, filled);
    QTEST(test::texts(inState(screen, allOf(screen), AskedState::On)), "selected");
}

/// The page is white; a tab of its colour is open.
void tst_ScreenStates::twoTabs() {
    test::ToyScreen toy;
    toy.add(0, 10, ElementKind::Tab, "One").fill = kGrey;
    toy.add(0, 90, ElementKind::Tab, "Two");
    toy.add(1, 10, ElementKind::Label, "A longer text on the page");
    const ElementList tabs = {&toy.screen().elements[0], &toy.screen().elements[1]};
    QCOMPARE(test::texts(inState(toy.screen(), tabs, AskedState::On)), QStringList{"Two"});
    toy.screen().elements[0].fill = {250, 250, 250};
    QVERIFY(inState(toy.screen(), tabs, AskedState::On).empty());
}

void tst_ScreenStates::defaultButtons_data() {
    QTest::addColumn<QString>("filled");
    QTest::addColumn<bool>("isGrey");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("one coloured") << "B" << false << QStringList{"B"};
    QTest::newRow("two coloured") << "AB" << false << QStringList{};
    QTest::newRow("one grey") << "B" << true << QStringList{};
}

void tst_ScreenStates::defaultButtons() {
    QFETCH(QString, filled);
    QFETCH(bool, isGrey);
    Screen screen = screenOf(ElementKind::Button, 3, {}, filled, isGrey ? kGrey : kBlue);
    QTEST(test::texts(inState(screen, allOf(screen), AskedState::Default)), "found");
    screen.elements[2].isDefault = true;
    QCOMPARE(test::texts(inState(screen, allOf(screen), AskedState::Default)), QStringList{"C"});
}

void tst_ScreenStates::isInState() {
    Screen screen = screenOf(ElementKind::Checkbox, 2, "A", {});
    screen.elements[1].isDisabled = true;
    QVERIFY(isIn(screen, screen.elements[0], AskedState::On).value());
    QVERIFY(isIn(screen, screen.elements[1], AskedState::Off).value());
    QVERIFY(isIn(screen, screen.elements[1], AskedState::Disabled).value());
    QVERIFY(!isIn(screen, screen.elements[1], AskedState::Enabled).value());
    screen.kindsWereRead = false;
    screen.elements[0].isOn = false;
    QVERIFY(!isIn(screen, screen.elements[0], AskedState::On).has_value());
    QCOMPARE(stateWord(AskedState::Off, ElementKind::Checkbox), "not checked");
    QCOMPARE(stateWord(AskedState::On, ElementKind::Tab), "selected");
}

QTEST_GUILESS_MAIN(tst_ScreenStates)
#include "tst_ScreenStates.moc"
