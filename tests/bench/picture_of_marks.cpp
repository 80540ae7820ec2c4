#include "app/chat/ReasoningView.h"
#include "app/image/MarkLayer.h"
#include "app/support/PassiveThreads.h"
#include "tests/support/TestData.h"
#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QToolButton>

#include <cstdio>

using namespace lunette;
using namespace lunette::test;

namespace {

struct Scene {
    QString picture;
    UiLanguage language = UiLanguage::English;
    UiTheme theme = UiTheme::Light;
    QString folder;

    QString file(const char* what) const {
        const char* tongue = language == UiLanguage::Chinese ? "zh" : "en";
        const char* look = theme == UiTheme::Dark ? "dark" : "light";
        return folder + QStringLiteral("/%1-%2-%3.png").arg(what, tongue, look);
    }
};

GenerationResult boxes() {
    GenerationResult result;
    result.objects = {{0.05, 0.08, 0.3, 0.2}, {0.4, 0.3, 0.62, 0.42}, {0.66, 0.3, 0.92, 0.42}, {0.1, 0.7, 0.16, 0.76}};
    return result;
}

GenerationResult points(int count) {
    GenerationResult result;
    for (int i = 0; i < count; ++i)
        result.points.push_back({0.08 + 0.84 * (i % 6) / 5.0, 0.15 + 0.2 * (i / 6)});
    return result;
}

GenerationResult thought() {
    GenerationResult result;
    Reasoning reasoning;
    reasoning.text =
        "The user wants to keep the changes. I see a save button on the right and a cancel button beside it. "
        "The title says that the file was changed.";
    reasoning.grounding = {{44, 55, {{0.72, 0.36}}}, {75, 88, {{0.5, 0.36}}}, {104, 109, {{0.18, 0.14}}}};
    result.reasoning = reasoning;
    return result;
}

class Photographer {
public:
    explicit Photographer(const Scene& scene)
        : m_scene(scene) {
        m_bench.script->info.skills = {Skill::Caption, Skill::Query, Skill::Detect, Skill::Point, Skill::Gaze};
        m_bench.script->info.reasoning = m_bench.script->info.spatialReferences = true;
        m_bench.script->setTranslation("save button", "保存按钮");
        m_bench.script->setTranslation("保存按钮", "save button");
        m_bench.script->setTranslation("icon", "图标");
        m_bench.script->setTranslation("图标", "icon");
        m_bench.script->setTranslation("这里是什么？", "What is this?");
        m_bench.script->setTranslation("What is this?", "这里是什么？");
        m_bench.script->setTranslation("Press Save.", "按“保存”。");
        m_bench.script->setAnswer({"Press ", "Save."});
        m_bench.settings().setLanguage(scene.language);
        m_bench.settings().setTheme(scene.theme);
        m_bench.window->resize(1280, 800);
    }

    bool takeAll() {
        WindowBench::drop(canvasOf(m_bench), {m_scene.picture});
        if (!QTest::qWaitFor([this] { return canvasOf(m_bench)->hasImage() && m_bench.isReady(); }, 60000))
            return false;
        const bool chinese = m_scene.language == UiLanguage::Chinese;
        find("skill_find", chinese ? QStringLiteral("保存按钮") : QStringLiteral("save button"), boxes());
        canvasOf(m_bench)->markLayer()->setCurrent(2);
        bool done = take("boxes");
        find("skill_count", chinese ? QStringLiteral("图标") : QStringLiteral("icon"), points(14));
        done = take("points") && done;
        m_bench.script->setResult(points(1));
        press(m_bench, "skill_gaze");
        click({0.6, 0.55});
        settle();
        done = take("gaze") && done;
        press(m_bench, "skill_ask");
        press(m_bench, "askHere");
        drag({0.38, 0.27}, {0.64, 0.45});
        done = take("ask-here") && done;
        m_bench.find<QCheckBox>("thinkFirst")->click();
        find("skill_ask", chinese ? QStringLiteral("这里是什么？") : QStringLiteral("What is this?"), thought());
        m_bench.window->findChildren<QToolButton*>("reasoningToggle").last()->click();
        LinkedText* thinking = m_bench.window->findChildren<LinkedText*>().last();
        for (const char* link : {"evidence:1", "evidence:3"})
            Q_EMIT thinking->anchorClicked(QUrl(QString::fromLatin1(link)));
        done = take("evidence") && done;
        m_bench.window->findChild<QAction*>("exportAction")->trigger();
        return take("note") && done;
    }

private:
    QPointF at(QPointF fraction) const {
        const QSizeF size = canvasOf(m_bench)->image().size();
        return {fraction.x() * size.width(), fraction.y() * size.height()};
    }
    void click(QPointF fraction) {
        QTest::mouseClick(canvasOf(m_bench), Qt::LeftButton, {},
                          canvasOf(m_bench)->view().toWidget(at(fraction)).toPoint());
    }
    void drag(QPointF from, QPointF to) { dragFrame(canvasOf(m_bench), at(from).toPoint(), at(to).toPoint()); }
    void find(const char* skill, const QString& text, const GenerationResult& result) {
        m_bench.script->setResult(result);
        press(m_bench, skill);
        ask(m_bench, text);
        settle();
    }
    void settle() { QTest::qWait(500); }
    bool take(const char* what) {
        settle();
        return m_bench.window->grab().save(m_scene.file(what));
    }

    Scene m_scene;
    WindowBench m_bench;
};

} // namespace

/// Saves pictures of the window with boxes, points, a gaze, a marked place and evidence, in both languages and themes,
/// over a scripted engine (the places mean nothing): picture_of_marks FOLDER [PICTURE]
int main(int argc, char** argv) {
    usePassiveThreads(argv);
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: picture_of_marks FOLDER [PICTURE]\n", stderr);
        return 2;
    }
    Scene scene;
    scene.folder = arguments[1];
    scene.picture = arguments.value(2, sourcePath("resources/samples/save-changes.png"));
    bool done = true;
    for (const auto& [language, theme] :
         {std::pair{UiLanguage::English, UiTheme::Light}, std::pair{UiLanguage::Chinese, UiTheme::Dark}}) {
        scene.language = language;
        scene.theme = theme;
        done = Photographer(scene).takeAll() && done;
    }
    return done ? 0 : 1;
}
