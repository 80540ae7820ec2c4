#include "app/support/PassiveThreads.h"
#include "tests/support/RealWindow.h"
#include "tests/support/TestData.h"
#include "tests/support/Watchdog.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QSignalSpy>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

using namespace lunette;
using namespace lunette::test;

namespace {

constexpr int kPatience = 120000;

/// Milliseconds since the kernel started this process; steps of a hundredth of a second.
double sinceProcessStart() {
    QFile file("/proc/self/stat");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const double ticks = all.mid(all.lastIndexOf(')') + 2).split(' ').value(19).toDouble();
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - ticks / double(sysconf(_SC_CLK_TCK))) * 1000;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

void print(const char* name, double value, const char* unit) {
    std::printf("%-36s %8.1f %s\n", name, value, unit);
    std::fflush(stdout);
}

/// Milliseconds until `spy` has more signals than `before`; negative when nothing came.
double waitFor(QSignalSpy& spy, qsizetype before, const QElapsedTimer& clock) {
    while (spy.count() <= before && clock.elapsed() < kPatience)
        QTest::qWait(1);
    return spy.count() > before ? double(clock.nsecsElapsed()) / 1e6 : -1;
}

void waitUntilQuiet(RealWindow& real) {
    QElapsedTimer clock;
    clock.start();
    while ((real.inference().state() != EngineState::Ready || real.session().isBusy()) && clock.elapsed() < kPatience)
        QTest::qWait(5);
}

int measure(const QString& picture, const QRect& frame) {
    RealWindow real;
    real.window().resize(1280, 800);
    real.window().show();
    if (!QTest::qWaitForWindowExposed(&real.window()))
        return 1;
    QCoreApplication::processEvents();
    print("start to interactive", sinceProcessStart(), "ms");
    Watchdog watchdog;
    watchdog.start();
    const auto printGap = [&watchdog](const char* name) {
        print(name, double(watchdog.stop()), "ms");
        watchdog.start();
    };

    QElapsedTimer clock;
    clock.start();
    QSignalSpy ready(&real.inference(), &InferenceController::packReady);
    real.window().start();
    print("start order to pack ready", waitFor(ready, 0, clock), "ms");
    printGap("longest gap, loading");

    real.drop(picture);
    while (!real.canvas().hasImage() && clock.elapsed() < kPatience)
        QTest::qWait(1);
    if (!real.canvas().hasImage())
        return 1;
    waitUntilQuiet(real);
    printGap("longest gap, drop");

    QSignalSpy settled(&real.canvas(), &ImageCanvas::regionSettled);
    QSignalSpy pieces(&real.inference(), &InferenceController::tokens);
    real.drag(frame);
    clock.start();
    if (waitFor(settled, 0, clock) < 0)
        return 1;
    printGap("longest gap, drag");
    clock.start();
    real.find<QPushButton>("preset_read")->click();
    print("crop settle to first token", waitFor(pieces, 0, clock), "ms");
    waitUntilQuiet(real);
    print("crop settle to whole answer", double(clock.nsecsElapsed()) / 1e6, "ms");
    printGap("longest gap, first answer");

    const qsizetype before = pieces.count();
    clock.start();
    real.ask(QStringLiteral("这里写着什么？"));
    print("second question to first token", waitFor(pieces, before, clock), "ms");
    waitUntilQuiet(real);
    print("second question to whole answer", double(clock.nsecsElapsed()) / 1e6, "ms");
    printGap("longest gap, second answer");

    real.find<QAction>("exportAction")->trigger();
    clock.start();
    while (QDir(real.noteFolder()).entryList({"*.md"}).isEmpty() && clock.elapsed() < 10000)
        QTest::qWait(1);
    printGap("longest gap, export");
    print("peak memory", peakMegabytes(), "MB");
    return 0;
}

} // namespace

/// Prints the figures of the way from start to note with the built-in packs:
/// bench_window [PICTURE X Y WIDTH HEIGHT], pixels of the picture.
int main(int argc, char** argv) {
    usePassiveThreads(argv);
    QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 6)
        return measure(arguments[1],
                       {arguments[2].toInt(), arguments[3].toInt(), arguments[4].toInt(), arguments[5].toInt()});
    return measure(sourcePath("resources/samples/save-changes.png"), {120, 228, 404, 32});
}
