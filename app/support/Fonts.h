#pragma once

class QFont;

namespace lunette {

/// `font` with a family for Simplified Chinese behind its own, when one is installed: the fallback of the system may
/// draw Japanese shapes or another weight.
QFont withChineseFamily(const QFont& font);

} // namespace lunette
