#include "app/settings/SettingsDialog.h"

#include "app/support/WrappedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>

namespace lunette {

namespace {

constexpr int kWidth = 420; ///< of the fields, at least

void setItemTexts(QComboBox* box, const QStringList& texts) {
    for (int i = 0; i < texts.size(); ++i) {
        if (i < box->count())
            box->setItemText(i, texts.at(i));
        else
            box->addItem(texts.at(i));
    }
}

} // namespace

SettingsDialog::SettingsDialog(Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings) {
    setObjectName(QStringLiteral("settingsDialog"));
    build();
    retranslateUi();
    showValues();
    connectFields();
}

void SettingsDialog::build() {
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("languageBox"));
    m_theme = new QComboBox(this);
    m_theme->setObjectName(QStringLiteral("themeBox"));
    m_device = new QComboBox(this);
    m_device->setObjectName(QStringLiteral("deviceBox"));
    m_threads = new QSpinBox(this);
    m_threads->setObjectName(QStringLiteral("threadsBox"));
    m_threads->setRange(0, QThread::idealThreadCount());
    m_release = new QComboBox(this);
    m_release->setObjectName(QStringLiteral("releaseBox"));
    m_maxTokens = new QSpinBox(this);
    m_maxTokens->setObjectName(QStringLiteral("maxTokensBox"));
    m_maxTokens->setRange(0, 2048);
    m_maxTokens->setSingleStep(64);
    m_temperature = new QDoubleSpinBox(this);
    m_temperature->setObjectName(QStringLiteral("temperatureBox"));
    m_temperature->setRange(0, 2);
    m_temperature->setSingleStep(0.1);
    m_alpha = new QComboBox(this);
    m_alpha->setObjectName(QStringLiteral("alphaBox"));
    m_original = new QCheckBox(this);
    m_original->setObjectName(QStringLiteral("includeOriginalBox"));
    m_privacy = new WrappedLabel(QStringLiteral("privacyText"), this);
    m_privacy->setProperty("muted", true);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("closeSettings"));
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_glossary = new QPushButton(this);
    m_glossary->setObjectName(QStringLiteral("openGlossary"));
    m_glossary->setAutoDefault(false);
    connect(m_glossary, &QPushButton::clicked, this, &SettingsDialog::glossaryRequested);

    m_form = new QFormLayout;
    m_form->setVerticalSpacing(10);
    m_form->setHorizontalSpacing(16);
    for (QWidget* field :
         QList<QWidget*>{m_language, m_theme, m_device, m_threads, m_release, m_maxTokens, m_temperature, m_alpha})
        m_form->addRow(QStringLiteral("-"), field);
    m_form->addRow(QString(), m_original);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_glossary);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addStrut(kWidth);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(16);
    layout->addLayout(m_form);
    layout->addWidget(m_privacy);
    layout->addStretch();
    layout->addLayout(buttons);
}

void SettingsDialog::connectFields() {
    connect(m_language, &QComboBox::activated, this, [this](int i) { m_settings.setLanguage(UiLanguage(i)); });
    connect(m_theme, &QComboBox::activated, this, [this](int i) { m_settings.setTheme(UiTheme(i)); });
    connect(m_device, &QComboBox::activated, this, [this](int i) { m_settings.setDevice(Device(i)); });
    connect(m_alpha, &QComboBox::activated, this, [this](int i) { m_settings.setAlpha(AlphaMode(i)); });
    connect(m_release, &QComboBox::activated, this,
            [this](int i) { m_settings.setReleaseMinutes(Settings::releaseChoices().at(i)); });
    m_threads->setKeyboardTracking(false);
    m_maxTokens->setKeyboardTracking(false);
    m_temperature->setKeyboardTracking(false);
    connect(m_threads, &QSpinBox::valueChanged, &m_settings, &Settings::setThreads);
    connect(m_maxTokens, &QSpinBox::valueChanged, &m_settings, &Settings::setMaxTokens);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, &m_settings, &Settings::setTemperature);
    connect(m_original, &QCheckBox::toggled, &m_settings, &Settings::setIncludesOriginal);
}

void SettingsDialog::showValues() {
    m_language->setCurrentIndex(int(m_settings.language()));
    m_theme->setCurrentIndex(int(m_settings.theme()));
    m_device->setCurrentIndex(int(m_settings.device()));
    m_alpha->setCurrentIndex(int(m_settings.alpha()));
    m_threads->setValue(m_settings.threads());
    m_release->setCurrentIndex(int(Settings::releaseChoices().indexOf(m_settings.releaseMinutes())));
    m_maxTokens->setValue(m_settings.maxTokens());
    m_temperature->setValue(m_settings.temperature());
    m_original->setChecked(m_settings.includesOriginal());
}

void SettingsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslateUi() {
    setWindowTitle(tr("Settings"));
    const QStringList labels{tr("&Language"),
                             tr("&Theme"),
                             tr("&Device"),
                             tr("T&hreads"),
                             tr("Release the model's memory"),
                             tr("Longest &answer"),
                             tr("Te&mperature"),
                             tr("Trans&parent pictures")};
    for (int row = 0; row < labels.size(); ++row) {
        auto* label = qobject_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setText(labels.at(row));
        m_form->itemAt(row, QFormLayout::FieldRole)->widget()->setAccessibleName(QString(labels.at(row)).remove(u'&'));
    }
    setItemTexts(m_language,
                 {tr("As the system"), QStringLiteral("English"), QStringLiteral("\u7b80\u4f53\u4e2d\u6587")});
    setItemTexts(m_theme, {tr("As the system"), tr("Light"), tr("Dark")});
    setItemTexts(m_device, {tr("Choose by itself"), tr("Processor (CPU)"), tr("Graphics card (CUDA)")});
    setItemTexts(m_alpha, {tr("Laid on white"), tr("Transparency ignored")});
    QStringList waits;
    for (const int minutes : Settings::releaseChoices())
        waits << (minutes > 0 ? tr("After %n minute(s) idle", nullptr, minutes) : tr("Never"));
    setItemTexts(m_release, waits);
    m_threads->setSpecialValueText(tr("Choose by itself"));
    m_maxTokens->setSpecialValueText(tr("As the model likes"));
    m_maxTokens->setSuffix(tr(" tokens"));
    m_temperature->setSpecialValueText(tr("0 (always the same answer)"));
    m_original->setText(tr("Keep the &whole picture in notes"));
    m_original->setAccessibleName(tr("Keep the whole picture in notes"));
    m_privacy->setText(tr("Pictures, questions and answers stay on this computer. Nothing is sent anywhere."));
    m_glossary->setText(tr("&Glossary\u2026"));
    m_glossary->setAccessibleName(tr("Edit the words that translations take from you"));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace lunette
