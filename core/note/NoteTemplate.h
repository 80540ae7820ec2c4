#pragma once

#include "core/base/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lunette {

/// Values for the placeholders of a template: texts by name, and lists whose section is repeated for each entry.
struct TemplateValues {
    QHash<QString, QString> texts;
    QHash<QString, std::vector<TemplateValues>> lists;
};

/// A text with `{{name}}` placeholders and `{{#name}} ... {{/name}}` sections. A section is repeated for each entry of
/// the list `name`, or written once when the text `name` is not empty; `{{^name}}` is its opposite. A section tag alone
/// on its line leaves no line. Values are inserted as they are. Value type.
class NoteTemplate {
public:
    /// "bilingual", "seed", "english", "chinese", "alt-text".
    static QStringList builtInNames();

    /// A built-in template by its name, or a template file by its path (at most 1 MB). ErrorCode::Usage when there is
    /// none or when its sections are not closed.
    static Result<NoteTemplate> open(const QString& nameOrFile);

    static Result<NoteTemplate> parse(const QString& text);

    QString render(const TemplateValues& values) const;

private:
    struct Node;
    NoteTemplate() = default;
    std::shared_ptr<const std::vector<Node>> m_nodes;
};

} // namespace lunette
