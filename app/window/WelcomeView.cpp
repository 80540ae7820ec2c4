#include "app/window/WelcomeView.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lunette {

namespace {

constexpr QSize kSampleBox(132, 84);

} // namespace

WelcomeView::WelcomeView(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("welcomeView"));
    const auto makeLabel = [this](const char* name) {
        auto* label = new QLabel(this);
        label->setObjectName(QString::fromLatin1(name));
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        return label;
    };
    m_title = makeLabel("welcomeTitle");
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_text = makeLabel("welcomeText");
    m_text->setProperty("muted", true);
    m_samplesTitle = makeLabel("welcomeSamplesTitle");
    m_samplesTitle->setProperty("muted", true);
    m_open = new QPushButton(this);
    m_open->setObjectName(QStringLiteral("welcomeOpen"));
    m_open->setProperty("primary", true);
    m_paste = new QPushButton(this);
    m_paste->setObjectName(QStringLiteral("welcomePaste"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_paste);
    buttons->addStretch();
    m_samples = new QHBoxLayout;
    m_samples->setSpacing(12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setSpacing(14);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    layout->addSpacing(18);
    layout->addWidget(m_samplesTitle);
    layout->addLayout(m_samples);
    layout->addStretch();
    connect(m_open, &QPushButton::clicked, this, &WelcomeView::openRequested);
    connect(m_paste, &QPushButton::clicked, this, &WelcomeView::pasteRequested);
    setFocusProxy(m_open);
    addSamples();
    retranslateUi();
}

void WelcomeView::addSamples() {
    const QDir folder(QStringLiteral(":/samples"));
    const QStringList names = folder.entryList({QStringLiteral("welcome-*.png")}, QDir::Files, QDir::Name);
    m_samples->addStretch();
    for (const QString& name : names) {
        const QString file = folder.filePath(name);
        auto* button = new QPushButton(this);
        button->setObjectName(QStringLiteral("sample_") + name);
        button->setIcon(QIcon(file));
        button->setIconSize(kSampleBox);
        button->setFixedSize(kSampleBox + QSize(16, 16));
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT sampleRequested(file); });
        m_samples->addWidget(button);
        m_sampleButtons << button;
    }
    m_samples->addStretch();
    m_samplesTitle->setVisible(!names.isEmpty());
}

void WelcomeView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void WelcomeView::retranslateUi() {
    m_title->setText(tr("Drop a picture here, paste it, or open one"));
    m_text->setText(tr("Then drag a frame around what matters and ask about it in Chinese or English.") + u'\n' +
                    tr("Everything stays on this computer."));
    m_samplesTitle->setText(tr("Or try a sample:"));
    m_open->setText(tr("Open a picture\u2026"));
    m_open->setAccessibleName(tr("Open a picture"));
    m_paste->setText(tr("Paste"));
    m_paste->setAccessibleName(tr("Paste a picture"));
    for (int i = 0; i < m_sampleButtons.size(); ++i) {
        m_sampleButtons.at(i)->setAccessibleName(tr("Sample picture %1").arg(i + 1));
        m_sampleButtons.at(i)->setToolTip(tr("Sample picture %1").arg(i + 1));
    }
}

} // namespace lunette
