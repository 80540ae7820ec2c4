#include "core/engine/moondream/ScreenCaption.h"
#include "tests/support/ShippedPatterns.h"
#include "tests/support/ToyScreen.h"

#include <QTest>

using namespace lunette;

namespace {

using Kind = ElementKind;

Screen textsOnly(std::initializer_list<const char*> texts) {
    test::ToyScreen toy;
    int row = 0;
    for (const char* text : texts)
        toy.add(row++, 10, Kind::Label, text);
    return toy.screen();
}

Screen form() {
    test::ToyScreen toy;
    toy.with(0, 10, Kind::Label, "Name:").with(0, 100, Kind::Field, "Ada");
    toy.with(1, 10, Kind::Label, "City:").with(1, 100, Kind::Field, "London").with(2, 10, Kind::Button, "Send");
    return toy.screen();
}

Screen login() {
    test::ToyScreen toy;
    toy.with(0, 10, Kind::Label, "User name").with(1, 10, Kind::Label, "Password");
    toy.with(2, 10, Kind::Button, "Log in");
    return toy.screen();
}

Screen links() {
    test::ToyScreen toy;
    toy.with(0, 10, Kind::Link, "Home").with(0, 90, Kind::Link, "News").with(0, 190, Kind::Link, "About us");
    toy.with(1, 10, Kind::Label, "Welcome to the pages of the club");
    return toy.screen();
}

Screen oneButton() {
    return test::ToyScreen().with(0, 10, Kind::Button, "Save").screen();
}

} // namespace

class TestScreenCaption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describes_data();
    void describes();
    void saidInChinese_data() { describes_data(); }
    void saidInChinese();
    void answersWhatItIs();
};

void TestScreenCaption::describes_data() {
    QTest::addColumn<std::function<Screen()>>("make");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("normal");
    const auto row = [](const char* name, std::function<Screen()> make, const char* brief, const char* normal) {
        QTest::newRow(name) << std::move(make) << QString::fromUtf8(brief) << QString::fromUtf8(normal);
    };
    row("settings", test::settingsDialog,
        "A settings window titled “Preferences” with the tabs “General”, “Editor” and “Advanced”.",
        "A settings window titled “Preferences” with the tabs “General”, “Editor” and “Advanced”. It has one text "
        "field, one combo box, two checkboxes, two radio buttons, three buttons and one link. The “General” tab is "
        "selected. The “Show line numbers” checkbox is checked. The “Dark” radio button is selected. It says “Version "
        "2.4.1 of 2026-03-14”.");
    row("message", test::errorBox, "A dialog titled “Copy” with the button “OK”.",
        "A dialog titled “Copy” with the button “OK”. It says “Cannot open /home/ada/notes.txt”.");
    row("menu", test::editMenu,
        "A menu with the menu items “Undo”, “Cut”, “Paste”, “Select All”, “Find F3” and “Preferences”.",
        "A menu with the menu items “Undo”, “Cut”, “Paste”, “Select All”, “Find F3” and “Preferences”.");
    row("table", test::fileTable, "A table with the headings “Name”, “Size” and “Modified”.",
        "A table with the headings “Name”, “Size” and “Modified”. It has three list items.");
    row("form", form, "A form with the button “Send”.", "A form with the button “Send”. It has two text fields.");
    row("login", login, "A login form with the button “Log in”.", "A login form with the button “Log in”.");
    row("web page", links, "A web page with the links “Home”, “News” and “About us”.",
        "A web page with the links “Home”, “News” and “About us”. It says “Welcome to the pages of the club”.");
    row(
        "terminal",
        [] {
            return textsOnly({"ada@host:~$ ls", "notes.txt", "ada@host:~$ cat notes.txt", "ada@host:~$ pwd"});
        },
        "A terminal that begins with “ada@host:~$ ls”.",
        "A terminal that begins with “ada@host:~$ ls”. It says “ada@host:~$ cat notes.txt”.");
    row(
        "code",
        [] {
            return textsOnly({"int main() {", "    return run();", "}"});
        },
        "A code editor that begins with “int main() {”.",
        "A code editor that begins with “int main() {”. It says “    return run();”.");
    row("one button", oneButton, "A button that says “Save”.", "A button that says “Save”.");
    row(
        "one text", [] { return textsOnly({"Hello"}); }, "The text “Hello”.", "The text “Hello”.");
    row(
        "nothing", [] { return Screen(); }, "I read interface text only, and I see none here.",
        "I read interface text only, and I see none here.");
}

void TestScreenCaption::describes() {
    QFETCH(std::function<Screen()>, make);
    QFETCH(QString, brief);
    QFETCH(QString, normal);
    const Screen screen = make();
    QCOMPARE(QString::fromStdString(captionOf(screen, CaptionLength::Short)), brief);
    QCOMPARE(QString::fromStdString(captionOf(screen, CaptionLength::Normal)), normal);
}

/// The built-in translator has a pattern for every sentence of a description.
void TestScreenCaption::saidInChinese() {
    QFETCH(QString, brief);
    QFETCH(QString, normal);
    static const auto patterns = test::shippedPatterns(QStringLiteral("en-zh"));
    QVERIFY(patterns);
    for (const QString& text : {brief, normal}) {
        const QString chinese = test::byPatterns(*patterns, text);
        QVERIFY2(!chinese.isEmpty() && !test::hasLooseEnglish(chinese), qPrintable(text + u' ' + chinese));
    }
}

void TestScreenCaption::answersWhatItIs() {
    QCOMPARE(isWindowAnswer(test::errorBox(), "message box"), std::string("Yes, this looks like a message box."));
    QCOMPARE(isWindowAnswer(test::errorBox(), "menu"), std::string("No, this looks like a dialog."));
    QCOMPARE(isWindowAnswer(test::settingsDialog(), "settings window"),
             std::string("Yes, this looks like a settings window."));
}

QTEST_APPLESS_MAIN(TestScreenCaption)
#include "tst_ScreenCaption.moc"
