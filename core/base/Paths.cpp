#include "core/base/Paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace lunette::paths {

namespace {

/// The first existing of: beside the executable (build tree), then the installed places.
QString firstExisting(const QStringList& candidates) {
    for (const QString& candidate : candidates) {
        if (QFileInfo::exists(candidate))
            return QDir::cleanPath(candidate);
    }
    return {};
}

/// The executable's folder and its parent: test programs live one level below the build folder.
QStringList roots() {
    const QString here = QCoreApplication::applicationDirPath();
    return {here, here + QStringLiteral("/..")};
}

QString programData(const QString& name) {
    QStringList candidates;
    for (const QString& root : roots())
        candidates << root + u'/' + name;
    candidates << roots().first() + QStringLiteral("/../share/lunette/") + name;
    return firstExisting(candidates);
}

QString userData(const QString& name) {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/lunette/") + name;
}

} // namespace

QString modules() {
    return programData(QStringLiteral("modules"));
}

QString userPacks() {
    return userData(QStringLiteral("packs"));
}

QString userGlossary() {
    return userData(QStringLiteral("glossary.csv"));
}

QString userTranslationMemory() {
    return userData(QStringLiteral("translation-memory.csv"));
}

QStringList packFolders() {
    QStringList folders = qEnvironmentVariable("LUNETTE_PACKS").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders << userPacks();
    const QString builtIn = programData(QStringLiteral("packs"));
    if (!builtIn.isEmpty())
        folders << builtIn;
    return folders;
}

QString engineModule() {
    QStringList candidates;
    for (const QString& root : roots())
        candidates << root + QStringLiteral("/liblunette_engine.so");
    candidates << roots().first() + QStringLiteral("/../lib/lunette/liblunette_engine.so")
               << roots().first() + QStringLiteral("/../lib/x86_64-linux-gnu/lunette/liblunette_engine.so");
    return firstExisting(candidates);
}

} // namespace lunette::paths
