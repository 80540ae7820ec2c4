#pragma once

#include "app/chat/ChatSession.h"
#include "app/image/ImageCanvas.h"
#include "app/models/PackCatalog.h"
#include "app/support/LanguageSwitcher.h"
#include "app/support/ThemeSwitcher.h"
#include "app/window/MainWindow.h"
#include "core/base/Paths.h"
#include "core/engine/EngineFactory.h"
#include "core/packs/PackStore.h"
#include "core/settings/Settings.h"
#include "tests/support/WindowBench.h"

#include <QDir>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace lunette::test {

/// The program's window over its real engine and built-in packs, as app/main.cpp puts them together, with settings and
/// notes in a temporary folder. The orders are given the way a person gives them. Thread: GUI.
class RealWindow {
public:
    RealWindow()
        : m_store(m_folder.filePath("settings.ini"), QSettings::IniFormat)
        , m_settings(m_store)
        , m_inference([] { return makeModuleEngineFactory(paths::engineModule().toStdString()); })
        , m_catalog(readInstalledPacks)
        , m_window(std::make_unique<MainWindow>(
              WindowServices{m_inference, m_settings, m_catalog, m_language, m_theme, &PackStore::check})) {
        m_settings.setNoteFolder(noteFolder());
        QDir().mkpath(noteFolder());
    }

    MainWindow& window() { return *m_window; }
    InferenceController& inference() { return m_inference; }
    Settings& settings() { return m_settings; }
    ImageCanvas& canvas() { return *m_window->findChild<ImageCanvas*>("imageCanvas"); }
    ChatSession& session() { return *m_window->findChild<ChatSession*>(); }
    QString noteFolder() const { return m_folder.filePath("notes"); }
    template <class Widget>
    Widget* find(const char* name) {
        return m_window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void close() { m_window.reset(); }

    void drop(const QString& file) { WindowBench::drop(&canvas(), {file}); }

    /// Drags a frame in steps; `region` in image pixels.
    void drag(const QRect& region) {
        const auto at = [this](QPointF image) { return canvas().view().toWidget(image).toPoint(); };
        const QPointF from = region.topLeft();
        const QPointF to(region.x() + region.width(), region.y() + region.height());
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, at(from));
        constexpr int kSteps = 20;
        for (int step = 1; step <= kSteps; ++step) {
            QTest::mouseMove(&canvas(), at(from + (to - from) * step / kSteps));
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, at(to));
    }

    /// Types the question, Chinese as an input method commits it, and presses Send.
    void ask(const QString& question) {
        auto* input = find<QPlainTextEdit>("questionInput");
        input->setFocus();
        QInputMethodEvent typed;
        typed.setCommitString(question);
        QCoreApplication::sendEvent(input, &typed);
        QTest::mouseClick(find<QPushButton>("sendButton"), Qt::LeftButton);
    }

private:
    QTemporaryDir m_folder;
    QSettings m_store;
    Settings m_settings;
    ThemeSwitcher m_theme;
    LanguageSwitcher m_language;
    InferenceController m_inference;
    PackCatalog m_catalog;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace lunette::test
