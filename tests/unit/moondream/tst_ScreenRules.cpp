#include "core/engine/moondream/ScreenRules.h"
#include "tests/support/ToyScreen.h"

#include <QTest>

using namespace lunette;

namespace {

QStringList tabsOf(const Screen& screen) {
    QStringList tabs;
    for (const ScreenElement& element : screen.elements) {
        if (element.kind == ElementKind::Tab)
            tabs << QString::fromStdString(element.text);
    }
    return tabs;
}

} // namespace

class tst_ScreenRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortcuts_data();
    void shortcuts();
    void neighboursOfTabs();
    void twoRowsOfTabs();
    void oneTabAlone();
    void titleOverMenuBar_data();
    void titleOverMenuBar();
};

void tst_ScreenRules::shortcuts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isKeys");
    QTest::newRow("one chord") << QStringLiteral("Ctrl+S") << true;
    QTest::newRow("three keys") << QStringLiteral("Ctrl+Shift+F5") << true;
    QTest::newRow("function key") << QStringLiteral("F11") << true;
    QTest::newRow("word") << QStringLiteral("Save") << false;
    QTest::newRow("sum") << QStringLiteral("1+2") << false;
    QTest::newRow("empty") << QString() << false;
}

void tst_ScreenRules::shortcuts() {
    QFETCH(QString, text);
    QTEST(isShortcut(text.toStdString()), "isKeys");
}

/// Two are known; the third and fourth follow, a text far off and a field beside them do not.
void tst_ScreenRules::neighboursOfTabs() {
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Tab, "One").on();
    toy.with(0, 70, ElementKind::Tab, "Two").with(0, 130, ElementKind::Button, "Three");
    toy.with(1, 210, ElementKind::Label, "Four"); // seen as another row, since it stands a little lower
    toy.screen().elements.back().place.y = 9;
    toy.with(0, 500, ElementKind::Label, "Far off").with(2, 10, ElementKind::Label, "Below");
    settleTabs(toy.screen());
    QCOMPARE(tabsOf(toy.screen()), (QStringList{"One", "Two", "Three", "Four"}));
    QVERIFY(toy.screen().elements[2].isOff);
}

void tst_ScreenRules::twoRowsOfTabs() {
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Tab, "New").with(0, 70, ElementKind::Tab, "Open");
    toy.with(2, 10, ElementKind::Tab, "General").with(2, 130, ElementKind::Tab, "Fonts");
    settleTabs(toy.screen());
    QCOMPARE(tabsOf(toy.screen()), (QStringList{"General", "Fonts"}));
    QCOMPARE(toy.screen().elements.front().kind, ElementKind::Button);
}

void tst_ScreenRules::oneTabAlone() {
    test::ToyScreen toy;
    toy.with(0, 10, ElementKind::Tab, "General").with(0, 90, ElementKind::Label, "Fonts");
    settleTabs(toy.screen());
    QCOMPARE(tabsOf(toy.screen()), QStringList{"General"});
}

void tst_ScreenRules::titleOverMenuBar_data() {
    QTest::addColumn<int>("items");
    QTest::addColumn<bool>("hasAnother");
    QTest::addColumn<bool>("isTitle");
    QTest::newRow("menu bar") << 3 << false << true;
    QTest::newRow("two buttons") << 2 << false << false;
    QTest::newRow("two texts above") << 3 << true << false;
}

void tst_ScreenRules::titleOverMenuBar() {
    QFETCH(int, items);
    QFETCH(bool, hasAnother);
    test::ToyScreen toy;
    toy.with(0, 40, ElementKind::Checkbox, "Notes").on(); // its icon looks like a mark
    if (hasAnother)
        toy.with(0, 300, ElementKind::Label, "Page 2");
    for (int i = 0; i < items; ++i)
        toy.with(1, 10 + 80 * i, ElementKind::MenuItem, "File");
    toy.with(3, 40, ElementKind::Checkbox, "Wrap lines").on();
    settleTitle(toy.screen());
    QFETCH(bool, isTitle);
    QCOMPARE(toy.screen().elements.front().kind, isTitle ? ElementKind::Title : ElementKind::Checkbox);
    QCOMPARE(toy.screen().elements.front().isOn, !isTitle);
    QCOMPARE(toy.screen().elements.back().kind, ElementKind::Checkbox);
}

QTEST_GUILESS_MAIN(tst_ScreenRules)
#include "tst_ScreenRules.moc"
