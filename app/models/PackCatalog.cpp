#include "app/models/PackCatalog.h"

#include "core/base/Paths.h"
#include "core/packs/PackStore.h"

#include <QtConcurrent>

#include <algorithm>

namespace lunette {

PackCatalog::PackCatalog(std::function<PackListing()> read, QObject* parent)
    : QObject(parent)
    , m_reader(std::move(read)) {
    connect(&m_watcher, &QFutureWatcher<PackListing>::finished, this, [this] {
        m_listing = m_watcher.result();
        m_read = true;
        Q_EMIT changed();
    });
}

PackCatalog::~PackCatalog() {
    m_watcher.waitForFinished();
}

void PackCatalog::refresh() {
    m_watcher.setFuture(QtConcurrent::run(m_reader));
}

const PackInfo* PackCatalog::find(const QString& nameOrFolder) const {
    const std::string wanted = nameOrFolder.toStdString();
    const auto it = std::find_if(m_listing.packs.begin(), m_listing.packs.end(), [&](const PackInfo& pack) {
        return pack.name == wanted || pack.folder.string() == wanted;
    });
    return it == m_listing.packs.end() ? nullptr : &*it;
}

const PackInfo* PackCatalog::defaultModel() const {
    const PackInfo* best = nullptr;
    for (const PackInfo& pack : m_listing.packs) {
        if (pack.kind == PackKind::VisionLanguage && (!best || (best->builtIn && !pack.builtIn)))
            best = &pack;
    }
    return best;
}

PackListing readInstalledPacks() {
    const PackStore store(paths::packFolders());
    return {store.list(), store.problems()};
}

} // namespace lunette
