#include "core/text/ProtectedText.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>

namespace lunette {

namespace {

struct Pattern {
    ProtectedKind kind;
    QRegularExpression expression; ///< the group "keep", when there is one, is the protected part
};

QRegularExpression compiled(const QString& pattern) {
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
}

/// In order of preference: a part that one pattern takes is closed to the later ones.
const std::vector<Pattern>& patterns() {
    // \w holds Chinese characters here, so words are spelled out as [A-Za-z0-9_].
    static const std::vector<Pattern> all = [] {
        const QString stop = QStringLiteral("\\s<>\"“”‘’，。；：！？、（）【】《》「」\\x{27E6}\\x{27E7}");
        const QString units = QStringLiteral("(?:%|‰|°[CF]?|℃|℉|[kKMGTP]i?[Bb](?:/"
                                             "s|ps)?|B|[kMGT]?Hz|dpi|ppi|px|pt|em|rem|fps|ms|µs|ns|min|mAh|mA|mm|cm|km|"
                                             "kg|mg|kW|kWh|MP|dB|[smhgxVWA])(?![A-Za-z0-9])");
        const QString extensions =
            QStringLiteral("png|jpe?g|gif|bmp|svg|webp|tiff?|ico|pdf|txt|md|docx?|xlsx?|pptx?|odt|ods|csv|json|xml|ya?"
                           "ml|toml|ini|cfg|conf|"
                           "log|zip|tar|gz|xz|7z|rar|deb|rpm|exe|dll|so|bat|sh|ps1|py|js|ts|cpp|cc|cxx|hpp|c|h|java|rs|"
                           "go|html?|css|mp3|mp4|"
                           "mkv|avi|wav|ttf|otf|iso|img|bin|safetensors|qml|ui|qrc|db|sqlite|lock|pro");
        std::vector<Pattern> list;
        auto add = [&](ProtectedKind kind, const QString& pattern) { list.push_back({kind, compiled(pattern)}); };
        add(ProtectedKind::Code, QStringLiteral("`[^`\\n]+`"));
        add(ProtectedKind::Markup, QStringLiteral("!?\\[[^\\]\\n]*\\]\\([^)\\s]*\\)|\\*\\*[^*\\n]+\\*\\*"
                                                  "|(?<![A-Za-z0-9*])\\*(?=[^\\s.*])[^*\\n]{0,200}(?<=\\S)\\*"
                                                  "(?!\\.?[A-Za-z0-9*])"));
        add(ProtectedKind::Quoted, QStringLiteral("“(?<keep>[^“”\\n]{1,300})”|「(?<keep2>[^「」\\n]{1,300})」"
                                                  "|『(?<keep3>[^『』\\n]{1,300})』|«(?<keep4>[^«»\\n]{1,300})»"));
        add(ProtectedKind::Quoted,
            QStringLiteral("(?<![A-Za-z0-9])\"(?=\\S)(?<keep>[^\"\\n]{1,300}?)(?<=\\S)\"(?![A-Za-z0-9])"));
        add(ProtectedKind::Quoted,
            QStringLiteral("(?<![A-Za-z0-9])‘(?<keep>[^‘’\\n]{1,120})’(?![A-Za-z0-9])"
                           "|(?<![A-Za-z0-9])'(?=\\S)(?<keep2>[^'\\n]{1,120})(?<=\\S)'(?![A-Za-z0-9])"));
        add(ProtectedKind::Markup,
            QStringLiteral("</?[A-Za-z][^<>\\n]*>|&[a-z]+;|&#\\d+;|%L?\\d{1,2}(?![\\d%])|%[sdn](?![A-Za-z])"
                           "|\\$?\\{[A-Za-z0-9_]*\\}|\\x{27E6}[^\\x{27E7}\\n]{0,4}\\x{27E7}"
                           "|[\\x{27E6}\\x{27E7}]"));
        add(ProtectedKind::Url,
            QStringLiteral("(?:[a-z][a-z0-9+.-]{1,10}://|www\\.)[^%1]*[^%1.,;:!?'\\])}]").arg(stop));
        add(ProtectedKind::Url, QStringLiteral("(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:"
                                               "\\.[A-Za-z0-9-]{1,63})+|mailto:[^%1]+")
                                    .arg(stop));
        add(ProtectedKind::Path,
            QStringLiteral("(?<![A-Za-z0-9])(?:[A-Za-z]:|\\\\)\\\\[^%1|*]*[^%1|*.,;:!?)]").arg(stop));
        add(ProtectedKind::Path, QStringLiteral("(?<![A-Za-z0-9/.])(?:~|\\.{1,2})?/(?:[A-Za-z0-9_.@+-]{1,120}/"
                                                ")*(?:[A-Za-z0-9_@+.-]*[A-Za-z0-9_@+-]/?)"));
        add(ProtectedKind::Path,
            QStringLiteral("(?<![A-Za-z0-9])(?:[A-Za-z0-9_.@+-]{1,120}/){2,40}[A-Za-z0-9_.@+-]*[A-Za-z0-9_]"));
        add(ProtectedKind::Path,
            QStringLiteral("(?<![A-Za-z0-9])(?:[A-Za-z0-9_@+-]{1,120}/)?[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]{0,120}\\.(?:%1)"
                           "(?![A-Za-z0-9])|(?<![A-Za-z0-9*])\\*\\.[A-Za-z0-9]{1,6}(?![A-Za-z0-9])"
                           "|\\$[A-Z_]{2,}|%[A-Z_]{2,}%")
                .arg(extensions));
        add(ProtectedKind::Key,
            QStringLiteral(
                "(?<![A-Za-z0-9])(?:Ctrl|Control|Alt|AltGr|Option|Shift|Meta|Cmd|Command|Super|Win|Windows|Fn|Esc)"
                "(?:\\s?\\+\\s?(?:[A-Za-z][A-Za-z0-9]*|[0-9]|[-=,./;'\\[\\]+]))+"
                "|(?<![A-Za-z0-9])(?:F(?:[1-9]|1[0-9]|2[0-4])|Ctrl|Esc|PgUp|PgDn|PrtScn?)(?![A-Za-z0-9])"
                "|[⌘⇧⌥⌃]+[A-Za-z0-9]?"));
        add(ProtectedKind::Option, QStringLiteral("(?<![A-Za-z0-9_-])--[A-Za-z][A-Za-z0-9_-]*(?:=[^%1,]+)?"
                                                  "|(?<![A-Za-z0-9_-])-[A-Za-z](?![A-Za-z0-9_-])")
                                       .arg(stop));
        add(ProtectedKind::Identifier,
            QStringLiteral("(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?:(?:::|\\.|->)[A-Za-z_][A-Za-z0-9_]*){0,8}\\(\\)"
                           "|(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)+"
                           "|(?<![A-Za-z0-9_])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"
                           "|(?<![A-Za-z0-9])[A-Za-z]\\+\\+(?![A-Za-z0-9+])|[@#][A-Za-z0-9_]+"));
        add(ProtectedKind::Measure,
            QStringLiteral(
                "(?<![A-Za-z0-9.])[$€£¥]?[+−±-]?\\d+(?:[.,:/×xX*-]\\d+)*\\s?%1"
                "|(?<![A-Za-z0-9.])[$€£¥v]?\\d+(?:[.,:/×xX*-]\\d+)+(?![A-Za-z0-9])|[$€£¥]\\s?\\d+(?![A-Za-z0-9])"
                "|(?<![A-Za-z0-9])(?:0x[0-9A-Fa-f]+|[vV]\\d+)(?![A-Za-z0-9])")
                .arg(units));
        add(ProtectedKind::Identifier,
            QStringLiteral(
                "(?<![A-Za-z0-9])(?=[A-Za-z-]{0,40}\\d)(?=[0-9-]{0,40}[A-Za-z])[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*"
                "|(?<![A-Za-z0-9])[A-Za-z]*[a-z][A-Z][A-Za-z0-9]*"));
        add(ProtectedKind::Number, QStringLiteral("(?<![A-Za-z0-9])\\d+"));
        add(ProtectedKind::Symbol,
            QStringLiteral(
                "[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2190}-\\x{21FF}\\x{2B00}-\\x{2BFF}\\x{E000}-\\x{F8FF}]"
                "[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2190}-\\x{21FF}\\x{FE0F}\\x{200D}\\x{20E3}]*"));
        return list;
    }();
    return all;
}

/// The protected part of a match: a named group, or all of it.
std::pair<qsizetype, qsizetype> keptRange(const QRegularExpressionMatch& match) {
    for (int group = 1; group <= match.lastCapturedIndex(); ++group) {
        if (match.capturedLength(group) > 0)
            return {match.capturedStart(group), match.capturedLength(group)};
    }
    return {match.capturedStart(), match.capturedLength()};
}

class SpanFinder {
public:
    explicit SpanFinder(const QString& text)
        : m_text(text)
        , m_taken(static_cast<size_t>(text.size()), false) {}

    void findPatterns() {
        for (const Pattern& pattern : patterns()) {
            auto matches = pattern.expression.globalMatch(m_text);
            while (matches.hasNext()) {
                const auto [start, length] = keptRange(matches.next());
                add({start, length, pattern.kind});
            }
        }
    }

    /// Terms take the place of the parts that they cover.
    void addTerms(const std::vector<ProtectedSpan>& terms) {
        for (const ProtectedSpan& term : terms) {
            const auto touches = [&term](const ProtectedSpan& span) {
                return span.start < term.end() && term.start < span.end();
            };
            const bool yields = std::any_of(m_spans.begin(), m_spans.end(), [&](const ProtectedSpan& span) {
                return touches(span) && (span.start < term.start || span.end() > term.end());
            });
            if (yields) {
                m_inner.push_back(term);
                continue;
            }
            std::erase_if(m_spans, touches);
            std::fill_n(m_taken.begin() + term.start, term.length, false);
            add(term);
        }
    }

    /// Emphasis and links keep their marks around the terms that their words hold.
    void renderMarkup() {
        static const QRegularExpression shown(QStringLiteral("^(?:!?\\[[^\\]]*\\]|\\*+[^*]+\\*+)"));
        static const QRegularExpression article(QStringLiteral("(?<=[\\[*])(?:[Tt]he|[Aa]n?) (?=\\p{Han})"));
        static const QRegularExpression loose(QStringLiteral("(?<=\\p{Han}) (?=\\p{Han})"));
        for (ProtectedSpan& span : m_spans) {
            const QString kept = m_text.mid(span.start, span.length);
            const qsizetype length = shown.match(kept).capturedLength();
            std::vector<ProtectedSpan> inside;
            for (ProtectedSpan term : m_inner) {
                term.start -= span.start;
                if (term.start >= 0 && term.end() <= length)
                    inside.push_back(term);
            }
            if (span.kind == ProtectedKind::Markup && !inside.empty())
                span.replacement = replaceTerms(kept, inside).replace(article, QString()).replace(loose, QString());
        }
    }

    /// Asks `known` for every run that `expression` finds in what is left.
    void findUnknown(const QRegularExpression& expression, ProtectedKind kind,
                     const std::function<bool(const QString&)>& known,
                     const std::function<QString(const QString&)>& rendering = {}) {
        auto matches = expression.globalMatch(m_text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (!known(match.captured()))
                add({match.capturedStart(), match.capturedLength(), kind,
                     rendering ? rendering(match.captured()) : QString()});
        }
    }

    std::vector<ProtectedSpan> take() {
        std::sort(m_spans.begin(), m_spans.end(),
                  [](const ProtectedSpan& a, const ProtectedSpan& b) { return a.start < b.start; });
        return std::move(m_spans);
    }

private:
    void add(const ProtectedSpan& span) {
        const auto begin = m_taken.begin() + span.start;
        if (span.length < 1 || std::find(begin, begin + span.length, true) != begin + span.length)
            return;
        std::fill_n(begin, span.length, true);
        m_spans.push_back(span);
    }

    const QString& m_text;
    std::vector<bool> m_taken;
    std::vector<ProtectedSpan> m_spans;
    std::vector<ProtectedSpan> m_inner; ///< terms inside longer parts
};

bool isBlank(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

/// Unknown words and symbols beside each other are one span, unless something else stands for them.
std::vector<ProtectedSpan> joinWords(const QString& text, std::vector<ProtectedSpan> spans) {
    std::vector<ProtectedSpan> joined;
    auto isWord = [](const ProtectedSpan& span) {
        const bool unknown = span.kind == ProtectedKind::Word || span.kind == ProtectedKind::Symbol;
        return unknown && span.replacement.isEmpty();
    };
    for (const ProtectedSpan& span : spans) {
        if (!joined.empty() && isWord(joined.back()) && isWord(span) &&
            isBlank(QStringView(text).mid(joined.back().end(), span.start - joined.back().end())))
            joined.back().length = span.end() - joined.back().start;
        else
            joined.push_back(span);
    }
    return joined;
}

bool isHan(QChar c) {
    return QChar::script(c.unicode()) == QChar::Script_Han;
}

bool isChinese(QChar c) {
    return isHan(c) || QStringView(u"、，。！？：；（）“”《》").contains(c);
}

/// Without the blank between two Chinese characters or marks.
void appendTight(QString& text, QString more) {
    const bool gapBefore = text.size() > 1 && text.back() == u' ' && isChinese(text[text.size() - 2]);
    const bool gapAfter = more.size() > 1 && more.front() == u' ' && isChinese(more[1]);
    if (gapBefore && !more.isEmpty() && isChinese(more.front()))
        text.chop(1);
    else if (gapAfter && !text.isEmpty() && isChinese(text.back()))
        more.remove(0, 1);
    text += more;
}

/// With a blank between a Chinese character and a Latin letter, and between Latin words.
void appendSpaced(QString& text, const QString& more) {
    const auto isLatin = [](QChar c) { return c.isLetterOrNumber() && !isHan(c); };
    const bool meet = !text.isEmpty() && !more.isEmpty() && (isLatin(text.back()) || isLatin(more.front())) &&
                      text.back().isLetterOrNumber() && more.front().isLetterOrNumber();
    if (meet)
        text += u' ';
    text += more;
}

} // namespace

std::vector<ProtectedSpan> findProtected(const QString& text, const KnownText& known,
                                         const std::vector<ProtectedSpan>& terms) {
    static const QRegularExpression words =
        compiled(QStringLiteral("(?:(?!\\p{Han})\\p{L}\\p{M}*)+(?:['’-](?:(?!\\p{Han})\\p{L}\\p{M}*)+)*"));
    static const QRegularExpression characters = compiled(QStringLiteral("\\p{Han}|[^\\p{L}\\p{M}\\p{Nd}\\s]\\p{M}*"));
    SpanFinder finder(text);
    finder.findPatterns();
    finder.addTerms(terms);
    finder.renderMarkup();
    if (known.word)
        finder.findUnknown(words, ProtectedKind::Word, known.word, known.rendering);
    if (known.character)
        finder.findUnknown(characters, ProtectedKind::Symbol, known.character);
    return joinWords(text, finder.take());
}

QString keptText(const QString& text, const ProtectedSpan& span) {
    return span.replacement.isEmpty() ? text.mid(span.start, span.length) : span.replacement;
}

QString replaceTerms(const QString& text, const std::vector<ProtectedSpan>& spans) {
    QString result;
    qsizetype from = 0;
    for (const ProtectedSpan& span : spans) {
        if (span.replacement.isEmpty())
            continue;
        appendSpaced(result, text.mid(from, span.start - from));
        appendSpaced(result, span.replacement);
        from = span.end();
    }
    if (from == 0)
        return text;
    appendSpaced(result, text.mid(from));
    return result;
}

std::vector<ProtectedSpan> mergeSpans(const QString& text, std::vector<ProtectedSpan> spans, size_t most) {
    while (spans.size() > std::max<size_t>(most, 1)) {
        size_t nearest = 1;
        for (size_t i = 2; i < spans.size(); ++i) {
            if (spans[i].start - spans[i - 1].end() < spans[nearest].start - spans[nearest - 1].end())
                nearest = i;
        }
        ProtectedSpan& joined = spans[nearest - 1];
        const ProtectedSpan& next = spans[nearest];
        if (!joined.replacement.isEmpty() || !next.replacement.isEmpty())
            joined.replacement =
                keptText(text, joined) + text.mid(joined.end(), next.start - joined.end()) + keptText(text, next);
        joined.length = next.end() - joined.start;
        spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(nearest));
    }
    return spans;
}

MaskedText maskText(const QString& text, const std::vector<ProtectedSpan>& spans, const QStringList& symbols) {
    MaskedText masked;
    qsizetype from = 0;
    for (const ProtectedSpan& span : spans) {
        const QString& symbol = symbols[masked.kept.size()];
        masked.text += QStringView(text).mid(from, span.start - from);
        masked.text += symbol;
        masked.kept << keptText(text, span);
        masked.symbols << symbol;
        from = span.end();
    }
    masked.text += QStringView(text).mid(from);
    return masked;
}

std::optional<QString> unmaskText(const QString& translated, const MaskedText& masked) {
    std::map<qsizetype, qsizetype> places; // where a symbol stands, and which one
    for (qsizetype i = 0; i < masked.symbols.size(); ++i) {
        if (translated.count(masked.symbols[i]) != 1)
            return std::nullopt;
        places[translated.indexOf(masked.symbols[i])] = i;
    }
    QString text;
    qsizetype from = 0;
    for (const auto& [place, index] : places) {
        appendTight(text, translated.mid(from, place - from));
        appendTight(text, masked.kept[index]);
        from = place + masked.symbols[index].size();
    }
    appendTight(text, translated.mid(from));
    return text;
}

bool keepsSpans(const QString& text, const std::vector<ProtectedSpan>& spans, const QString& translated) {
    return std::all_of(spans.begin(), spans.end(), [&](const ProtectedSpan& span) {
        const QString kept = keptText(text, span);
        const auto wanted = std::count_if(spans.begin(), spans.end(),
                                          [&](const ProtectedSpan& other) { return keptText(text, other) == kept; });
        return translated.count(kept) >= wanted;
    });
}

} // namespace lunette
