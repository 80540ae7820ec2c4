#pragma once

class QTextEdit;

namespace lunette {

/// Makes `text` a part of the page around it: no frame, no scroll bars, no background, the wheel goes to the page. GUI
/// thread.
void blendIn(QTextEdit& text);

/// Makes `text` as high as its words at its present width. For textChanged and resizeEvent. GUI thread.
void fitHeight(QTextEdit& text);

} // namespace lunette
