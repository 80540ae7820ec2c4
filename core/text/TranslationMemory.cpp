#include "core/text/TranslationMemory.h"

#include "core/text/SentenceAlignment.h"
#include "core/text/SentenceSplitter.h"

#include <QStringList>

#include <algorithm>

namespace lunette {

namespace {

bool isLineEnd(QChar c) {
    return QStringView(u"\n\r\f\v\u2028\u2029").contains(c);
}

const QString kForgotten; ///< as the newest translation of a text: there is none

/// Whole characters; every control character is a blank or, between lines, a line end.
QString cleanLines(const QString& text) {
    QString whole = QString::fromUtf8(text.toUtf8());
    whole.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    QString clean;
    for (const QChar c : std::as_const(whole)) {
        const bool blank = c.category() == QChar::Other_Control;
        clean += isLineEnd(c) ? QChar(u'\n') : blank ? QChar(u' ') : c;
    }
    return clean.trimmed();
}

bool isKept(const MemoryEntry& entry) {
    return !entry.source.isEmpty() && !entry.target.isEmpty() &&
           std::max(entry.source.size(), entry.target.size()) <= kLongestMemoryText;
}

QStringList sentencesOf(const QString& text) {
    QStringList sentences;
    for (const TextPart& part : splitText(text)) {
        if (part.kind == TextPart::Kind::Sentence)
            sentences << part.text;
    }
    return sentences;
}

/// The newest entries that the limits allow, oldest first.
void dropOldest(std::vector<MemoryEntry>& entries) {
    qsizetype characters = 0;
    size_t kept = 0;
    for (; kept < std::min(entries.size(), kMostMemoryEntries); ++kept) {
        const MemoryEntry& entry = entries[entries.size() - 1 - kept];
        characters += entry.source.size() + entry.target.size();
        if (characters > kMostMemoryCharacters)
            break;
    }
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(kept));
}

} // namespace

MemoryEntry tidyMemoryEntry(const MemoryEntry& entry) {
    return {entry.fromChinese, cleanLines(entry.source).simplified(), cleanLines(entry.target)};
}

std::vector<std::pair<QString, QString>> sentencePairs(const QString& source, const QString& target) {
    std::vector<std::pair<QString, QString>> pairs;
    for (const SentencePair& pair : alignSentences(source, target)) {
        const QString from = source.mid(pair.english.start, pair.english.length);
        const QString to = target.mid(pair.chinese.start, pair.chinese.length);
        if (sentencesOf(from).size() != 1 || sentencesOf(to).size() != 1)
            return {};
        pairs.emplace_back(from, to);
    }
    return pairs;
}

TranslationMemory::TranslationMemory(std::vector<MemoryEntry> entries) {
    m_entries.reserve(entries.size());
    for (const MemoryEntry& entry : entries)
        m_entries.push_back(tidyMemoryEntry(entry));
    QHash<QString, size_t> last;
    for (size_t i = 0; i < m_entries.size(); ++i)
        last[keyOf(m_entries[i].source, m_entries[i].fromChinese)] = i;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (last.value(keyOf(m_entries[i].source, m_entries[i].fromChinese)) != i)
            m_entries[i].target.clear();
    }
    std::erase_if(m_entries, [](const MemoryEntry& entry) { return !isKept(entry); });
    dropOldest(m_entries);
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_places[keyOf(m_entries[i].source, m_entries[i].fromChinese)] = i;
}

QString TranslationMemory::keyOf(const QString& source, bool fromChinese) {
    return (fromChinese ? u'z' : u'e') + source;
}

QString TranslationMemory::find(const QString& text, bool fromChinese) const {
    if (isEmpty() || text.size() > 2 * kLongestMemoryText)
        return {};
    const auto found = m_places.constFind(keyOf(cleanLines(text).simplified(), fromChinese));
    return found == m_places.cend() ? QString() : m_entries[*found].target;
}

TranslationMemory TranslationMemory::with(const TranslationEdit& edit) const {
    const MemoryEntry whole = tidyMemoryEntry({edit.fromChinese, edit.source, edit.edited});
    if (whole.source.isEmpty() || whole.target.isEmpty())
        return *this;
    const QString source = cleanLines(edit.source), machine = cleanLines(edit.machine);
    const QString earlier = find(source, edit.fromChinese);
    std::vector<MemoryEntry> entries = m_entries;
    const auto remember = [&](const QString& words, const QString& target) {
        entries.push_back({edit.fromChinese, words, target});
    };
    const QStringList said = sentencesOf(machine);
    for (const auto& [words, taught] : sentencePairs(source, earlier)) {
        if (find(words, edit.fromChinese) == taught && !said.contains(taught))
            remember(words, kForgotten);
    }
    for (const auto& [words, target] : sentencePairs(source, whole.target)) {
        if (!said.contains(target))
            remember(words, target);
    }
    if (whole.target != machine)
        remember(whole.source, whole.target);
    else if (earlier != machine)
        remember(whole.source, kForgotten);
    return TranslationMemory(std::move(entries));
}

} // namespace lunette
