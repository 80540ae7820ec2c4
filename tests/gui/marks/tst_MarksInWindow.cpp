#include "app/chat/ExchangeView.h"
#include "app/chat/MarkChips.h"
#include "app/chat/ReasoningView.h"
#include "app/image/MarkLayer.h"
#include "app/image/PlaceTool.h"
#include "tests/support/WindowSteps.h"

#include <QCheckBox>
#include <QToolButton>
#include <QUndoStack>

using namespace lunette;
using namespace lunette::test;

namespace {

constexpr double kNear = 1e-9;

void teachAll(WindowBench& bench) {
    bench.script->info.skills = {Skill::Caption, Skill::Query, Skill::Detect, Skill::Point, Skill::Gaze};
    bench.script->info.reasoning = true;
    bench.script->info.spatialReferences = true;
}

GenerationResult twoBoxes() {
    GenerationResult result;
    result.objects = {{0.25, 0.25, 0.5, 0.5}, {0.75, 0.5, 1.25, 0.75}};
    return result;
}

QPoint onCanvas(const WindowBench& bench, QPointF image) {
    return canvasOf(bench)->view().toWidget(image).toPoint();
}

void find(const WindowBench& bench, const char* skill, const QString& object) {
    press(bench, skill);
    ask(bench, object);
}

/// Moves twice, because a pointer that is already there sends nothing.
void hover(const WindowBench& bench, QPoint at) {
    QTest::mouseMove(canvasOf(bench), at + QPoint(1, 1));
    QTest::mouseMove(canvasOf(bench), at);
}

bool isAnswered(const WindowBench& bench) {
    const auto* again = bench.find<QPushButton>("regenerate");
    return again && again->isEnabled();
}

MarkLayer& layerOf(const WindowBench& bench) {
    return *canvasOf(bench)->markLayer();
}

} // namespace

/// Boxes, points, places and evidence through mouse and keys on the real window.
class tst_MarksInWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatTheModelCan();
    void findsAndNumbers();
    void translatesTheObject();
    void counts_data();
    void counts();
    void keysGoThroughTheMarks();
    void buttonMakesTheCrop();
    void chipAndMarkLightEachOther();
    void selectedExchangeShowsItsMarks();
    void asksHereByMouse_data();
    void asksHereByMouse();
    void asksHereByKeys();
    void placeLeavesWithTheFrame();
    void gaze();
    void evidence();
    void describesTheMarks();
    void regenerateKeepsTheObject();
};

void tst_MarksInWindow::offersWhatTheModelCan() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    for (const char* name : {"skill_find", "skill_point", "skill_count", "skill_gaze"}) {
        const auto* chip = bench.find<QPushButton>(name);
        QVERIFY2(chip && chip->isVisible() && !chip->isEnabled(), name);
        QVERIFY(chip->toolTip().contains(QStringLiteral("cannot do this")));
    }
    QVERIFY(bench.find<QPushButton>("skill_ask")->isEnabled());
    QVERIFY(!bench.find("askHere")->isVisible());
    QVERIFY(!bench.find("thinkFirst")->isVisible());

    WindowBench able;
    teachAll(able);
    QVERIFY(openPicture(able));
    for (const char* name : {"skill_find", "skill_point", "skill_count", "skill_gaze", "askHere"})
        QVERIFY2(able.find<QPushButton>(name)->isEnabled() && able.find(name)->isVisible(), name);
    QVERIFY(able.find("thinkFirst")->isVisible());
    press(able, "skill_find");
    QVERIFY(!able.find("thinkFirst")->isVisible());
    QVERIFY(able.find<QPlainTextEdit>("questionInput")->placeholderText().contains(QStringLiteral("look for")));
}

void tst_MarksInWindow::findsAndNumbers() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    dragFrame(canvasOf(bench), {100, 100}, {300, 200});
    QCOMPARE(canvasOf(bench)->region(), QRect(100, 100, 200, 100));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY(bench.script->lastRequest().skill == Skill::Detect);
    QCOMPARE(bench.script->lastRequest().text, std::string("button"));
    QCOMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("Find: button"));
    QCOMPARE(textOf(bench, "answerEnglish"), QStringLiteral("2 found."));
    QCOMPARE(textOf(bench, "answerChinese"), QStringLiteral("找到 2 处。"));
    const std::vector<Mark>& marks = canvasOf(bench)->marks();
    QCOMPARE(marks.size(), size_t(2));
    QCOMPARE(marks[0].box, QRectF(150, 125, 50, 25));
    QCOMPARE(marks[1].box, QRectF(250, 150, 50, 25));
    const auto chips = bench.find<MarkChips>("markChips")->chips();
    QCOMPARE(chips.size(), size_t(2));
    QVERIFY(chips[0]->accessibleName().contains(QStringLiteral("x 150, y 125, 50 × 25")));
}

void tst_MarksInWindow::translatesTheObject() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setTranslation("保存按钮", "The save button.");
    QVERIFY(openPicture(bench));
    find(bench, "skill_point", QStringLiteral("保存按钮"));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY(bench.script->lastRequest().skill == Skill::Point);
    QCOMPARE(bench.script->lastRequest().text, std::string("save button"));
    QCOMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("指出：保存按钮"));
    QCOMPARE(textOf(bench, "exchangeOtherQuestion"), QStringLiteral("Point at: save button"));
}

void tst_MarksInWindow::counts_data() {
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("finish");
    QTest::addColumn<QString>("english");
    QTest::newRow("three") << 3 << int(FinishReason::EndOfText) << "3 found.";
    QTest::newRow("limit") << 50 << int(FinishReason::MaxObjects) << "50 found; this is the limit, there may be more.";
    QTest::newRow("none") << 0 << int(FinishReason::EndOfText) << "None found in this frame.";
}

void tst_MarksInWindow::counts() {
    QFETCH(int, points);
    QFETCH(int, finish);
    QFETCH(QString, english);
    WindowBench bench;
    teachAll(bench);
    GenerationResult result;
    result.points.assign(size_t(points), Point{0.5, 0.5});
    result.finish = FinishReason(finish);
    bench.script->setResult(result);
    QVERIFY(openPicture(bench));
    find(bench, "skill_count", QStringLiteral("icon"));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY2(textOf(bench, "answerEnglish").startsWith(english), qPrintable(textOf(bench, "answerEnglish")));
    QVERIFY(!textOf(bench, "answerChinese").isEmpty());
    QCOMPARE(canvasOf(bench)->marks().size(), size_t(points));
    QCOMPARE(bench.find("markChips")->isVisible(), points > 0);
}

void tst_MarksInWindow::keysGoThroughTheMarks() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    ImageCanvas* canvas = canvasOf(bench);
    bench.window->activateWindow();
    canvas->setFocus();
    QTRY_VERIFY(canvas->hasFocus());
    QTest::keyClick(canvas, Qt::Key_Tab);
    QCOMPARE(layerOf(bench).current(), 1);
    QTest::keyClick(canvas, Qt::Key_N);
    QCOMPARE(layerOf(bench).current(), 2);
    QTest::keyClick(canvas, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(layerOf(bench).current(), 1);
    QVERIFY(canvas->hasFocus());
    QTest::keyClick(canvas, Qt::Key_Return);
    QCOMPARE(canvas->region(), QRect(160, 100, 160, 100));
    canvas->undoStack()->undo();
    QCOMPARE(canvas->region(), QRect(0, 0, 640, 400));
    QTest::keyClick(canvas, Qt::Key_Tab);
    QTest::keyClick(canvas, Qt::Key_Tab);
    QVERIFY2(!canvas->hasFocus(), "Tab leaves the picture after its last mark");
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_N);
    QTest::keyClick(canvas, Qt::Key_Escape);
    QCOMPARE(layerOf(bench).current(), 0);
    QCOMPARE(canvas->marks().size(), size_t(2));
    QTest::keyClick(canvas, Qt::Key_Escape);
    QVERIFY(canvas->marks().empty());
}

void tst_MarksInWindow::buttonMakesTheCrop() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    ImageCanvas* canvas = canvasOf(bench);
    hover(bench, onCanvas(bench, {240, 150}));
    QCOMPARE(layerOf(bench).hovered(), 1);
    const Mark* mark = layerOf(bench).find(1);
    const MarkShape shape = shapeOf(*mark, canvas->view(), QRectF(canvas->rect()), canvas->fontMetrics().height());
    QTest::mouseClick(canvas, Qt::LeftButton, {}, shape.button.center().toPoint());
    QCOMPARE(canvas->region(), QRect(160, 100, 160, 100));
    QVERIFY(canvas->undoStack()->canUndo());
    canvas->undoStack()->undo();
    QCOMPARE(canvas->region(), QRect(0, 0, 640, 400));
    QTest::mouseDClick(canvas, Qt::LeftButton, {}, shape.badge.toPoint());
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, shape.badge.toPoint());
    QCOMPARE(canvas->region(), QRect(160, 100, 160, 100));
}

void tst_MarksInWindow::chipAndMarkLightEachOther() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    ImageCanvas* canvas = canvasOf(bench);
    const auto chips = bench.find<MarkChips>("markChips")->chips();
    hover(bench, onCanvas(bench, {500, 250}));
    QCOMPARE(layerOf(bench).hovered(), 2);
    QVERIFY(chips[1]->isLit() && !chips[0]->isLit());
    hover(bench, onCanvas(bench, {20, 380}));
    QVERIFY(!chips[1]->isLit());
    const QImage plain = canvas->grab().toImage();
    QEvent enter(QEvent::Enter);
    QCoreApplication::sendEvent(chips[0], &enter);
    QVERIFY(canvas->grab().toImage() != plain);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(chips[0], &leave);
    QCOMPARE(canvas->grab().toImage(), plain);
    QTest::mouseClick(chips[1], Qt::LeftButton);
    QCOMPARE(layerOf(bench).current(), 2);
}

void tst_MarksInWindow::selectedExchangeShowsItsMarks() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    GenerationResult one;
    one.points = {{0.5, 0.5}};
    bench.script->setResult(one);
    find(bench, "skill_point", QStringLiteral("title"));
    QTRY_COMPARE(canvasOf(bench)->marks().size(), size_t(1));
    const auto views = bench.window->findChildren<ExchangeView*>();
    QCOMPARE(views.size(), 2);
    QVERIFY(views[1]->property("selected").toBool());
    QTest::mouseClick(views[0]->findChild<QLabel*>("exchangeQuestion"), Qt::LeftButton);
    QVERIFY(views[0]->property("selected").toBool() && !views[1]->property("selected").toBool());
    QCOMPARE(canvasOf(bench)->marks().size(), size_t(2));
}

void tst_MarksInWindow::asksHereByMouse_data() {
    QTest::addColumn<bool>("drags");
    QTest::newRow("point") << false;
    QTest::newRow("box") << true;
}

void tst_MarksInWindow::asksHereByMouse() {
    QFETCH(bool, drags);
    WindowBench bench;
    teachAll(bench);
    QVERIFY(openPicture(bench));
    ImageCanvas* canvas = canvasOf(bench);
    const QRect whole = canvas->region();
    press(bench, "askHere");
    QVERIFY(canvas->placeTool()->isOn());
    QVERIFY(bench.find("skillHint")->isVisible());
    if (drags)
        dragFrame(canvas, {160, 100}, {320, 200});
    else
        QTest::mouseClick(canvas, Qt::LeftButton, {}, onCanvas(bench, {320, 100}));
    QVERIFY(!canvas->placeTool()->isOn());
    QCOMPARE(canvas->region(), whole);
    QVERIFY(bench.find("removePlaces")->isVisible());
    ask(bench, QStringLiteral("What is this?"));
    QTRY_VERIFY(isAnswered(bench));
    const std::vector<SpatialReference> references = bench.script->lastRequest().references;
    QCOMPARE(references.size(), size_t(1));
    QCOMPARE(references[0].isBox, drags);
    const std::vector<double> wanted =
        drags ? std::vector<double>{0.25, 0.25, 0.5, 0.5} : std::vector<double>{0.5, 0.25};
    for (size_t i = 0; i < wanted.size(); ++i)
        QVERIFY2(std::abs(references[0].values[i] - wanted[i]) < kNear, qPrintable(QString::number(i)));
    QVERIFY(!bench.find("removePlaces")->isVisible());
    QCOMPARE(canvas->marks().size(), size_t(1));
    QVERIFY(canvas->marks()[0].kind == MarkKind::Asked);
}

void tst_MarksInWindow::asksHereByKeys() {
    WindowBench bench;
    teachAll(bench);
    QVERIFY(openPicture(bench));
    ImageCanvas* canvas = canvasOf(bench);
    press(bench, "askHere");
    QTest::keyClick(canvas, Qt::Key_Escape);
    QVERIFY(!canvas->placeTool()->isOn());
    press(bench, "askHere");
    QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(canvas, Qt::Key_Up);
    QTest::keyClick(canvas, Qt::Key_Return);
    QCOMPARE(canvas->region(), QRect(0, 0, 640, 400));
    QVERIFY2(textOf(bench, "skillHint").size() > 0, "the hint is a label");
    QCOMPARE(bench.find<QPushButton>("removePlaces")->text(), QStringLiteral("point x 330, y 199 ✕"));
    press(bench, "removePlaces");
    QVERIFY(!bench.find("removePlaces")->isVisible());
}

void tst_MarksInWindow::placeLeavesWithTheFrame() {
    WindowBench bench;
    teachAll(bench);
    QVERIFY(openPicture(bench));
    press(bench, "askHere");
    QTest::mouseClick(canvasOf(bench), Qt::LeftButton, {}, onCanvas(bench, {600, 380}));
    QVERIFY(bench.find("removePlaces")->isVisible());
    dragFrame(canvasOf(bench), {10, 10}, {200, 200});
    QTRY_VERIFY(!bench.find("removePlaces")->isVisible());
}

void tst_MarksInWindow::gaze() {
    WindowBench bench;
    teachAll(bench);
    GenerationResult result;
    result.points = {{0.75, 0.5}};
    bench.script->setResult(result);
    QVERIFY(openPicture(bench));
    press(bench, "skill_gaze");
    auto* input = bench.find<QPlainTextEdit>("questionInput");
    input->setPlainText(QStringLiteral("words"));
    QVERIFY(!bench.find<QPushButton>("sendButton")->isEnabled());
    QTest::mouseClick(canvasOf(bench), Qt::LeftButton, {}, onCanvas(bench, {160, 100}));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY(bench.script->lastRequest().skill == Skill::Gaze);
    QCOMPARE(bench.script->lastRequest().references.size(), size_t(1));
    QCOMPARE(bench.script->lastRequest().references[0].values[0], 0.25);
    const std::vector<Mark>& marks = canvasOf(bench)->marks();
    QCOMPARE(marks.size(), size_t(2));
    QCOMPARE(marks[1].point, QPointF(480, 200));
    QVERIFY(marks[1].from && *marks[1].from == QPointF(160, 100));
    QCOMPARE(textOf(bench, "answerEnglish"), QStringLiteral("This face looks at point 1."));
}

void tst_MarksInWindow::evidence() {
    WindowBench bench;
    teachAll(bench);
    GenerationResult result;
    Reasoning reasoning;
    reasoning.text = "I see a save button and a title.";
    reasoning.grounding = {{8, 19, {{0.25, 0.25}}}, {26, 31, {{0.5, 0.75}, {0.6, 0.75}}}};
    result.reasoning = reasoning;
    bench.script->setResult(result);
    QVERIFY(openPicture(bench));
    QTest::mouseClick(bench.find<QCheckBox>("thinkFirst"), Qt::LeftButton, {}, QPoint(8, 8));
    ask(bench, QStringLiteral("What can I do?"));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY(bench.script->lastRequest().reasoning);
    auto* toggle = bench.find<QToolButton>("reasoningToggle");
    auto* text = bench.find<LinkedText>("reasoningText");
    QVERIFY(toggle->isVisible() && !text->isVisible());
    QCOMPARE(layerOf(bench).shown().size(), size_t(0));
    toggle->click();
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), QStringLiteral("I see a save button1 and a title2,3."));
    bench.window->activateWindow();
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClick(text, Qt::Key_Tab);
    QTRY_COMPARE(layerOf(bench).shown().size(), size_t(1));
    QTest::keyClick(text, Qt::Key_Return);
    toggle->setFocus();
    QTRY_COMPARE(layerOf(bench).shown().size(), size_t(1));
    QCOMPARE(layerOf(bench).shown()[0].label, QStringLiteral("save button"));
    Q_EMIT text->anchorClicked(QUrl(QStringLiteral("evidence:1")));
    toggle->click();
    QTRY_COMPARE(layerOf(bench).shown().size(), size_t(0));
}

void tst_MarksInWindow::describesTheMarks() {
    WindowBench bench;
    teachAll(bench);
    bench.script->setResult(twoBoxes());
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    QVERIFY2(canvasOf(bench)->accessibleDescription().contains(QStringLiteral("2 marks")),
             qPrintable(canvasOf(bench)->accessibleDescription()));
    QTest::keyClick(canvasOf(bench), Qt::Key_N);
    QVERIFY2(canvasOf(bench)->accessibleDescription().contains(QStringLiteral("mark 1: box x 160, y 100, 160 × 100")),
             qPrintable(canvasOf(bench)->accessibleDescription()));
}

void tst_MarksInWindow::regenerateKeepsTheObject() {
    WindowBench bench;
    teachAll(bench);
    QVERIFY(openPicture(bench));
    find(bench, "skill_find", QStringLiteral("button"));
    QTRY_VERIFY(isAnswered(bench));
    bench.script->setResult(twoBoxes());
    press(bench, "regenerate");
    QTRY_COMPARE(textOf(bench, "answerEnglish"), QStringLiteral("2 found."));
    QCOMPARE(bench.script->count("ask button"), 2);
    QCOMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("Find: button"));
}

QTEST_MAIN(tst_MarksInWindow)
#include "tst_MarksInWindow.moc"
