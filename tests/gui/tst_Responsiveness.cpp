#include "app/image/ImageCanvas.h"
#include "tests/support/Watchdog.h"
#include "tests/support/WindowBench.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace lunette;
using namespace lunette::test;

/// The window's thread must stay free whatever the program does: prints the longest gap of each step.
class tst_Responsiveness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeWay();

private:
    static constexpr qint64 kLongestGap = 200; ///< milliseconds
    static void report(const char* step, qint64 gap);
    static void tell(const char* step, qint64 gap);
};

void tst_Responsiveness::tell(const char* step, qint64 gap) {
    qInfo("longest gap during %s: %lld ms", step, static_cast<long long>(gap));
}

void tst_Responsiveness::report(const char* step, qint64 gap) {
    tell(step, gap);
    QVERIFY2(gap <= kLongestGap, step);
}

void tst_Responsiveness::wholeWay() {
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    const QString file = bench.pictureFile(QStringLiteral("large.png"), {3840, 2160});
    auto* canvas = bench.window->findChild<ImageCanvas*>();
    QVERIFY(QTest::qWaitForWindowExposed(bench.window.get()));
    Watchdog watchdog;

    watchdog.start();
    WindowBench::drop(canvas, {file});
    QTRY_VERIFY(canvas->hasImage() && bench.script->count("encode") > 0);
    report("drop", watchdog.stop());

    watchdog.start();
    const auto at = [&](QPoint point) { return canvas->view().toWidget(QPointF(point)).toPoint(); };
    QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, at({400, 400}));
    for (int step = 1; step <= 60; ++step) {
        QTest::mouseMove(canvas, at({400 + step * 40, 400 + step * 20}));
        QCoreApplication::processEvents();
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, at({2800, 1600}));
    QTRY_COMPARE(bench.script->count("encode"), 2);
    report("drag", watchdog.stop());

    std::vector<std::string> words;
    for (int i = 0; i < 400; ++i)
        words.push_back(i % 12 == 11 ? "end. " : "word ");
    bench.script->setAnswer(words);
    watchdog.start();
    auto* input = bench.find<QPlainTextEdit>("questionInput");
    input->setPlainText(QStringLiteral("这是什么？"));
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(bench.find<QLabel>("exchangeTiming") && !bench.find<QLabel>("exchangeTiming")->text().isEmpty());
    report("ask", watchdog.stop());

    watchdog.start();
    bench.window->findChild<QAction*>("exportAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(QDir(bench.folder()).entryList({"*.md"}).size(), 1, 20000);
    report("export", watchdog.stop());

    // Every widget is drawn anew, once, because the user asked for it: told, not limited.
    watchdog.start();
    bench.settings().setLanguage(UiLanguage::Chinese);
    QCoreApplication::processEvents();
    tell("language switch", watchdog.stop());
    watchdog.start();
    bench.settings().setTheme(UiTheme::Dark);
    QCoreApplication::processEvents();
    tell("theme switch", watchdog.stop());
}

QTEST_MAIN(tst_Responsiveness)
#include "tst_Responsiveness.moc"
