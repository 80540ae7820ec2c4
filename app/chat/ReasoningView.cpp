#include "app/chat/ReasoningView.h"

#include "app/chat/FittedText.h"

#include <QEvent>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

const QString kScheme = QStringLiteral("evidence:");

QString htmlOf(const QString& text) {
    return text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
}

std::set<int> setOf(const EvidencePart& part) {
    const std::vector<int> numbers = part.numbers();
    return {numbers.begin(), numbers.end()};
}

bool meets(const std::set<int>& a, const std::set<int>& b) {
    return std::any_of(a.begin(), a.end(), [&](int number) { return b.contains(number); });
}

} // namespace

LinkedText::LinkedText(QWidget* parent)
    : QTextBrowser(parent) {
    setOpenLinks(false);
    blendIn(*this);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(this, &QTextBrowser::highlighted, this, &LinkedText::linkPointed);
    connect(this, &QTextEdit::textChanged, this, [this] { fitHeight(*this); });
}

bool LinkedText::event(QEvent* event) {
    if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        Q_EMIT linkPointed({});
    return QTextBrowser::event(event);
}

bool LinkedText::focusNextPrevChild(bool next) {
    const bool stayed = QTextBrowser::focusNextPrevChild(next);
    if (stayed && textCursor().hasSelection())
        Q_EMIT linkPointed(QUrl(textCursor().charFormat().anchorHref()));
    return stayed;
}

void LinkedText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    fitHeight(*this);
}

ReasoningView::ReasoningView(QWidget* parent)
    : QWidget(parent)
    , m_toggle(new QToolButton(this))
    , m_text(new LinkedText(this)) {
    setObjectName(QStringLiteral("reasoning"));
    m_toggle->setObjectName(QStringLiteral("reasoningToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_text->setObjectName(QStringLiteral("reasoningText"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    layout->addWidget(m_text);
    connect(m_toggle, &QToolButton::toggled, this, &ReasoningView::fold);
    connect(m_text, &LinkedText::linkPointed, this, [this](const QUrl& link) { Q_EMIT pointed(numbersOf(link)); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const std::set<int> numbers = numbersOf(link);
        const bool keeps = meets(numbers, m_kept);
        for (const int number : numbers) {
            if (keeps)
                m_kept.erase(number);
            else
                m_kept.insert(number);
        }
        refresh();
        Q_EMIT keptChanged(m_kept);
    });
    fold();
    retranslateUi();
    refresh();
}

void ReasoningView::setParts(const std::vector<EvidencePart>& parts) {
    const auto same = [](const EvidencePart& a, const EvidencePart& b) {
        return a.text == b.text && a.numbers() == b.numbers();
    };
    if (std::equal(parts.begin(), parts.end(), m_parts.begin(), m_parts.end(), same))
        return;
    m_parts = parts;
    m_lit.clear();
    m_kept.clear();
    m_toggle->setChecked(false);
    refresh();
}

void ReasoningView::setLit(const std::set<int>& numbers) {
    const auto ours = [this](const std::set<int>& wanted) {
        return std::any_of(m_parts.begin(), m_parts.end(),
                           [&](const EvidencePart& part) { return meets(setOf(part), wanted); });
    };
    const bool shows = ours(numbers) || ours(m_lit);
    m_lit = numbers;
    if (shows && !m_text->hasFocus() && !m_text->underMouse())
        refresh();
}

bool ReasoningView::isOpen() const {
    return m_toggle->isChecked();
}

QWidgetList ReasoningView::focusChain() const {
    return {m_toggle, m_text};
}

std::set<int> ReasoningView::numbersOf(const QUrl& link) const {
    bool isIndex = false;
    const QString text = link.toString();
    const size_t index = text.mid(kScheme.size()).toULong(&isIndex);
    if (!text.startsWith(kScheme) || !isIndex || index >= m_parts.size())
        return {};
    return setOf(m_parts[index]);
}

QString ReasoningView::phraseHtml(const EvidencePart& part, size_t index) const {
    QStringList numbers;
    for (const int number : part.numbers())
        numbers << QString::number(number);
    const QColor back = palette().color(QPalette::Highlight);
    const QColor front = palette().color(QPalette::HighlightedText);
    const bool strong = meets(setOf(part), m_lit) || meets(setOf(part), m_kept);
    const QString style =
        strong ? QStringLiteral(" style=\"background-color:%1; color:%2\"").arg(back.name(), front.name()) : QString();
    return QStringLiteral("<a href=\"%1%2\"%3>%4<sup>%5</sup></a>")
        .arg(kScheme)
        .arg(index)
        .arg(style, htmlOf(part.text), numbers.join(u','));
}

void ReasoningView::refresh() {
    QString html;
    QString plain;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        html += m_parts[i].points.empty() ? htmlOf(m_parts[i].text) : phraseHtml(m_parts[i], i);
        plain += m_parts[i].text;
    }
    m_text->setHtml(html);
    m_text->setAccessibleDescription(plain);
    setVisible(!plain.trimmed().isEmpty());
}

void ReasoningView::fold() {
    m_toggle->setArrowType(isOpen() ? Qt::DownArrow : Qt::RightArrow);
    m_text->setVisible(isOpen());
    if (!isOpen())
        Q_EMIT pointed({});
}

void ReasoningView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void ReasoningView::retranslateUi() {
    m_toggle->setText(tr("Thinking"));
    m_toggle->setAccessibleName(tr("Show or hide what the model thought"));
    m_toggle->setToolTip(tr("What the model thought before it answered; underlined words point at places"));
    m_text->setAccessibleName(tr("Thinking"));
}

} // namespace lunette
