#include "app/image/CropOptionBar.h"
#include "tests/support/WindowSteps.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabWidget>

using namespace lunette;
using namespace lunette::test;

class tst_MainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsItsStates();
    void saysThatThereIsNoPack();
    void saysWhyThePackFailed();
    void wholeWay();
    void switchesLanguage();
    void growsAStrip();
    void switchesTheme();
    void keyboardOnly();
    void everyControlHasAName();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void packsDialogListsAndVerifies();
    void closesInEveryState_data();
    void closesInEveryState();
};

void tst_MainWindow::showsItsStates() {
    WindowBench bench;
    bench.script->openGate.close();
    QTRY_VERIFY(bench.isReady() || bench.inference().state() == EngineState::Loading);
    bench.script->openGate.open();
    QTRY_VERIFY(bench.isReady());
    QVERIFY2(textOf(bench, "modelLampText").contains("Scripted model"), qPrintable(textOf(bench, "modelLampText")));
    QCOMPARE(textOf(bench, "offlineLabel"), QStringLiteral("Offline"));
    QVERIFY(!bench.find("engineBanner")->isVisible());
    QVERIFY(bench.find("welcomeView")->isVisible());
}

void tst_MainWindow::saysThatThereIsNoPack() {
    WindowBench bench(false);
    QTRY_VERIFY(bench.find("engineBanner")->isVisible());
    QVERIFY(textOf(bench, "modelLampText").contains("No model pack"));
    QVERIFY(!bench.find<QPushButton>("sendButton")->isEnabled());
}

void tst_MainWindow::saysWhyThePackFailed() {
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    bench.script->failOpening({ErrorCode::Pack, "the pack is broken", "fetch it again", {}});
    bench.inference().openPack({scriptedPack("bad"), {}, {}});
    const auto* banner = bench.find("engineBanner");
    QTRY_VERIFY(banner->isVisible());
    QTRY_COMPARE(banner->findChild<QLabel*>("bannerText")->text(),
                 QStringLiteral("The pack is broken: fetch it again."));
}

void tst_MainWindow::wholeWay() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    QVERIFY(!bench.find("welcomeView")->isVisible());
    dragFrame(canvasOf(bench), {100, 100}, {300, 200});
    QTRY_VERIFY(bench.script->log().last().startsWith("encode 2"));
    const QRect crop = canvasOf(bench)->region();
    QVERIFY2(std::abs(crop.width() - 200) <= 4 && std::abs(crop.height() - 100) <= 4,
             qPrintable(QDebug::toString(crop)));
    QVERIFY(textOf(bench, "sightMeter").startsWith("Seen at"));

    bench.script->setTranslation("这个按钮是做什么的？", "What does this button do?");
    bench.script->tokenGate.close();
    ask(bench, QStringLiteral("这个按钮是做什么的？"));
    bench.script->tokenGate.letOne();
    QTRY_COMPARE(textOf(bench, "answerEnglish"), QStringLiteral("It "));
    QCOMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("这个按钮是做什么的？"));
    QCOMPARE(textOf(bench, "exchangeOtherQuestion"), QStringLiteral("What does this button do?"));
    bench.script->tokenGate.open();
    QTRY_COMPARE(textOf(bench, "answerEnglish"), QStringLiteral("It says Save. Nothing else."));
    QTRY_COMPARE(textOf(bench, "answerChinese"), QStringLiteral("《中文：It says Save.》《中文：Nothing else.》"));
    QTRY_VERIFY(textOf(bench, "exchangeTiming").contains("5 tokens"));
    QCOMPARE(textOf(bench, "noteItems"), QStringLiteral("Note: 1 item"));

    press(bench, "copyChinese");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("《中文：It says Save.》《中文：Nothing else.》"));
    bench.window->findChild<QAction*>("exportAction")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(notice(bench).contains(".md"), 20000);
    const QStringList notes = QDir(bench.folder()).entryList({"*.md"});
    QCOMPARE(notes.size(), 1);
    QFile note(bench.folder() + u'/' + notes.first());
    QVERIFY(note.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(note.readAll());
    QVERIFY(text.contains(QStringLiteral("这个按钮是做什么的？")));
    QVERIFY(text.contains(QStringLiteral("What does this button do?")));
    QVERIFY(text.contains(QStringLiteral("It says Save")));
}

void tst_MainWindow::switchesLanguage() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    QCOMPARE(bench.find<QPushButton>("sendButton")->text(), QStringLiteral("&Send"));
    bench.window->findChild<QAction*>("settingsAction")->trigger();
    auto* box = bench.find<QComboBox>("languageBox");
    QVERIFY(box);
    box->setCurrentIndex(2);
    Q_EMIT box->activated(2);
    QTRY_COMPARE(bench.find("settingsDialog")->windowTitle(), QStringLiteral("设置"));
    QTRY_VERIFY(bench.find<QPushButton>("sendButton")->text().contains(QStringLiteral("发送")));
    QCOMPARE(bench.find<QPushButton>("preset_short")->text(), QStringLiteral("简短"));
    QVERIFY(bench.window->findChild<QAction*>("openAction")->text() == QStringLiteral("打开"));
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QTRY_COMPARE(bench.find<QPushButton>("sendButton")->text(), QStringLiteral("&Send"));
}

void tst_MainWindow::growsAStrip() {
    WindowBench bench;
    QVERIFY(openPicture(bench, {1600, 900}));
    ImageCanvas* canvas = canvasOf(bench);
    auto* bar = bench.window->findChild<CropOptionBar*>();
    const QRect strip(20, 400, 1500, 60);
    canvas->setRegion(strip);
    Q_EMIT bar->growToFitRequested();
    const QRect grown = canvas->region();
    QVERIFY(grown.contains(strip) && grown.height() > 378);
    Q_EMIT bar->growToFitRequested();
    QCOMPARE(canvas->region(), grown);
    QVERIFY(notice(bench).contains("already sees"));
}

void tst_MainWindow::switchesTheme() {
    WindowBench bench;
    bench.settings().setTheme(UiTheme::Dark);
    QTRY_VERIFY(bench.window->palette().color(QPalette::Window).lightness() < 80);
    bench.settings().setTheme(UiTheme::Light);
    QTRY_VERIFY(bench.window->palette().color(QPalette::Window).lightness() > 200);
}

void tst_MainWindow::keyboardOnly() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    ImageCanvas* canvas = canvasOf(bench);
    canvas->setRegion({100, 100, 50, 40});
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QCOMPARE(canvas->region(), QRect(101, 100, 50, 40));
    QTest::keyClick(bench.window.get(), Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), bench.find("questionInput"));
    QTest::keyClicks(QApplication::focusWidget(), "What is it?");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(textOf(bench, "exchangeQuestion"), QStringLiteral("What is it?"));
    QTRY_VERIFY(bench.find<QPushButton>("regenerate")->isEnabled());
    QSet<QWidget*> reached;
    for (int i = 0; i < 80; ++i) {
        reached << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* name : {"questionInput", "preset_short", "preset_read", "copyEnglish", "regenerate"})
        QVERIFY2(reached.contains(bench.find(name)), name);
    QVERIFY(reached.contains(canvas));
}

void tst_MainWindow::everyControlHasAName() {
    WindowBench bench;
    QVERIFY(openPicture(bench));
    ask(bench, QStringLiteral("What?"));
    QTRY_VERIFY(bench.find("regenerate"));
    bench.window->findChild<QAction*>("settingsAction")->trigger();
    bench.window->findChild<QAction*>("packsAction")->trigger();
    QStringList nameless;
    for (const QWidget* widget : bench.window->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_") ||
            widget->inherits("QAbstractItemView") != (widget->objectName() == u"packList"))
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const QVariant text = widget->property("text");
        if (!label && widget->accessibleName().isEmpty() && text.toString().isEmpty())
            nameless << widget->metaObject()->className() + QStringLiteral(" ") + widget->objectName();
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
}

void tst_MainWindow::nothingIsCutOff_data() {
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<int>("width");
    for (const int width : {900, 1240}) {
        QTest::addRow("English, %d", width) << false << width;
        QTest::addRow("Chinese, %d", width) << true << width;
    }
}

void tst_MainWindow::nothingIsCutOff() {
    QFETCH(bool, chinese);
    QFETCH(int, width);
    WindowBench bench;
    bench.settings().setLanguage(chinese ? UiLanguage::Chinese : UiLanguage::English);
    bench.window->resize(width, 620);
    QTRY_VERIFY(bench.isReady());
    const auto cut = [&bench] {
        QStringList found;
        QCoreApplication::processEvents();
        for (const QLabel* label : bench.window->findChildren<QLabel*>()) {
            const bool tall = label->hasHeightForWidth() && label->heightForWidth(label->width()) > label->height();
            const bool wide =
                !label->wordWrap() && label->pixmap().isNull() && label->minimumSizeHint().width() > label->width();
            if (label->isVisible() && (tall || wide))
                found << label->objectName() + QStringLiteral(": ") + label->text();
        }
        for (const QPushButton* button : bench.window->findChildren<QPushButton*>()) {
            if (button->isVisible() && !button->text().isEmpty() && button->sizeHint().width() > button->width())
                found << button->objectName() + QStringLiteral(": ") + button->text();
        }
        return found.join(u'\n');
    };
    QVERIFY2(cut().isEmpty(), qPrintable(cut()));
    QVERIFY(openPicture(bench, {1600, 900}));
    ask(bench, QStringLiteral("What does this button do?"));
    QTRY_VERIFY(bench.find<QPushButton>("regenerate")->isEnabled());
    QTRY_VERIFY2(cut().isEmpty(), qPrintable(cut()));
    bench.find<QTabWidget>("sideTabs")->setCurrentIndex(1);
    QTRY_VERIFY2(cut().isEmpty(), qPrintable(cut()));
}

void tst_MainWindow::packsDialogListsAndVerifies() {
    WindowBench bench;
    QTRY_VERIFY(bench.isReady());
    bench.window->findChild<QAction*>("packsAction")->trigger();
    const auto* details = bench.find<QLabel>("packDetails");
    QVERIFY(details);
    QVERIFY2(details->text().contains("Apache-2.0"), qPrintable(details->text()));
    QVERIFY(!bench.find<QPushButton>("usePack")->isEnabled());
    press(bench, "verifyPack");
    QTRY_COMPARE(textOf(bench, "packResult"), QStringLiteral("Every file is as it should be."));
    bench.find<QListWidget>("packList")->setCurrentRow(1);
    press(bench, "usePack");
    QTRY_VERIFY(bench.script->log().contains("open second"));
    QCOMPARE(bench.settings().packName(), QStringLiteral("second"));
    press(bench, "closePacks");
}

void tst_MainWindow::closesInEveryState_data() {
    QTest::addColumn<QString>("state");
    for (const char* state : {"start", "picture", "looking", "answering", "dialog", "opening file", "exporting"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void tst_MainWindow::closesInEveryState() {
    QFETCH(QString, state);
    WindowBench bench;
    if (state != "start" && state != "opening file")
        QVERIFY(openPicture(bench));
    if (state == "looking") {
        bench.script->encodeGate.close();
        canvasOf(bench)->setRegion({0, 0, 33, 33});
        QTRY_COMPARE(bench.script->encodeGate.waiting(), 1);
    } else if (state == "answering") {
        bench.script->tokenGate.close();
        ask(bench, QStringLiteral("What?"));
        QTRY_COMPARE(bench.script->tokenGate.waiting(), 1);
    } else if (state == "dialog") {
        bench.window->findChild<QAction*>("packsAction")->trigger();
    } else if (state == "opening file") {
        WindowBench::drop(canvasOf(bench), {bench.pictureFile(QStringLiteral("big.png"), {2000, 2000})});
    } else if (state == "exporting") {
        ask(bench, QStringLiteral("What?"));
        QTRY_VERIFY(bench.find<QPushButton>("regenerate")->isEnabled());
        bench.window->findChild<QAction*>("exportAction")->trigger();
    }
    QVERIFY(bench.window->close());
    bench.window.reset();
    QVERIFY(!bench.folder().isEmpty());
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
