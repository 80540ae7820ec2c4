#include "app/models/PackImport.h"

#include <QtConcurrent>

namespace lunette {

namespace {

constexpr int kProgressMs = 80;

}

PackImport::PackImport(Work work, QObject* parent)
    : QObject(parent)
    , m_work(std::move(work)) {
    m_timer.setInterval(kProgressMs);
    connect(&m_timer, &QTimer::timeout, this, &PackImport::showProgress);
    connect(&m_inspection, &QFutureWatcher<Result<FolderFinding>>::finished, this, [this] {
        const Result<FolderFinding> finding = m_inspection.result();
        if (finding)
            Q_EMIT inspected(*finding);
        else
            Q_EMIT refused(finding.error());
    });
    connect(&m_importing, &QFutureWatcher<Result<PackInfo>>::finished, this, [this] {
        m_timer.stop();
        const Result<PackInfo> pack = m_importing.result();
        if (pack)
            Q_EMIT imported(*pack);
        else
            Q_EMIT failed(pack.error());
    });
}

PackImport::~PackImport() {
    cancel();
    m_importing.waitForFinished();
    m_inspection.waitForFinished();
}

void PackImport::inspect(const QString& folder, const InspectOptions& options) {
    m_inspection.setFuture(
        QtConcurrent::run([work = m_work.inspect, path = std::filesystem::path(folder.toStdU16String()), options]() {
            return work(path, options);
        }));
}

void PackImport::start(const ImportRequest& request) {
    if (isImporting())
        return;
    m_cancel = CancelToken();
    m_progress = std::make_shared<Progress>();
    ImportHooks hooks;
    hooks.cancel = m_cancel;
    hooks.progress = [progress = m_progress](uint64_t done, uint64_t total) {
        progress->total = total;
        progress->done = done;
    };
    m_importing.setFuture(QtConcurrent::run([work = m_work.import, request, hooks]() { return work(request, hooks); }));
    m_timer.start();
}

void PackImport::cancel() {
    m_cancel.cancel();
}

void PackImport::showProgress() {
    if (m_progress->total > 0)
        Q_EMIT progressed(m_progress->done, m_progress->total);
}

} // namespace lunette
