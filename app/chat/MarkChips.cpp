#include "app/chat/MarkChips.h"

#include "app/support/ErrorText.h"
#include "app/support/FlowLayout.h"

#include <QEvent>
#include <QPainter>

#include <utility>

namespace lunette {

MarkChip::MarkChip(const Mark& mark, QWidget* parent)
    : QAbstractButton(parent)
    , m_number(mark.number) {
    setObjectName(QStringLiteral("markChip_%1").arg(mark.number));
    setText(QString::number(mark.number));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void MarkChip::setLit(bool lit) {
    m_lit = lit;
    update();
}

QSize MarkChip::sizeHint() const {
    const int side = fontMetrics().height() + 10;
    return {std::max(side, fontMetrics().horizontalAdvance(text()) + 16), side};
}

bool MarkChip::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::FocusIn:
        Q_EMIT pointed(true);
        break;
    case QEvent::Leave:
    case QEvent::FocusOut:
        Q_EMIT pointed(false);
        break;
    default:
        break;
    }
    return QAbstractButton::event(event);
}

void MarkChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = m_lit || underMouse();
    const QRectF area = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const double radius = area.height() / 2;
    if (strong || hasFocus()) {
        painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, radius, radius);
    }
    const QRectF body = area.adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColor(m_number));
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);
    QFont bold = font();
    bold.setWeight(strong ? QFont::Bold : QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(Qt::white);
    painter.drawText(body, Qt::AlignCenter, text());
}

MarkChips::MarkChips(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("markChips"));
    auto* rows = new FlowLayout(this);
    rows->setSpacing(2);
    hide();
    describe();
}

void MarkChips::setMarks(const std::vector<Mark>& marks) {
    if (marks == m_marks)
        return;
    m_marks = marks;
    for (MarkChip* chip : std::exchange(m_chips, {}))
        delete chip;
    for (const Mark& mark : m_marks) {
        auto* chip = new MarkChip(mark, this);
        const int number = mark.number;
        connect(chip, &MarkChip::pointed, this, [this, number](bool on) { Q_EMIT pointed(on ? number : 0); });
        connect(chip, &QAbstractButton::clicked, this, [this, number] { Q_EMIT chosen(number); });
        layout()->addWidget(chip);
        m_chips.push_back(chip);
    }
    setVisible(!m_chips.empty());
    describe();
}

void MarkChips::setLit(const std::set<int>& numbers) {
    for (MarkChip* chip : m_chips)
        chip->setLit(numbers.contains(chip->number()));
}

void MarkChips::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

void MarkChips::describe() {
    setAccessibleName(tr("Marks in the picture"));
    for (size_t i = 0; i < m_chips.size(); ++i) {
        const BilingualText words = markText(m_marks[i]);
        //: The number and the place of a mark.
        const QString name =
            tr("Mark %1: %2").arg(m_marks[i].number).arg(isChineseInterface() ? words.chinese : words.english);
        m_chips[i]->setAccessibleName(name);
        m_chips[i]->setToolTip(name);
    }
}

} // namespace lunette
