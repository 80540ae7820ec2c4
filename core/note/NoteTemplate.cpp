#include "core/note/NoteTemplate.h"

#include <QFile>
#include <QFileInfo>

namespace lunette {

/// A piece of plain text, a placeholder, or a section with what it holds.
struct NoteTemplate::Node {
    enum class Kind { Text, Value, Section, Inverted };
    Kind kind = Kind::Text;
    QString text; ///< the text, or the name
    std::vector<Node> children;
};

namespace {

constexpr qint64 kMaxTemplateBytes = 1 << 20;

tl::unexpected<Error> brokenTemplate(const QString& tag) {
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the note template has a section without its partner: %1"),
                LUNETTE_TEXT("Error", "close each {{#name}} with {{/name}}, in order"), {tag.toStdString()});
}

/// Whether `start` .. `end` of `text` stands alone on its line; the bounds then grow to the whole line.
void growToLine(const QString& text, qsizetype& start, qsizetype& end) {
    qsizetype left = start;
    while (left > 0 && (text[left - 1] == u' ' || text[left - 1] == u'\t'))
        --left;
    qsizetype right = end;
    while (right < text.size() && (text[right] == u' ' || text[right] == u'\t'))
        ++right;
    const bool alone = (left == 0 || text[left - 1] == u'\n') && (right == text.size() || text[right] == u'\n');
    if (!alone)
        return;
    start = left;
    end = right < text.size() ? right + 1 : right;
}

const std::vector<TemplateValues>* findList(const QList<const TemplateValues*>& scopes, const QString& name) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        const auto found = (*scope)->lists.constFind(name);
        if (found != (*scope)->lists.constEnd())
            return &found.value();
    }
    return nullptr;
}

QString findText(const QList<const TemplateValues*>& scopes, const QString& name) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        const auto found = (*scope)->texts.constFind(name);
        if (found != (*scope)->texts.constEnd())
            return found.value();
    }
    return {};
}

template <class Node>
void renderNodes(const std::vector<Node>& nodes, const QList<const TemplateValues*>& scopes, QString& out) {
    for (const Node& node : nodes) {
        if (node.kind == Node::Kind::Text) {
            out += node.text;
            continue;
        }
        if (node.kind == Node::Kind::Value) {
            out += findText(scopes, node.text);
            continue;
        }
        const std::vector<TemplateValues>* list = findList(scopes, node.text);
        const bool filled = list ? !list->empty() : !findText(scopes, node.text).isEmpty();
        if (node.kind == Node::Kind::Inverted || !list) {
            if (filled == (node.kind == Node::Kind::Section))
                renderNodes(node.children, scopes, out);
            continue;
        }
        for (const TemplateValues& entry : *list)
            renderNodes(node.children, scopes + QList<const TemplateValues*>{&entry}, out);
    }
}

} // namespace

QStringList NoteTemplate::builtInNames() {
    return {QStringLiteral("bilingual"), QStringLiteral("seed"), QStringLiteral("english"), QStringLiteral("chinese"),
            QStringLiteral("alt-text")};
}

Result<NoteTemplate> NoteTemplate::open(const QString& nameOrFile) {
    const bool builtIn = builtInNames().contains(nameOrFile);
    QFile file(builtIn ? QStringLiteral(":/note/templates/%1.md").arg(nameOrFile) : nameOrFile);
    if (!builtIn && !QFileInfo(nameOrFile).isFile())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is no note template %1"),
                    LUNETTE_TEXT("Error", "use one of %2, or the path of a template file"),
                    {nameOrFile.toStdString(), builtInNames().join(QStringLiteral(", ")).toStdString()});
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxTemplateBytes)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the note template %1 cannot be read"),
                    LUNETTE_TEXT("Error", "choose a readable text file of at most 1 MB"), {nameOrFile.toStdString()});
    return parse(QString::fromUtf8(file.readAll()));
}

Result<NoteTemplate> NoteTemplate::parse(const QString& source) {
    QString text = source;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    std::vector<Node> open(1);
    qsizetype done = 0;
    for (qsizetype tag = text.indexOf(QLatin1String("{{")); tag >= 0; tag = text.indexOf(QLatin1String("{{"), done)) {
        const qsizetype close = text.indexOf(QLatin1String("}}"), tag);
        if (close < 0)
            break;
        const QString name = text.mid(tag + 2, close - tag - 2).trimmed();
        const QChar sign = name.isEmpty() ? QChar(u' ') : name[0];
        const bool section = sign == u'#' || sign == u'^' || sign == u'/';
        qsizetype start = tag, end = close + 2;
        if (section)
            growToLine(text, start, end);
        start = std::max(start, done);
        open.back().children.push_back({Node::Kind::Text, text.mid(done, start - done), {}});
        done = end;
        const QString bare = section ? name.mid(1).trimmed() : name;
        if (sign == u'/') {
            if (open.size() < 2 || open.back().text != bare)
                return brokenTemplate(bare);
            Node finished = std::move(open.back());
            open.pop_back();
            open.back().children.push_back(std::move(finished));
        } else if (section) {
            open.push_back({sign == u'#' ? Node::Kind::Section : Node::Kind::Inverted, bare, {}});
        } else {
            open.back().children.push_back({Node::Kind::Value, bare, {}});
        }
    }
    if (open.size() != 1)
        return brokenTemplate(open.back().text);
    open.back().children.push_back({Node::Kind::Text, text.mid(done), {}});
    NoteTemplate result;
    result.m_nodes = std::make_shared<const std::vector<Node>>(std::move(open.back().children));
    return result;
}

QString NoteTemplate::render(const TemplateValues& values) const {
    QString out;
    renderNodes(*m_nodes, {&values}, out);
    return out;
}

} // namespace lunette
