#pragma once

#include "core/base/Error.h"
#include "core/packs/PackInfo.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <vector>

namespace lunette {

/// The installed packs, the user's own first, and what is wrong with broken ones.
struct PackListing {
    std::vector<PackInfo> packs;
    std::vector<Error> problems;
};

/// Reads the list of packs on a pool thread. GUI thread.
class PackCatalog : public QObject {
    Q_OBJECT

public:
    /// `read` is called on a pool thread and must be safe to call after the catalogue is gone.
    explicit PackCatalog(std::function<PackListing()> read, QObject* parent = nullptr);
    ~PackCatalog() override;

    void refresh();
    bool isRead() const { return m_read; }
    const PackListing& listing() const { return m_listing; }
    /// By name or folder; null when there is none.
    const PackInfo* find(const QString& nameOrFolder) const;
    /// The first vision-language pack; null when there is none.
    const PackInfo* defaultModel() const;

Q_SIGNALS:
    void changed();

private:
    std::function<PackListing()> m_reader;
    QFutureWatcher<PackListing> m_watcher;
    PackListing m_listing;
    bool m_read = false;
};

/// Lists the packs of the program's and the user's folders.
PackListing readInstalledPacks();

} // namespace lunette
