#pragma once

#include "core/settings/Settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QDoubleSpinBox;

namespace lunette {

/// Every choice takes effect at once; there is nothing to apply. GUI thread.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// `settings` must outlive the dialog.
    explicit SettingsDialog(Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void glossaryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectFields();
    void showValues();
    void retranslateUi();

    Settings& m_settings;
    QFormLayout* m_form = nullptr;
    QComboBox* m_language = nullptr;
    QComboBox* m_theme = nullptr;
    QComboBox* m_device = nullptr;
    QSpinBox* m_threads = nullptr;
    QComboBox* m_release = nullptr;
    QSpinBox* m_maxTokens = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    QComboBox* m_alpha = nullptr;
    QCheckBox* m_original = nullptr;
    QLabel* m_privacy = nullptr;
    QPushButton* m_glossary = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace lunette
