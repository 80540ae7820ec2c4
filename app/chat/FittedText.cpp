#include "app/chat/FittedText.h"

#include <QTextDocument>
#include <QTextEdit>

#include <cmath>

namespace lunette {

void blendIn(QTextEdit& text) {
    text.setFrameShape(QFrame::NoFrame);
    text.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    text.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    text.setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    text.document()->setDocumentMargin(0);
    text.viewport()->setAutoFillBackground(false);
}

void fitHeight(QTextEdit& text) {
    const int around = text.height() - text.viewport()->height();
    text.document()->setTextWidth(text.viewport()->width());
    const int height = int(std::ceil(text.document()->size().height())) + around + 1;
    if (height != text.height() || height != text.minimumHeight())
        text.setFixedHeight(height);
}

} // namespace lunette
