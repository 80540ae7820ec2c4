#pragma once

#include "core/base/Result.h"
#include "core/packs/PackInfo.h"

#include <QDialog>
#include <QFutureWatcher>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace lunette {

class PackCatalog;
class PackSession;
class WrappedLabel;

/// Lists what is installed and what it can do; chooses the pack that answers. GUI thread.
class PacksDialog : public QDialog {
    Q_OBJECT

public:
    using Work = std::function<Result<void>(const PackInfo&)>;

    struct Services {
        PackCatalog& catalog;
        PackSession& session;
        Work check;  ///< these two run on pool threads
        Work remove; ///< deletes an imported pack
    };
    /// The services must outlive the dialog.
    explicit PacksDialog(const Services& services, QWidget* parent = nullptr);
    ~PacksDialog() override;

Q_SIGNALS:
    void importRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void showPacks();
    void showDetails();
    void verify();
    void onVerified();
    void askToRemove();
    void remove(const PackInfo& pack);
    void onRemoved();
    const PackInfo* selected() const;
    QString describe(const PackInfo& pack) const;
    QString problems() const;

    Services m_services;
    QFutureWatcher<Result<void>> m_verification, m_removal;
    QLabel* m_intro = nullptr;
    QListWidget* m_list = nullptr;
    WrappedLabel* m_details = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_folder = nullptr;
    QPushButton* m_refresh = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace lunette
