#pragma once

#include "core/engine/Generation.h"
#include "core/engine/moondream/ScreenElements.h"

#include <string>

namespace lunette {

enum class WindowKind {
    Empty,
    Label, ///< a single control or text
    MessageBox,
    Settings,
    Login,
    Form,
    Menu,
    Table,
    List,
    Terminal,
    Code,
    WebPage,
    Window
};

WindowKind windowKindOf(const Screen& screen);

/// "a message box", "a settings window with tabs".
std::string windowWords(WindowKind kind);

/// The answer to "Is this a dialog?"; `asked` in lower case.
std::string isWindowAnswer(const Screen& screen, const std::string& asked);

/// One sentence, or two or three that name the main controls. Any thread.
std::string captionOf(const Screen& screen, CaptionLength length);

} // namespace lunette
