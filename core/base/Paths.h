#pragma once

#include <QString>
#include <QStringList>

/// Where the program's own files and the user's packs are. Any thread, after the application object exists.
namespace lunette::paths {

/// The folder of the TorchScript archives (vision.pt, text.pt, region.pt, marian.pt).
QString modules();

/// Folders that hold pack folders, the user's first, then the built-in ones. LUNETTE_PACKS (a path list) goes before.
QStringList packFolders();

/// Where imported packs are written.
QString userPacks();

/// The user's own glossary, which may not exist.
QString userGlossary();

/// The user's own translations, which may not exist.
QString userTranslationMemory();

/// The loadable engine module, "" when it was not built.
QString engineModule();

} // namespace lunette::paths
