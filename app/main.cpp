#include "app/cli/CommandLine.h"
#include "app/models/PackCatalog.h"
#include "app/support/LanguageSwitcher.h"
#include "app/support/PassiveThreads.h"
#include "app/support/ThemeSwitcher.h"
#include "app/window/MainWindow.h"
#include "core/base/Paths.h"
#include "core/packs/PackStore.h"
#include "core/settings/Settings.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <cstdio>

namespace {

constexpr int kUsageError = 2;

/// Whether Qt could open a window here; asked before QApplication, which ends the process when it cannot.
bool hasDisplay(const QStringList& arguments) {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
#ifdef Q_OS_LINUX
    return arguments.contains(QStringLiteral("-platform"));
#else
    return true;
#endif
}

void name(QCoreApplication& application) {
    application.setApplicationName(QStringLiteral("lunette"));
    application.setOrganizationName(QStringLiteral("lunette"));
    application.setApplicationVersion(QStringLiteral(LUNETTE_VERSION));
}

int runWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    name(application);
    application.setApplicationDisplayName(QStringLiteral("Lunette"));
    application.setDesktopFileName(QStringLiteral("lunette"));
    application.setWindowIcon(QIcon(QStringLiteral(":/icons/lunette.svg")));

    using namespace lunette;
    QSettings store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("lunette"), QStringLiteral("lunette"));
    Settings settings(store);
    ThemeSwitcher theme;
    LanguageSwitcher language;
    const std::string module = paths::engineModule().toStdString();
    InferenceController inference([module] { return makeModuleEngineFactory(module); });
    PackCatalog catalog(readInstalledPacks);
    MainWindow window({inference, settings, catalog, language, theme, &PackStore::check});
    window.show();
    QTimer::singleShot(0, &window, [&window, &application] {
        window.start();
        window.openFiles(application.arguments().mid(1));
    });
    return application.exec();
}

} // namespace

int main(int argc, char** argv) {
    lunette::usePassiveThreads(argv);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (lunette::isCommandLine(arguments)) {
        QCoreApplication application(argc, argv);
        name(application);
        return lunette::runCommandLine(application.arguments().mid(1));
    }
    if (!hasDisplay(arguments)) {
        std::fputs("lunette: there is no display to show the window on: start it from a desktop session, or use a "
                   "subcommand such as \"lunette note\" (see lunette --help)\n",
                   stderr);
        return kUsageError;
    }
    return runWindow(argc, argv);
}
