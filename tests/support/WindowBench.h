#pragma once

#include "app/models/PackCatalog.h"
#include "app/support/LanguageSwitcher.h"
#include "app/support/ThemeSwitcher.h"
#include "app/window/MainWindow.h"
#include "core/packs/PackStore.h"
#include "core/settings/Settings.h"
#include "tests/support/ScriptedEngine.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QtGui/QDropEvent>

#include <memory>

namespace lunette::test {

/// The real window over the scripted engine, with its own settings and folders. Header only: for window tests alone.
class WindowBench {
public:
    explicit WindowBench(bool withPacks = true)
        : m_store(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat) {
        m_settings.setLanguage(UiLanguage::English);
        m_settings.setTheme(UiTheme::Light);
        m_settings.setNoteFolder(m_folder.path());
        PackListing listing;
        if (withPacks) {
            listing.packs = scriptedTranslators();
            listing.packs.insert(listing.packs.begin(), {scriptedPack("scripted"), scriptedPack("second")});
            listing.packs.front().files["model.safetensors"] = {1, "00"};
        }
        m_catalog = std::make_unique<PackCatalog>([listing, folder = packsFolder()] {
            PackListing all = listing;
            for (const PackInfo& imported : PackStore({folder}).list())
                all.packs.push_back(imported);
            return all;
        });
        m_inference = std::make_unique<InferenceController>(scriptedEngine(script));
        WindowServices services{*m_inference,
                                m_settings,
                                *m_catalog,
                                m_language,
                                m_theme,
                                [](const PackInfo&) { return Result<void>(); },
                                packsFolder(),
                                m_folder.filePath(QStringLiteral("glossary.csv")),
                                m_folder.filePath(QStringLiteral("memory.csv"))};
        window = std::make_unique<MainWindow>(services);
        window->resize(1200, 780);
        window->show();
        window->start();
    }

    template <class Widget = QWidget>
    Widget* find(const char* name) const {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }

    bool isReady() const { return m_inference->state() == EngineState::Ready; }
    InferenceController& inference() { return *m_inference; }
    PackCatalog& catalog() { return *m_catalog; }
    Settings& settings() { return m_settings; }
    QString folder() const { return m_folder.path(); }
    QString packsFolder() const { return m_folder.filePath(QStringLiteral("packs")); }

    /// A picture file of the bench's folder.
    QString pictureFile(const QString& name, QSize size = {640, 400}) const {
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < size.width(); ++x)
                row[x] = qRgb(x & 255, y & 255, (x * y) & 255);
        }
        const QString file = m_folder.filePath(name);
        image.save(file);
        return file;
    }

    /// Drops files on a widget as a file manager does.
    static void drop(QWidget* widget, const QStringList& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        const QPointF middle(widget->rect().center());
        QDragEnterEvent enter(middle.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &drop);
    }

    std::shared_ptr<EngineScript> script = std::make_shared<EngineScript>();

private:
    QTemporaryDir m_folder;
    QSettings m_store;
    Settings m_settings{m_store};
    LanguageSwitcher m_language;
    ThemeSwitcher m_theme;
    std::unique_ptr<PackCatalog> m_catalog;
    std::unique_ptr<InferenceController> m_inference;

public:
    std::unique_ptr<MainWindow> window; ///< goes before what it works with
};

} // namespace lunette::test
