#include "app/support/PassiveThreads.h"
#include "tests/support/RealWindow.h"
#include "tests/support/TestData.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace lunette;
using namespace lunette::test;

namespace {

template <class Condition>
bool waitUntil(Condition condition) {
    QElapsedTimer clock;
    clock.start();
    while (!condition() && clock.elapsed() < 120000)
        QTest::qWait(20);
    return condition();
}

} // namespace

/// Saves a picture of the window after one question, for the README and for looking at it:
/// picture_of_window OUT.png [dark] [chinese] [note]
int main(int argc, char** argv) {
    usePassiveThreads(argv);
    QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: picture_of_window OUT.png [dark] [chinese] [note]\n", stderr);
        return 2;
    }

    RealWindow real;
    real.settings().setTheme(arguments.contains("dark") ? UiTheme::Dark : UiTheme::Light);
    real.settings().setLanguage(arguments.contains("chinese") ? UiLanguage::Chinese : UiLanguage::English);
    real.window().resize(1280, 760);
    real.window().show();
    real.window().start();
    const auto idle = [&real] { return real.inference().state() == EngineState::Ready && !real.session().isBusy(); };
    if (!waitUntil(idle))
        return 1;
    real.drop(sourcePath("resources/samples/save-changes.png"));
    if (!waitUntil([&real] { return real.canvas().hasImage(); }))
        return 1;
    real.drag({120, 226, 404, 36});
    QTest::qWait(400);
    waitUntil(idle);
    real.find<QPushButton>("preset_read")->click();
    waitUntil(idle);
    real.ask(QStringLiteral("这里写着什么？"));
    waitUntil(idle);
    if (arguments.contains("note"))
        real.find<QAction>("exportAction")->trigger();
    QTest::qWait(800);
    return real.window().grab().save(arguments[1]) ? 0 : 1;
}
