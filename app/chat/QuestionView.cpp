#include "app/chat/QuestionView.h"

#include "app/chat/TextLabel.h"
#include "core/chat/CorrectedQuestion.h"
#include "core/chat/QuestionText.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lunette {

QuestionView::QuestionView(QWidget* parent)
    : QWidget(parent)
    , m_question(makeTextLabel(QStringLiteral("exchangeQuestion"), this))
    , m_other(makeTextLabel(QStringLiteral("exchangeOtherQuestion"), this))
    , m_correct(new QPushButton(this))
    , m_input(new QLineEdit(this))
    , m_hint(makeTextLabel(QStringLiteral("correctHint"), this)) {
    QFont bold = m_question->font();
    bold.setWeight(QFont::DemiBold);
    m_question->setFont(bold);
    m_other->setProperty("muted", true);
    m_hint->setProperty("muted", true);
    m_correct->setObjectName(QStringLiteral("correctEnglish"));
    m_correct->setProperty("link", true);
    m_input->setObjectName(QStringLiteral("englishInput"));
    m_input->setMaxLength(int(kMaxQuestionLength));
    m_input->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_question);
    layout->addWidget(m_other);
    layout->addWidget(m_correct, 0, Qt::AlignLeft);
    layout->addWidget(m_input);
    layout->addWidget(m_hint);
    layout->addStretch();
    connect(m_correct, &QPushButton::clicked, this, &QuestionView::startCorrecting);
    connect(m_input, &QLineEdit::returnPressed, this, &QuestionView::askCorrected);
    retranslateUi();
}

void QuestionView::setExchange(const Exchange& exchange) {
    if (exchange.id != m_exchange.id)
        m_isCorrecting = false;
    m_exchange = exchange;
    refresh();
}

QString QuestionView::otherQuestion() const {
    const BilingualText& question = m_exchange.question;
    const QString other = question.english == m_exchange.asked ? question.chinese : question.english;
    return other == m_exchange.asked ? QString() : other;
}

void QuestionView::refresh() {
    const auto put = [](QLabel* label, const QString& text) {
        if (label->text() != text)
            label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    put(m_question, m_exchange.asked);
    put(m_other, otherQuestion());
    m_other->setVisible(!m_isCorrecting && !m_other->text().isEmpty());
    m_correct->setVisible(!m_isCorrecting && canCorrectEnglish(m_exchange));
    m_input->setVisible(m_isCorrecting);
    m_hint->setVisible(m_isCorrecting);
}

void QuestionView::startCorrecting() {
    m_isCorrecting = true;
    m_input->setText(QString::fromStdString(m_exchange.request.text));
    refresh();
    m_input->setFocus();
    m_input->end(false);
}

void QuestionView::stopCorrecting() {
    m_isCorrecting = false;
    refresh();
    m_correct->setFocus();
}

void QuestionView::askCorrected() {
    const QString english = cleanQuestion(m_input->text());
    if (!m_isCorrecting || english.isEmpty())
        return;
    stopCorrecting();
    Q_EMIT corrected(english);
}

bool QuestionView::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_input || !isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        stopCorrecting();
    return true;
}

QWidgetList QuestionView::focusChain() const {
    return {m_correct, m_input};
}

void QuestionView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void QuestionView::retranslateUi() {
    m_question->setAccessibleName(tr("Question"));
    m_other->setAccessibleName(tr("Question in the other language"));
    m_correct->setText(tr("Correct the English"));
    m_correct->setToolTip(tr("Change the English question and ask again with exactly these words"));
    m_input->setAccessibleName(tr("The question in English"));
    m_hint->setText(tr("Enter asks again, Esc cancels"));
}

} // namespace lunette
