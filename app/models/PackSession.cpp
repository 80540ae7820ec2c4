#include "app/models/PackSession.h"

#include "app/models/PackCatalog.h"
#include "core/base/Paths.h"

namespace lunette {

PackSession::PackSession(const Services& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_device(services.settings.device())
    , m_threads(services.settings.threads()) {
    connect(&services.catalog, &PackCatalog::changed, this, &PackSession::onCatalogChanged);
    connect(&services.settings, &Settings::changed, this, &PackSession::onSettingsChanged);
    services.inference.setIdleRelease(std::chrono::minutes(services.settings.releaseMinutes()));
}

void PackSession::start() {
    m_services.catalog.refresh();
}

EngineOptions PackSession::options() const {
    EngineOptions options;
    options.device = m_device;
    options.threads = m_threads;
    options.modulesFolder = paths::modules().toStdString();
    return options;
}

void PackSession::onCatalogChanged() {
    TranslatorChoice translators;
    translators.options = options();
    for (const PackInfo& pack : m_services.catalog.listing().packs) {
        if (pack.kind == PackKind::Translator)
            translators.packs.push_back(pack);
    }
    m_services.inference.setTranslators(translators);

    const QString wanted = m_services.settings.packName();
    const PackInfo* pack = wanted.isEmpty() ? nullptr : m_services.catalog.find(wanted);
    if (!pack)
        pack = m_services.catalog.defaultModel();
    if (!pack)
        Q_EMIT currentChanged();
    else if (!m_current || m_current->folder != pack->folder)
        open(*pack);
}

void PackSession::use(const PackInfo& pack) {
    m_services.settings.setPackName(QString::fromStdString(pack.name));
    open(pack);
}

void PackSession::open(const PackInfo& pack) {
    m_current = pack;
    Q_EMIT currentChanged();
    // A pack knows its revision; the setting is for folders that cannot tell.
    const std::string revision = pack.raw ? m_services.settings.revision().toStdString() : std::string();
    m_services.inference.openPack({pack, revision, options()});
}

void PackSession::onSettingsChanged() {
    m_services.inference.setIdleRelease(std::chrono::minutes(m_services.settings.releaseMinutes()));
    if (m_device == m_services.settings.device() && m_threads == m_services.settings.threads())
        return;
    m_device = m_services.settings.device();
    m_threads = m_services.settings.threads();
    if (m_current)
        open(PackInfo(*m_current));
}

} // namespace lunette
