#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace lunette {

/// A label for plain text of any length that can be selected. GUI thread.
QLabel* makeTextLabel(const QString& name, QWidget* parent);

} // namespace lunette
