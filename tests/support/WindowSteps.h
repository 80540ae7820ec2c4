#pragma once

#include "app/image/ImageCanvas.h"
#include "tests/support/WindowBench.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextEdit>

/// What the window tests do again and again, by object names. Header only: for window tests alone.
namespace lunette::test {

inline ImageCanvas* canvasOf(const WindowBench& bench) {
    return bench.window->findChild<ImageCanvas*>();
}

inline QString textOf(const WindowBench& bench, const char* name) {
    if (const auto* text = bench.find<QTextEdit>(name))
        return text->toPlainText();
    const auto* label = bench.find<QLabel>(name);
    return label ? label->text() : QStringLiteral("<no %1>").arg(QString::fromLatin1(name));
}

inline bool openPicture(WindowBench& bench, QSize size = {640, 400}) {
    WindowBench::drop(canvasOf(bench), {bench.pictureFile(QStringLiteral("picture.png"), size)});
    constexpr int kPatience = 30000; // milliseconds; a busy machine takes its time
    return QTest::qWaitFor([&] { return canvasOf(bench)->hasImage() && bench.isReady(); }, kPatience);
}

/// Drags a frame between two points of the picture.
inline void dragFrame(ImageCanvas* canvas, QPoint from, QPoint to) {
    const auto at = [&](QPoint point) { return canvas->view().toWidget(QPointF(point)).toPoint(); };
    QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, at(from));
    QTest::mouseMove(canvas, at((from + to) / 2));
    QTest::mouseMove(canvas, at(to));
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, at(to));
}

inline void ask(const WindowBench& bench, const QString& text) {
    auto* input = bench.find<QPlainTextEdit>("questionInput");
    input->setPlainText(text);
    QTest::keyClick(input, Qt::Key_Return);
}

inline void press(const WindowBench& bench, const char* name) {
    bench.find<QPushButton>(name)->click();
}

inline QString notice(const WindowBench& bench) {
    const auto* banner = bench.find("noticeBanner");
    return banner->isVisible() ? banner->findChild<QLabel*>(QStringLiteral("bannerText"))->text() : QString();
}

} // namespace lunette::test
