#include "core/engine/moondream/QuestionForms.h"

#include <QTest>

using namespace lunette;

class TestQuestionForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void courtesies_data();
    void courtesies();
};

void TestQuestionForms::names_data() {
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind"); // -1: any
    QTest::addColumn<int>("ordinal");
    const auto row = [](const char* phrase, const char* name, std::optional<ElementKind> kind, int ordinal = 0) {
        QTest::newRow(phrase) << QString::fromUtf8(phrase) << QString::fromUtf8(name) << (kind ? int(*kind) : -1)
                              << ordinal;
    };
    row("Save", "Save", {});
    row("the Save button", "Save", ElementKind::Button);
    row("button Save", "Save", ElementKind::Button);
    row("a button labelled \"Save as\"", "Save as", ElementKind::Button);
    row("the checkbox named Wrap lines", "Wrap lines", ElementKind::Checkbox);
    row("check box “Wrap lines”", "Wrap lines", ElementKind::Checkbox);
    row("all buttons", "", ElementKind::Button);
    row("all of the radio buttons", "", ElementKind::Radio);
    row("menu item Paste", "Paste", ElementKind::MenuItem);
    row("the Cancel tab", "Cancel", ElementKind::Tab);
    row("the second button", "", ElementKind::Button, 2);
    row("the last tab", "", ElementKind::Tab, -1);
    row("First name field", "First name", ElementKind::Field);
    row("drop-down list", "", ElementKind::Combobox);
    row("options", "", {});
    row("Open in new tab button", "Open in new tab", ElementKind::Button);
    row("保存", "保存", {});
    row("", "", {});
    row("the", "the", {});
}

void TestQuestionForms::names() {
    QFETCH(QString, phrase);
    QFETCH(QString, name);
    QFETCH(int, kind);
    QFETCH(int, ordinal);
    const ElementName parsed = parseElementName(phrase.toStdString());
    QCOMPARE(QString::fromStdString(parsed.name), name);
    QCOMPARE(parsed.kind ? int(*parsed.kind) : -1, kind);
    QCOMPARE(parsed.ordinal, ordinal);
}

void TestQuestionForms::courtesies_data() {
    QTest::addColumn<QString>("question");
    for (const char* question :
         {"Is “Save” selected?", "Is \"Save\" selected", "is 'Save' selected?", "Please tell me: is \"Save\" selected?",
          "Can you tell me is \"Save\" selected in this dialog?", "Is \"Save\" currently selected right now?",
          "Is \"Save\" selected, please?", "  Is   \"Save\"\nselected ？"})
        QTest::newRow(question) << QString::fromUtf8(question);
}

void TestQuestionForms::courtesies() {
    QFETCH(QString, question);
    const ScreenQuestion understood = understandQuestion(question.toStdString());
    QVERIFY(understood.asking == Asking::IsState);
    QVERIFY(understood.state == AskedState::On);
    QCOMPARE(understood.element.name, std::string("Save"));
}

QTEST_APPLESS_MAIN(TestQuestionForms)
#include "tst_QuestionForms.moc"
