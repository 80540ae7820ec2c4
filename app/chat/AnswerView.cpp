#include "app/chat/AnswerView.h"

#include "app/chat/AnswerText.h"
#include "app/support/FlowLayout.h"
#include "core/chat/AskKind.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

constexpr qsizetype kLongestAligned = 100'000; ///< characters; the window must not wait
constexpr int kLinkPadding = 4;                ///< of the buttons that look like links

bool isOver(const Exchange& exchange) {
    return exchange.state == ExchangeState::Done || exchange.state == ExchangeState::Stopped;
}

} // namespace

AnswerView::AnswerView(QWidget* parent)
    : QWidget(parent)
    , m_english(new AnswerText(this))
    , m_chinese(new AnswerText(this))
    , m_doubt(new QLabel(this)) {
    setObjectName(QStringLiteral("answer"));
    build();
    connectTexts();
    retranslateUi();
}

void AnswerView::build() {
    m_english->setObjectName(QStringLiteral("answerEnglish"));
    m_chinese->setObjectName(QStringLiteral("answerChinese"));
    m_doubt->setObjectName(QStringLiteral("doubtHint"));
    m_doubt->setProperty("muted", true);
    m_doubt->setWordWrap(true);
    m_editBar = buildEditBar();
    m_originBar = buildOriginBar();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_english);
    layout->addWidget(m_chinese);
    layout->addWidget(m_editBar);
    layout->addWidget(m_originBar);
    layout->addWidget(m_doubt);
}

QWidget* AnswerView::buildEditBar() {
    auto* bar = new QWidget(this);
    m_save = new QPushButton(bar);
    m_save->setObjectName(QStringLiteral("saveTranslation"));
    m_save->setProperty("primary", true);
    m_cancel = new QPushButton(bar);
    m_cancel->setObjectName(QStringLiteral("cancelTranslation"));
    m_editHint = new QLabel(bar);
    m_editHint->setObjectName(QStringLiteral("editHint"));
    m_editHint->setProperty("muted", true);
    m_editHint->setWordWrap(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_save);
    row->addWidget(m_cancel);
    row->addWidget(m_editHint, 1);
    return bar;
}

QWidget* AnswerView::buildOriginBar() {
    auto* bar = new QWidget(this);
    m_origin = new QLabel(bar);
    m_origin->setObjectName(QStringLiteral("translationOrigin"));
    m_origin->setProperty("muted", true);
    m_origin->setContentsMargins(0, kLinkPadding, 0, kLinkPadding);
    m_machine = new QPushButton(bar);
    m_machine->setObjectName(QStringLiteral("machineTranslation"));
    m_machine->setProperty("link", true);
    auto* row = new FlowLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->setRowSpacing(0);
    row->addWidget(m_origin);
    row->addWidget(m_machine);
    return bar;
}

void AnswerView::connectTexts() {
    for (AnswerText* text : {m_english, m_chinese})
        connect(text, &AnswerText::pointed, this, [this, text](qsizetype position) { light(*text, position); });
    connect(m_chinese, &AnswerText::editRequested, this, &AnswerView::edit);
    connect(m_chinese, &AnswerText::saveRequested, this, &AnswerView::save);
    connect(m_chinese, &AnswerText::cancelRequested, this, &AnswerView::stopEditing);
    connect(m_chinese, &QTextEdit::textChanged, this,
            [this] { m_save->setEnabled(!m_chinese->text().trimmed().isEmpty()); });
    connect(m_save, &QPushButton::clicked, this, &AnswerView::save);
    connect(m_cancel, &QPushButton::clicked, this, &AnswerView::stopEditing);
    connect(m_machine, &QPushButton::clicked, this, [this] {
        const QString machine = m_exchange.machineTranslation;
        m_chinese->setFocus();
        Q_EMIT translationEdited(machine);
    });
}

void AnswerView::setExchange(const Exchange& exchange) {
    const bool isOther = exchange.id != m_exchange.id;
    m_exchange = exchange;
    if (isOther && isEditing())
        stopEditing();
    else
        refresh();
}

bool AnswerView::canEdit() const {
    return isOver(m_exchange) && askKindOf(m_exchange) == AskKind::Question && !m_exchange.answer.chinese.isEmpty();
}

bool AnswerView::isEditing() const {
    return m_chinese->isEditing();
}

void AnswerView::edit() {
    if (!canEdit() || isEditing())
        return;
    light(*m_chinese, -1);
    m_chinese->setText(m_exchange.answer.chinese);
    m_chinese->setEditing(true);
    refresh();
    Q_EMIT editingChanged(true);
}

void AnswerView::save() {
    const QString text = m_chinese->text().trimmed();
    if (!isEditing() || text.isEmpty())
        return;
    stopEditing();
    Q_EMIT translationEdited(text);
}

void AnswerView::stopEditing() {
    m_chinese->setEditing(false);
    refresh();
    Q_EMIT editingChanged(false);
}

QString AnswerView::originText() const {
    if (!m_exchange.machineTranslation.isEmpty())
        return tr("Edited by you");
    return m_exchange.fromMemory ? tr("From your translation memory") : QString();
}

void AnswerView::refresh() {
    const BilingualText& answer = m_exchange.answer;
    m_pairs.reset();
    for (AnswerText* text : {m_english, m_chinese})
        text->setLit({});
    m_english->setText(answer.english);
    m_chinese->setText(answer.chinese);
    m_english->setVisible(!answer.english.isEmpty());
    const bool same = answer.chinese == answer.english && m_exchange.machineTranslation.isEmpty();
    m_chinese->setVisible(isEditing() || (!same && !answer.chinese.isEmpty()));
    m_editBar->setVisible(isEditing());
    m_origin->setText(originText());
    m_machine->setVisible(!m_exchange.machineTranslation.isEmpty());
    m_originBar->setVisible(!isEditing() && !m_origin->text().isEmpty());

    const QString doubts = m_exchange.doubtful.join(tr(", ", "between words"));
    for (AnswerText* text : {m_english, m_chinese}) {
        text->setDoubtful(m_exchange.doubtful);
        text->setAccessibleDescription(
            text->doubtfulPlaces().empty() ? QString() : tr("The reader is not sure of: %1").arg(doubts));
    }
    m_doubt->setVisible(!m_english->doubtfulPlaces().empty() || !m_chinese->doubtfulPlaces().empty());
    setVisible(!answer.english.isEmpty() || !answer.chinese.isEmpty());
}

void AnswerView::light(const AnswerText& text, qsizetype position) {
    const bool isLightable = position >= 0 && isOver(m_exchange) && !isEditing() && m_chinese->isVisible();
    if (isLightable && !m_pairs) {
        const QString english = m_english->text();
        const QString chinese = m_chinese->text();
        const bool isShort = std::max(english.size(), chinese.size()) <= kLongestAligned;
        m_pairs = isShort ? alignSentences(english, chinese) : std::vector<SentencePair>();
    }
    SentencePair lit;
    if (isLightable) {
        const auto range = &text == m_english ? &SentencePair::english : &SentencePair::chinese;
        const auto pair = std::find_if(m_pairs->begin(), m_pairs->end(), [=](const SentencePair& candidate) {
            return (candidate.*range).contains(position);
        });
        if (pair != m_pairs->end())
            lit = *pair;
    }
    m_english->setLit(lit.english);
    m_chinese->setLit(lit.chinese);
}

QWidgetList AnswerView::focusChain() const {
    return {m_english, m_chinese, m_save, m_cancel, m_machine};
}

void AnswerView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void AnswerView::retranslateUi() {
    m_english->setAccessibleName(tr("Answer in English"));
    m_chinese->setAccessibleName(tr("Answer in Chinese"));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the translation"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Leave the translation as it was"));
    m_editHint->setText(tr("Ctrl+Enter saves, Esc cancels"));
    m_machine->setText(tr("Back to the machine's version"));
    m_doubt->setText(tr("Dotted words may be misread."));
    refresh();
}

} // namespace lunette
