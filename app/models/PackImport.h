#pragma once

#include "core/packs/PackImporter.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace lunette {

/// Looks at a folder and imports it, one at a time, on pool threads. GUI thread; the signals come there too.
class PackImport : public QObject {
    Q_OBJECT

public:
    /// What is called on the pool threads; tests put their own in.
    struct Work {
        std::function<Result<FolderFinding>(const std::filesystem::path&, const InspectOptions&)> inspect =
            inspectFolder;
        std::function<Result<PackInfo>(const ImportRequest&, const ImportHooks&)> import = importPack;
    };

    explicit PackImport(Work work, QObject* parent = nullptr);
    /// Stops what runs and waits for its end.
    ~PackImport() override;

    /// Of several orders only the last is answered.
    void inspect(const QString& folder, const InspectOptions& options = {});
    void start(const ImportRequest& request);
    /// The end is told by `failed` with ErrorCode::Cancelled, unless the import was done already.
    void cancel();
    bool isImporting() const { return m_importing.isRunning(); }

Q_SIGNALS:
    void inspected(const lunette::FolderFinding& finding);
    void refused(const lunette::Error& error);
    /// Bytes.
    void progressed(quint64 done, quint64 total);
    void imported(const lunette::PackInfo& pack);
    void failed(const lunette::Error& error);

private:
    struct Progress {
        std::atomic<uint64_t> done = 0, total = 0;
    };
    void showProgress();

    Work m_work;
    QFutureWatcher<Result<FolderFinding>> m_inspection;
    QFutureWatcher<Result<PackInfo>> m_importing;
    std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
    CancelToken m_cancel;
    QTimer m_timer;
};

} // namespace lunette
