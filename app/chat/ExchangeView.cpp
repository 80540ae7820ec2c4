#include "app/chat/ExchangeView.h"

#include "app/chat/AnswerView.h"
#include "app/chat/GivenView.h"
#include "app/chat/MarkChips.h"
#include "app/chat/QuestionView.h"
#include "app/chat/ReasoningView.h"
#include "app/chat/TextLabel.h"
#include "app/support/ErrorText.h"
#include "app/support/FlowLayout.h"
#include "core/chat/Mark.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace lunette {

namespace {

constexpr QSize kThumbnailBox(72, 54);

QString seconds(double milliseconds) {
    return QLocale().toString(milliseconds / 1000.0, 'f', 1);
}

} // namespace

ExchangeView::ExchangeView(QWidget* parent)
    : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
    retranslateUi();
}

QLabel* ExchangeView::makeText(const QString& name) {
    QLabel* label = makeTextLabel(name, this);
    label->setProperty("muted", true);
    return label;
}

void ExchangeView::build() {
    m_thumbnail = new QPushButton(this);
    m_thumbnail->setObjectName(QStringLiteral("exchangeThumbnail"));
    m_thumbnail->setProperty("link", true);
    m_thumbnail->setFixedSize(kThumbnailBox + QSize(8, 8));
    m_thumbnail->setIconSize(kThumbnailBox);
    m_question = new QuestionView(this);
    m_answer = new AnswerView(this);
    m_reasoning = new ReasoningView(this);
    m_chips = new MarkChips(this);
    m_given = new GivenView(this);
    m_status = makeText(QStringLiteral("exchangeStatus"));
    m_timing = makeText(QStringLiteral("exchangeTiming"));
    m_notice = makeText(QStringLiteral("exchangeNotice"));

    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_question, 1);
    head->addWidget(m_thumbnail, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 10, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_reasoning);
    layout->addWidget(m_answer);
    layout->addWidget(m_chips);
    layout->addWidget(m_status);
    layout->addWidget(m_given);
    layout->addWidget(m_timing);
    layout->addWidget(m_notice);
    layout->addLayout(buildButtons());
    connectParts();
    connectMarks();
}

QLayout* ExchangeView::buildButtons() {
    m_copyEnglish = new QPushButton(this);
    m_copyEnglish->setObjectName(QStringLiteral("copyEnglish"));
    m_copyChinese = new QPushButton(this);
    m_copyChinese->setObjectName(QStringLiteral("copyChinese"));
    m_edit = new QPushButton(this);
    m_edit->setObjectName(QStringLiteral("editTranslation"));
    m_regenerate = new QPushButton(this);
    m_regenerate->setObjectName(QStringLiteral("regenerate"));
    auto* buttons = new FlowLayout;
    buttons->setSpacing(14);
    buttons->setRowSpacing(0);
    for (QPushButton* button : {m_copyEnglish, m_copyChinese, m_edit, m_regenerate}) {
        button->setProperty("link", true);
        buttons->addWidget(button);
    }
    return buttons;
}

void ExchangeView::connectParts() {
    const auto copy = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
    connect(m_copyEnglish, &QPushButton::clicked, this, [=, this] { copy(m_exchange.answer.english); });
    connect(m_copyChinese, &QPushButton::clicked, this, [=, this] { copy(m_exchange.answer.chinese); });
    connect(m_edit, &QPushButton::clicked, m_answer, &AnswerView::edit);
    connect(m_regenerate, &QPushButton::clicked, this, &ExchangeView::regenerateRequested);
    connect(m_thumbnail, &QPushButton::clicked, this, [this] { Q_EMIT cropRequested(m_exchange.crop); });
    connect(m_answer, &AnswerView::translationEdited, this, &ExchangeView::translationEdited);
    connect(m_answer, &AnswerView::editingChanged, this, [this](bool on) { m_edit->setEnabled(!on); });
    connect(m_question, &QuestionView::corrected, this, &ExchangeView::englishCorrected);
}

void ExchangeView::connectMarks() {
    const auto activate = [this] { Q_EMIT activated(); };
    connect(m_reasoning, &ReasoningView::pointed, this, &ExchangeView::marksPointed);
    connect(m_reasoning, &ReasoningView::keptChanged, this, [this, activate](const std::set<int>& numbers) {
        activate();
        Q_EMIT marksKept(numbers);
    });
    connect(m_chips, &MarkChips::pointed, this,
            [this](int number) { Q_EMIT marksPointed(number > 0 ? std::set<int>{number} : std::set<int>()); });
    connect(m_chips, &MarkChips::chosen, this, [this, activate](int number) {
        activate();
        Q_EMIT markChosen(number);
    });
    for (QWidget* child : findChildren<QWidget*>())
        child->installEventFilter(this);
}

bool ExchangeView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusIn)
        Q_EMIT activated();
    return QFrame::eventFilter(watched, event);
}

void ExchangeView::mousePressEvent(QMouseEvent* event) {
    Q_EMIT activated();
    QFrame::mousePressEvent(event);
}

void ExchangeView::setSelected(bool selected) {
    if (property("selected").toBool() == selected)
        return;
    setProperty("selected", selected);
    style()->unpolish(this);
    style()->polish(this);
}

void ExchangeView::setLitMarks(const std::set<int>& numbers) {
    m_chips->setLit(numbers);
    m_reasoning->setLit(numbers);
}

const std::set<int>& ExchangeView::keptMarks() const {
    return m_reasoning->kept();
}

void ExchangeView::setExchange(const Exchange& exchange) {
    m_exchange = exchange;
    refresh();
}

void ExchangeView::setThumbnail(const QPixmap& thumbnail) {
    m_thumbnail->setIcon(QIcon(thumbnail));
}

QWidgetList ExchangeView::focusChain() const {
    return m_question->focusChain() + QWidgetList{m_thumbnail} + m_reasoning->focusChain() + m_answer->focusChain() +
           QWidgetList{m_given->focusTarget(), m_copyEnglish, m_copyChinese, m_edit, m_regenerate};
}

void ExchangeView::setNotice(const BilingualText& notice) {
    m_noticeText = notice;
    refresh();
}

QString ExchangeView::statusText() const {
    switch (m_exchange.state) {
    case ExchangeState::Waiting:
        return m_exchange.request.reasoning ? tr("Looking at the picture and thinking\u2026")
                                            : tr("Looking at the picture\u2026");
    case ExchangeState::Streaming:
        return {};
    case ExchangeState::Stopped:
        return tr("Stopped.");
    case ExchangeState::Failed:
        return m_exchange.error;
    case ExchangeState::Done:
        break;
    }
    QStringList lines;
    if (m_exchange.answer.english.isEmpty())
        lines << tr("The model gave no answer. Try another frame or another question.");
    if (m_exchange.finish == FinishReason::MaxTokens || m_exchange.finish == FinishReason::ContextFull)
        lines << tr("The answer was cut at the length limit.");
    if (!m_exchange.error.isEmpty())
        lines << m_exchange.error;
    else if (m_exchange.chineseFallback && m_exchange.machineTranslation.isEmpty())
        lines << tr("The translator keeps words that it does not know.");
    return lines.join(u'\n');
}

QString ExchangeView::timingText() const {
    if (m_exchange.state != ExchangeState::Done && m_exchange.state != ExchangeState::Stopped)
        return {};
    const StageTimings& times = m_exchange.timings;
    if (times.tokens == 0)
        return {};
    const double image = times.preprocessMs + times.visionMs + times.prefillMs;
    const QString imagePart = image > 0 ? tr("picture %1 s").arg(seconds(image)) : tr("picture seen before");
    //: Total time; then the parts: picture, prompt, number of tokens.
    return tr("%1 s: %2, prompt %3 s, %4")
        .arg(seconds(m_exchange.totalMs), imagePart, seconds(times.firstTokenMs),
             tr("%n token(s)", nullptr, times.tokens));
}

void ExchangeView::refresh() {
    const auto put = [](QLabel* label, const QString& text) {
        if (label->text() != text)
            label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_question->setExchange(m_exchange);
    m_answer->setExchange(m_exchange);
    put(m_status, statusText());
    const bool bad = m_exchange.state == ExchangeState::Failed;
    if (m_status->property("bad").toBool() != bad) {
        m_status->setProperty("bad", bad);
        m_status->style()->unpolish(m_status);
        m_status->style()->polish(m_status);
    }
    m_given->setExchange(m_exchange);
    put(m_timing, timingText());
    const bool over = m_exchange.state != ExchangeState::Waiting && m_exchange.state != ExchangeState::Streaming;
    refreshMarks(over);
    const QString notice = isChineseInterface() ? m_noticeText.chinese : m_noticeText.english;
    put(m_notice, over && !m_exchange.answer.english.isEmpty() ? notice : QString());
    m_copyEnglish->setEnabled(!m_exchange.answer.english.isEmpty());
    m_copyChinese->setEnabled(!m_exchange.answer.chinese.isEmpty());
    m_edit->setVisible(m_answer->canEdit());
    m_edit->setEnabled(!m_answer->isEditing());
    m_regenerate->setEnabled(over);
    setAccessibleName(m_exchange.asked);
    setAccessibleDescription(m_exchange.answer.english + u'\n' + m_exchange.answer.chinese);
}

void ExchangeView::refreshMarks(bool over) {
    m_reasoning->setParts(over ? evidenceParts(m_exchange) : std::vector<EvidencePart>());
    std::vector<Mark> found = over ? marksOf(m_exchange) : std::vector<Mark>();
    std::erase_if(found, [](const Mark& mark) { return mark.kind != MarkKind::Found; });
    const size_t before = m_chips->chips().size();
    m_chips->setMarks(found);
    if (m_chips->chips().size() == before)
        return;
    QWidget* last = m_answer->focusChain().last();
    for (MarkChip* chip : m_chips->chips()) {
        chip->installEventFilter(this);
        setTabOrder(last, chip);
        last = chip;
    }
}

void ExchangeView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void ExchangeView::retranslateUi() {
    m_copyEnglish->setText(tr("Copy English"));
    m_copyChinese->setText(tr("Copy Chinese"));
    m_edit->setText(tr("Edit translation"));
    m_edit->setToolTip(tr("Change the Chinese answer (F2)"));
    m_regenerate->setText(tr("Regenerate"));
    m_thumbnail->setToolTip(tr("Show this frame in the picture"));
    m_thumbnail->setAccessibleName(tr("Show this frame in the picture"));
    refresh();
}

} // namespace lunette
