#pragma once

#include <QIcon>
#include <QString>

class QPalette;

namespace lunette {

/// Makes the pictures under ":/" known; they live in a static library, which needs to be told. Any number of calls.
void initResources();

/// A stroke icon of resources/icons by its name ("open", "paste", ...) in the palette's colours: normal, disabled, and
/// selected. Drawn at any size and screen scale. A null icon for an unknown name. GUI thread.
QIcon icon(const QString& name, const QPalette& palette);

} // namespace lunette
