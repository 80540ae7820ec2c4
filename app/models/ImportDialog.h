#pragma once

#include "app/models/PackImport.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace lunette {

class PackCatalog;
class PackSession;

/// Makes a pack of a downloaded folder: says what it is and what it lacks, asks what the files cannot tell, imports it.
/// GUI thread.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    struct Services {
        PackCatalog& catalog;
        PackSession& session;
        QString packsFolder;
        PackImport::Work work = {};
    };
    /// The services must outlive the dialog.
    explicit ImportDialog(const Services& services, QWidget* parent = nullptr);

    /// Looks at a folder, as if it had been chosen.
    void look(const QString& folder);
    /// Opens the choice of a folder.
    void chooseFolder();

    /// While an import runs it is stopped and the dialog stays; else the dialog closes.
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Step { NoFolder, Looking, Refused, Found, Importing, Done };

    void build();
    QWidget* buildForm();
    void connectWork();
    void retranslateUi();
    void enter(Step step);
    void showFinding();
    void fillForm();
    void showPlaces();
    void chooseTokenizer();
    void chooseRevision(const QString& revision);
    void startImport();
    void showProgress(quint64 done, quint64 total);
    QString titleText() const;
    QString factsText() const;
    QString problemsText() const;
    QString resultText() const;

    Services m_services;
    PackImport m_import;
    Step m_step = Step::NoFolder;
    QString m_folder;
    std::optional<FolderFinding> m_finding;
    std::optional<Error> m_error; ///< of the last attempt
    std::optional<PackInfo> m_pack;

    QLabel* m_intro = nullptr;
    QLineEdit* m_path = nullptr;
    QPushButton* m_choose = nullptr;
    QFrame* m_card = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_problems = nullptr;
    QPushButton* m_tokenizer = nullptr;
    QWidget* m_form = nullptr;
    QLabel* m_revisionLabel = nullptr;
    QComboBox* m_revision = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_placeLabel = nullptr;
    QRadioButton* m_copy = nullptr;
    QRadioButton* m_inPlace = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace lunette
