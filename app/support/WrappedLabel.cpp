#include "app/support/WrappedLabel.h"

#include <QResizeEvent>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kLeastLetters = 16; ///< that stand beside each other

} // namespace

WrappedLabel::WrappedLabel(const QString& name, QWidget* parent)
    : QLabel(parent) {
    setObjectName(name);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

void WrappedLabel::setLeastLines(int lines) {
    m_leastLines = lines;
    updateGeometry();
}

QSize WrappedLabel::minimumSizeHint() const {
    const int height = text().isEmpty() ? 0 : heightForWidth(width());
    return {kLeastLetters * fontMetrics().averageCharWidth(),
            std::max(height, m_leastLines * fontMetrics().lineSpacing())};
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace lunette
