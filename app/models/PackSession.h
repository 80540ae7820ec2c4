#pragma once

#include "core/inference/InferenceController.h"
#include "core/settings/Settings.h"

#include <QObject>

#include <optional>

namespace lunette {

class PackCatalog;

/// Decides which packs are loaded: the chosen one, or the best that is installed, and the translators. GUI thread.
class PackSession : public QObject {
    Q_OBJECT

public:
    struct Services {
        InferenceController& inference;
        Settings& settings;
        PackCatalog& catalog;
    };
    /// The services must outlive the session.
    explicit PackSession(const Services& services, QObject* parent = nullptr);

    /// Reads the catalogue; the packs are opened when it is there.
    void start();
    void use(const PackInfo& pack);
    /// The pack that is loaded or being loaded.
    const std::optional<PackInfo>& current() const { return m_current; }

Q_SIGNALS:
    /// Another pack is being loaded, or there is none.
    void currentChanged();

private:
    void onCatalogChanged();
    void onSettingsChanged();
    void open(const PackInfo& pack);
    EngineOptions options() const;

    Services m_services;
    std::optional<PackInfo> m_current;
    Device m_device;
    int m_threads;
};

} // namespace lunette
