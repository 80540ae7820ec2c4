#include "core/engine/marian/TargetText.h"

#include "core/text/CjkText.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace lunette {

namespace {

constexpr qsizetype kLongestLabel = 80;
constexpr ushort kFirstPrivate = 0xe000;
constexpr size_t kMostPrivate = 6000;

QRegularExpression compiled(const QString& pattern) {
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
}

/// Applies `change` while the protected parts of `text` are private-use characters.
template <class Change>
QString changeOpenText(const QString& text, Change change) {
    const auto spans = mergeSpans(text, findProtected(text), kMostPrivate);
    QStringList symbols;
    for (size_t i = 0; i < spans.size(); ++i)
        symbols << QString(QChar(static_cast<ushort>(kFirstPrivate + i)));
    const MaskedText masked = maskText(text, spans, symbols);
    return unmaskText(change(masked.text), masked).value_or(text);
}

/// What tidyChinese leaves: marks after protected parts, quotation marks, dots, and the spaces around protected parts.
QString openChinese(QString text) {
    static const QRegularExpression space(QStringLiteral("\\s+"));
    static const QRegularExpression dots(QStringLiteral("\\.{3,}|。{2,}|…{2,}"));
    static const QRegularExpression quotes(QStringLiteral("\"([^\"]*)\""));
    static const QRegularExpression aroundMarks(QStringLiteral(" *([，。！？：；（）“”]) *"));
    static const QRegularExpression keptBefore = compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}]) *(?=\\p{Han})"));
    static const QRegularExpression keptAfter = compiled(QStringLiteral("(?<=\\p{Han}) *(?=[\\x{E000}-\\x{F8FF}])"));
    static const std::array<std::pair<QRegularExpression, QString>, 5> marks = {{
        {compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}”]) *, *")), QStringLiteral("，")},
        {compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}”]) *; *")), QStringLiteral("；")},
        {compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}”]) *\\? *")), QStringLiteral("？")},
        {compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}”]) *! *")), QStringLiteral("！")},
        {compiled(QStringLiteral("(?<=[\\x{E000}-\\x{F8FF}”]) *\\.(?=\\s|$)")), QStringLiteral("。")},
    }};
    text = text.replace(space, QStringLiteral(" ")).trimmed();
    text.replace(dots, QStringLiteral("…"));
    for (const auto& [mark, wide] : marks)
        text.replace(mark, wide);
    text = tidyChinese(text.replace(quotes, QStringLiteral("“\\1”")));
    text.replace(keptBefore, QStringLiteral(" "));
    text.replace(keptAfter, QStringLiteral(" "));
    return text.replace(aroundMarks, QStringLiteral("\\1"));
}

QString openEnglish(QString text) {
    static const QRegularExpression space(QStringLiteral("\\s+"));
    static const QRegularExpression early(QStringLiteral(" +([.,:;?!…)])(?![A-Za-z0-9])"));
    text.replace(QStringLiteral("……"), QStringLiteral("…"));
    text.replace(u'「', u'"').replace(u'」', u'"');
    text = tidyEnglish(text).replace(space, QStringLiteral(" ")).trimmed();
    return text.replace(early, QStringLiteral("\\1"));
}

/// Pairs of the same mark, narrow then wide.
constexpr std::array<std::pair<char16_t, char16_t>, 6> kEndMarks = {
    {{u'.', u'。'}, {u'?', u'？'}, {u'!', u'！'}, {u',', u'，'}, {u';', u'；'}, {u':', u'：'}}};

bool isFullStop(QChar c) {
    return c == u'.' || c == u'。';
}

/// Full stops and the marks that join sentences, which a translator adds to labels and parts of sentences.
bool isAddedMark(QChar c) {
    return QStringView(u".。,，;；").contains(c);
}

QString keyedWestern(const QString& words, QChar key) {
    const QString wanted = QRegularExpression::escape(QString(key));
    for (const QString& pattern : {QStringLiteral("(?<![A-Za-z0-9])") + wanted, wanted}) {
        const QRegularExpression place(pattern, QRegularExpression::CaseInsensitiveOption);
        if (const auto match = place.match(words); match.hasMatch())
            return QString(words).insert(match.capturedStart(), u'&');
    }
    return words;
}

} // namespace

QString tidyTranslation(const QString& text, bool toChinese) {
    return toChinese ? changeOpenText(text, openChinese) : changeOpenText(text, openEnglish);
}

QString matchEnd(const QString& source, const QString& translated, bool toChinese) {
    if (source.isEmpty() || translated.isEmpty())
        return translated;
    const QChar end = source.back();
    const auto mark = std::find_if(kEndMarks.begin(), kEndMarks.end(), [end](const auto& pair) {
        return end == QChar(pair.first) || end == QChar(pair.second);
    });
    QString text = translated;
    const bool endsInFull = isFullStop(end) || end == u'?' || end == u'？' || end == u'!' || end == u'！';
    while (!endsInFull && !text.isEmpty() && isAddedMark(text.back()))
        text.chop(1);
    if (text.isEmpty())
        return translated;
    if (mark != kEndMarks.end() && !text.back().isPunct())
        text += QChar(toChinese ? mark->second : mark->first);
    return text;
}

QString startSentence(const QString& source, const QString& translated, const std::vector<ProtectedSpan>& terms) {
    const bool starts = std::any_of(terms.begin(), terms.end(), [&](const ProtectedSpan& term) {
        const QString& word = term.replacement;
        return term.kind == ProtectedKind::Term && term.length < source.size() && word == word.toLower() &&
               translated.startsWith(word);
    });
    return starts ? translated.left(1).toUpper() + translated.mid(1) : translated;
}

LabelMarks takeLabelMarks(const QString& label) {
    static const QRegularExpression chinese(QStringLiteral("\\s*[（(]&([A-Za-z0-9])[)）]"));
    static const QRegularExpression western(QStringLiteral("(?<![A-Za-z&])&([A-Za-z0-9])|(?<=[A-Za-z])&([a-z])"));
    static const QRegularExpression tail(QStringLiteral("\\s*(?:…+|\\.{3,}|[:：])$"));
    LabelMarks marks{label, QChar(), {}};
    if (label.size() > kLongestLabel)
        return marks;
    const bool single = label.count(u'&') == 1;
    if (const auto match = chinese.match(label); single && match.hasMatch()) {
        marks.key = match.captured(1).front();
        marks.words.remove(match.capturedStart(), match.capturedLength());
    } else if (const auto found = western.match(label); single && found.hasMatch() && !label.contains(u';')) {
        marks.key = label[found.capturedStart() + 1];
        marks.words.remove(found.capturedStart(), 1);
    }
    if (const auto match = tail.match(marks.words); match.hasMatch() && match.capturedStart() > 0) {
        marks.tail = match.captured();
        marks.words.truncate(match.capturedStart());
    }
    return marks;
}

QString putLabelMarks(const LabelMarks& marks, const QString& translated, bool toChinese) {
    QString tail = marks.tail.trimmed();
    if (tail.startsWith(u'.') || tail.startsWith(u'…'))
        tail = QStringLiteral("…");
    else if (!tail.isEmpty())
        tail = toChinese ? QStringLiteral("：") : QStringLiteral(":");
    QString text = translated;
    if (!marks.key.isNull())
        text = toChinese ? text + QStringLiteral("(&%1)").arg(marks.key.toUpper()) : keyedWestern(text, marks.key);
    return text.endsWith(tail) ? text : text + tail;
}

} // namespace lunette
