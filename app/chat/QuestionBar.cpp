#include "app/chat/QuestionBar.h"

#include "core/chat/QuestionText.h"

#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace lunette {

QuestionBar::QuestionBar(QWidget* parent)
    : QWidget(parent) {
    m_frame = new QFrame(this);
    m_frame->setObjectName(QStringLiteral("inputFrame"));
    m_input = new QPlainTextEdit(m_frame);
    m_input->setObjectName(QStringLiteral("questionInput"));
    m_input->setTabChangesFocus(true);
    m_input->setAcceptDrops(false); // a dropped file is a picture, not words
    m_input->setFrameShape(QFrame::NoFrame);
    m_input->setFixedHeight(m_input->fontMetrics().lineSpacing() * 2 + 14);
    m_input->installEventFilter(this);
    m_send = new QPushButton(m_frame);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("primary", true);
    m_stop = new QPushButton(m_frame);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->hide();
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("questionMessage"));
    m_message->setProperty("bad", true);
    m_message->setWordWrap(true);
    m_message->hide();

    auto* row = new QHBoxLayout(m_frame);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(m_input, 1);
    row->addWidget(m_stop, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_message);
    layout->addWidget(m_frame);
    setFocusProxy(m_input);

    connect(m_input, &QPlainTextEdit::textChanged, this, &QuestionBar::refresh);
    connect(m_send, &QPushButton::clicked, this, &QuestionBar::send);
    connect(m_stop, &QPushButton::clicked, this, &QuestionBar::stopRequested);
    retranslateUi();
}

void QuestionBar::setReady(bool ready) {
    m_ready = ready;
    refresh();
}

void QuestionBar::setPrompt(const QString& prompt) {
    m_input->setPlaceholderText(prompt);
}

void QuestionBar::setBusy(bool busy) {
    m_busy = busy;
    refresh();
}

QString QuestionBar::text() const {
    return m_input->toPlainText();
}

void QuestionBar::focusInput() {
    m_input->setFocus(Qt::OtherFocusReason);
}

void QuestionBar::refresh() {
    const QString question = cleanQuestion(text());
    const bool tooLong = question.size() > kMaxQuestionLength;
    m_send->setEnabled(m_ready && !question.isEmpty() && !tooLong);
    m_stop->setVisible(m_busy);
    m_message->setVisible(tooLong);
    if (tooLong)
        m_message->setText(tr("The question has %1 characters; at most %2 can be asked. Shorten it.")
                               .arg(QLocale().toString(question.size()), QLocale().toString(kMaxQuestionLength)));
}

void QuestionBar::send() {
    if (!m_send->isEnabled())
        return;
    const QString question = cleanQuestion(text());
    m_input->clear();
    Q_EMIT asked(question);
}

bool QuestionBar::handleKey(const QKeyEvent& key) {
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (enter && !(key.modifiers() & Qt::ShiftModifier)) {
        send();
        return true;
    }
    const QMimeData* clipboard = key.matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (clipboard && clipboard->hasImage() && !clipboard->hasText()) {
        Q_EMIT picturePasted();
        return true;
    }
    return false;
}

bool QuestionBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_input)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        if (handleKey(*static_cast<QKeyEvent*>(event)))
            return true;
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_frame->setProperty("focused", event->type() == QEvent::FocusIn);
        m_frame->style()->unpolish(m_frame);
        m_frame->style()->polish(m_frame);
    }
    return QWidget::eventFilter(watched, event);
}

void QuestionBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void QuestionBar::retranslateUi() {
    m_input->setAccessibleName(tr("Question"));
    m_send->setText(tr("&Send"));
    m_send->setToolTip(tr("Send the question (Enter)"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop the answer (Esc)"));
    m_stop->setAccessibleName(tr("Stop the answer"));
    m_send->setAccessibleName(tr("Send the question"));
    refresh();
}

} // namespace lunette
