#pragma once

#include <QString>

namespace lunette {

/// `text` without control characters and direction overrides, line ends as "\n". Tabs and line breaks stay.
QString cleanText(const QString& text);

/// One line of Markdown that shows exactly `text`; line breaks become spaces. For headings, table cells and emphasis.
QString markdownInline(const QString& text);

/// Markdown paragraphs that show exactly the lines of `text`. Only a GitHub table (a header row and a row of dashes)
/// stays markup, with its cells escaped.
QString markdownBlock(const QString& text);

} // namespace lunette
