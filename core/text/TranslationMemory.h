#pragma once

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace lunette {

constexpr size_t kMostMemoryEntries = 20000;
constexpr qsizetype kMostMemoryCharacters = 8 << 20; ///< of all entries together
constexpr qsizetype kLongestMemoryText = 20000;

/// How the user translates a text. `source` is one line without blanks around it; `target` may have lines.
struct MemoryEntry {
    bool fromChinese = false;
    QString source, target;

    bool operator==(const MemoryEntry&) const = default;
};

/// One translation that the user changed.
struct TranslationEdit {
    bool fromChinese = false;
    QString source;
    QString machine; ///< what the translator said
    QString edited;  ///< what the user made of it
};

/// The user's own translations of whole texts and of sentences, found by exactly the same words. Any thread; constant.
class TranslationMemory {
public:
    /// `entries` from the oldest to the newest: of those with the same source and direction the newest counts, and when
    /// there are more than the limits allow, the oldest go.
    explicit TranslationMemory(std::vector<MemoryEntry> entries = {});

    /// The oldest first.
    const std::vector<MemoryEntry>& entries() const { return m_entries; }
    bool isEmpty() const { return m_entries.empty(); }

    /// The user's translation of `text`, whatever its white space; "" when there is none.
    QString find(const QString& text, bool fromChinese) const;

    /// With the whole edited text, and with each of its sentences that is the user's own when sentencePairs has them.
    /// What was taken back to the translator's words is forgotten. Blank texts change nothing.
    TranslationMemory with(const TranslationEdit& edit) const;

private:
    static QString keyOf(const QString& source, bool fromChinese);

    std::vector<MemoryEntry> m_entries;
    QHash<QString, size_t> m_places; ///< by keyOf
};

/// `entry` as it is kept: without control characters, halves of characters and blanks around.
MemoryEntry tidyMemoryEntry(const MemoryEntry& entry);

/// The sentences of `source` with those of its translation, in order; nothing unless each belongs to exactly one.
std::vector<std::pair<QString, QString>> sentencePairs(const QString& source, const QString& target);

} // namespace lunette
