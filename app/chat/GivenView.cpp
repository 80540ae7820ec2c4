#include "app/chat/GivenView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace lunette {

GivenView::GivenView(QWidget* parent)
    : QWidget(parent)
    , m_toggle(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_text(new QLabel(this)) {
    setObjectName(QStringLiteral("given"));
    m_toggle->setObjectName(QStringLiteral("givenToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_summary->setObjectName(QStringLiteral("givenSummary"));
    m_summary->installEventFilter(this);
    m_text->setObjectName(QStringLiteral("givenText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFocusPolicy(Qt::ClickFocus);
    for (QLabel* label : {m_summary, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setProperty("muted", true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_toggle, 0, Qt::AlignTop);
    row->addWidget(m_summary, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_text);
    connect(m_toggle, &QToolButton::toggled, this, &GivenView::refresh);
    refresh();
}

void GivenView::setExchange(const Exchange& exchange) {
    const bool isOver = exchange.state == ExchangeState::Done || exchange.state == ExchangeState::Stopped;
    m_given = isOver ? exchange.given : GivenHistory();
    refresh();
}

QWidget* GivenView::focusTarget() const {
    return m_toggle;
}

QString GivenView::summary() const {
    if (m_given.given == m_given.turns)
        return tr("The model was given: the picture, %n earlier turn(s), this question", nullptr, m_given.given);
    //: How many earlier questions with their answers fitted, and how many there were.
    return tr("The model was given: the picture, %1 of %2 earlier turns (the older ones did not fit), this question")
        .arg(m_given.given)
        .arg(m_given.turns);
}

void GivenView::refresh() {
    setVisible(m_given.turns > 0);
    const bool isOpen = m_toggle->isChecked();
    m_toggle->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    m_summary->setText(summary());
    m_toggle->setAccessibleName(summary());
    m_toggle->setToolTip(tr("Show or hide the exact text"));
    QString text = m_given.prompt.trimmed();
    if (!m_given.isTrained)
        text += QStringLiteral("\n\n") +
                tr("This model was trained on single questions, so it may make little use of earlier ones.");
    m_text->setText(text);
    m_text->setAccessibleName(tr("The exact text that the model was given"));
    m_text->setVisible(isOpen);
}

bool GivenView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_summary && event->type() == QEvent::MouseButtonRelease)
        m_toggle->toggle();
    return QWidget::eventFilter(watched, event);
}

void GivenView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace lunette
