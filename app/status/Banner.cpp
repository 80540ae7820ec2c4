#include "app/status/Banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace lunette {

Banner::Banner(QWidget* parent)
    : QFrame(parent) {
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("bannerProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(96, 6);
    m_action = new QPushButton(this);
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    m_close->setAutoRaise(true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    setClosable(false);
    retranslateUi();
    hide();
}

void Banner::showText(Tone tone, const QString& text, const QString& action) {
    static const QStringList kTones{QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")};
    setProperty("banner", kTones.at(int(tone)));
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(text);
    m_progress->hide();
    m_action->setText(action);
    m_action->setAccessibleName(action.isEmpty() ? tr("Next step") : action);
    m_action->setVisible(!action.isEmpty());
    show();
}

void Banner::showProgress(const QString& text) {
    showText(Tone::Info, text);
    m_progress->show();
}

void Banner::setClosable(bool closable) {
    m_close->setVisible(closable);
}

QString Banner::text() const {
    return m_text->text();
}

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void Banner::retranslateUi() {
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_progress->setAccessibleName(tr("Progress"));
    if (m_action->text().isEmpty())
        m_action->setAccessibleName(tr("Next step"));
}

} // namespace lunette
