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

/// Lists what is installed and what it can do; chooses the pack that answers. GUI thread.
class PacksDialog : public QDialog {
    Q_OBJECT

public:
    using Check = std::function<Result<void>(const PackInfo&)>;

    /// Both must outlive the dialog; `check` runs on a pool thread.
    PacksDialog(PackCatalog& catalog, PackSession& session, Check check, QWidget* parent = nullptr);
    ~PacksDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void showPacks();
    void showDetails();
    void verify();
    void onVerified();
    const PackInfo* selected() const;
    QString describe(const PackInfo& pack) const;
    QString problems() const;

    PackCatalog& m_catalog;
    PackSession& m_session;
    Check m_check;
    QFutureWatcher<Result<void>> m_verification;
    QLabel* m_intro = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_details = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_folder = nullptr;
    QPushButton* m_refresh = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace lunette
