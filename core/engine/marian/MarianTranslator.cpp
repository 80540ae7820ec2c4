#include "core/engine/marian/MarianTranslator.h"

#include "core/engine/marian/LabelComposer.h"
#include "core/engine/marian/MarianSearch.h"
#include "core/engine/marian/MarianTokens.h"
#include "core/engine/marian/TargetText.h"
#include "core/engine/marian/TextTranslation.h"
#include "core/text/Glossary.h"
#include "core/text/SentenceSplitter.h"
#include "core/text/TranslationMemory.h"

#include <QElapsedTimer>
#include <QString>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kMostBeams = 32;
constexpr double kLostAtToken = -1.5;  ///< mean log-probability of a token below which a small model only stammers
constexpr double kSureOfToken = -0.35; ///< mean log-probability of a token
constexpr double kLexiconWeight = 1.5; ///< of the cost of a label's terms beside the network's log-probability
constexpr const char* kSimplifiedChinese = "cmn_Hans";

/// Ids to generate: what was asked for, within the positions that the model has.
int tokenLimit(const MarianPack& pack, const TranslationOptions& options, size_t sourceTokens) {
    if (options.maxTokens > 0)
        return std::min(options.maxTokens, pack.dims.maxPositions);
    const int limit = pack.generation.maxLength - 1;
    return options.whole ? limit : std::min(limit, static_cast<int>(2 * sourceTokens + 50));
}

/// "read-only" is known when it stands in the list, or each of its parts does.
bool knowsWord(const MarianPack& pack, const QString& word) {
    const QString plain = word.toLower().replace(QChar(0x2019), u'\'');
    if (pack.knownWords.contains(plain.toStdString()))
        return true;
    const QStringList parts = plain.split(u'-');
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
               return pack.knownWords.contains(part.toStdString());
           });
}

/// The usual rendering of a word that the model does not know; "" when the lexicon has none.
QString renderingOf(const MarianPack& pack, const QString& word) {
    const auto found = pack.lexicon.find(word.toLower().toStdString());
    return found.empty() ? QString() : QString::fromStdString(found.front().text);
}

/// The ids of those placeholders of the pack that stand in `text` (`there`) or do not.
std::vector<int32_t> placeholderIds(const MarianPack& pack, const std::string& text, bool there) {
    std::vector<int32_t> ids;
    for (const std::string& symbol : pack.placeholders) {
        const auto found = pack.vocabulary.find(symbol);
        if (found != pack.vocabulary.end() && (text.find(symbol) != std::string::npos) == there)
            ids.push_back(found->second);
    }
    return ids;
}

/// A Chinese character of the list, or a mark that the vocabulary holds.
bool knowsCharacter(const MarianPack& pack, const QString& character) {
    const bool isHan = QChar::script(character.toUcs4().front()) == QChar::Script_Han;
    if (isHan)
        return pack.knownWords.contains(character.toStdString());
    const auto pieces = pack.source->pieces(character.toStdString());
    return std::all_of(pieces.begin(), pieces.end(),
                       [&](const std::string& piece) { return pack.vocabulary.contains(piece); });
}

bool isBetweenEnglishAndChinese(const PackInfo& pack) {
    return (pack.sourceLanguage == "zh" && pack.targetLanguage == "en") ||
           (pack.sourceLanguage == "en" && pack.targetLanguage == "zh");
}

TextTranslation::Rules textRules(const MarianPack& pack, const Glossary* glossary) {
    TextTranslation::Rules rules;
    rules.fromChinese = pack.info.sourceLanguage == "zh";
    rules.toChinese = pack.info.targetLanguage == "zh";
    for (const std::string& symbol : pack.placeholders)
        rules.placeholders << QString::fromStdString(symbol);
    if (!pack.knownWords.empty()) {
        rules.known.word = [&pack](const QString& word) { return knowsWord(pack, word); };
        rules.known.character = [&pack](const QString& character) { return knowsCharacter(pack, character); };
        rules.known.rendering = [&pack](const QString& word) { return renderingOf(pack, word); };
    }
    rules.phrase = [&pack](const QString& label) {
        const auto found = pack.phrases.find(label.toLower().toStdString());
        return found == pack.phrases.end() ? QString() : QString::fromStdString(found->second);
    };
    rules.patterns = pack.patterns;
    if (!pack.targetWords.empty())
        rules.answerWord = [&pack](const QString& word) {
            return pack.targetWords.contains(word.toLower().toStdString());
        };
    const auto most = static_cast<size_t>(pack.dims.maxPositions / 2);
    rules.fits = [&pack, most](const QString& text) {
        return encodeSource(pack, text.toStdString(), {}).size() <= most;
    };
    if (glossary && !glossary->isEmpty() && isBetweenEnglishAndChinese(pack.info))
        rules.terms = [glossary, chinese = rules.fromChinese](const QString& text) {
            return glossary->find(text, chinese);
        };
    return rules;
}

/// Whether the glossary has something to say about the text.
bool hasTerms(const MarianPack& pack, const std::string& text, const TranslationOptions& options) {
    const auto rules = textRules(pack, options.glossary.get());
    return rules.terms && !rules.terms(QString::fromStdString(text)).empty();
}

} // namespace

MarianTranslator::MarianTranslator(MarianPack pack, std::unique_ptr<MarianNetwork> network)
    : m_pack(std::move(pack))
    , m_network(std::move(network)) {}

MarianTranslator::~MarianTranslator() = default;

TranslatorInfo MarianTranslator::info() const {
    return {m_pack.info.name, m_pack.info.sourceLanguage, m_pack.info.targetLanguage, m_pack.info.builtIn};
}

Result<Translation> MarianTranslator::translate(const std::string& text, const TranslationOptions& options,
                                                const CancelToken& cancel) {
    if (options.beams > kMostBeams)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "%1 beams are too many"),
                    LUNETTE_TEXT("Error", "choose 1 to %2"),
                    {std::to_string(options.beams), std::to_string(kMostBeams)});
    QElapsedTimer timer;
    timer.start();
    Result<Translation> translation = Translation{text, {}, {}, 0, 0};
    if (!QString::fromStdString(text).trimmed().isEmpty())
        translation = options.whole && !hasTerms(m_pack, text, options) ? translateWhole(text, options, cancel)
                                                                        : translateText(text, options, cancel);
    if (translation)
        translation->milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return translation;
}

void MarianTranslator::append(Translation& translation, const Segment& segment) {
    translation.tokenIds.insert(translation.tokenIds.end(), segment.ids.begin(), segment.ids.end());
    translation.sourceTokenIds.insert(translation.sourceTokenIds.end(), segment.sourceIds.begin(),
                                      segment.sourceIds.end());
}

/// One segment, or the fewest that the positions of the model allow.
Result<Translation> MarianTranslator::translateWhole(const std::string& text, const TranslationOptions& options,
                                                     const CancelToken& cancel) {
    const auto most = static_cast<size_t>(m_pack.dims.maxPositions);
    auto fits = [&](const QString& part) {
        return encodeSource(m_pack, part.toStdString(), options.languageTag).size() <= most;
    };
    std::vector<std::string> parts = {text};
    if (encodeSource(m_pack, text, options.languageTag).size() > most) {
        parts.clear();
        for (const QString& part : splitLongSentence(QString::fromStdString(text), fits))
            parts.push_back(part.toStdString());
    }
    Translation translation;
    double sum = 0;
    for (const std::string& part : parts) {
        auto segment = translateSegment(part, options, cancel);
        if (!segment)
            return fail(segment.error());
        const bool needsSpace = !translation.text.empty() && m_pack.info.targetLanguage != "zh";
        translation.text += (needsSpace ? " " : "") + segment->text;
        append(translation, *segment);
        sum += segment->sum;
    }
    translation.score = sum / static_cast<double>(translation.tokenIds.size());
    return translation;
}

Result<Translation> MarianTranslator::translateText(const std::string& text, const TranslationOptions& options,
                                                    const CancelToken& cancel) {
    TranslationOptions segmentOptions = options;
    if (options.languageTag.empty() && languageTagId(m_pack, kSimplifiedChinese) >= 0)
        segmentOptions.languageTag = kSimplifiedChinese;
    segmentOptions.whole = false;
    Translation translation;
    double sum = 0;
    const auto isLost = [this](const Segment& segment) {
        return !m_pack.placeholders.empty() && segment.sum < kLostAtToken * static_cast<double>(segment.ids.size());
    };
    auto translateOne = [&](const QString& words) -> Result<TextTranslation::Draft> {
        auto segment = translateSegment(words.toStdString(), segmentOptions, cancel);
        if (!segment)
            return fail(segment.error());
        sum += segment->sum;
        append(translation, *segment);
        return TextTranslation::Draft{QString::fromStdString(segment->text),
                                      (segment->atLimit && options.maxTokens == 0) || isLost(*segment)};
    };
    auto rules = textRules(m_pack, options.glossary.get());
    if (!m_pack.lexicon.empty())
        rules.phrase = [this, &cancel, fixed = rules.phrase, known = rules.known](const QString& label) {
            const QString found = fixed(label);
            return found.isEmpty() ? composeLabel(label, known, cancel) : found;
        };
    if (options.memory && !options.whole && isBetweenEnglishAndChinese(m_pack.info))
        rules.memory = [&](const QString& words) {
            const QString found = options.memory->find(words, rules.fromChinese);
            translation.fromMemory = translation.fromMemory || !found.isEmpty();
            return found;
        };
    const TextTranslation translator(rules, translateOne);
    const QString source = QString::fromStdString(text);
    const auto result = options.whole ? translator.runWhole(source) : translator.run(source);
    if (!result)
        return fail(result.error());
    translation.text = result->toStdString();
    translation.score = translation.tokenIds.empty() ? 0 : sum / static_cast<double>(translation.tokenIds.size());
    return translation;
}

/// Whether the network translates the text with hardly a doubt.
bool MarianTranslator::isSureOf(const QString& masked, const CancelToken& cancel) {
    TranslationOptions greedy;
    greedy.beams = 1;
    const auto segment = translateSegment(masked.toStdString(), greedy, cancel);
    return segment && !segment->atLimit && segment->sum > kSureOfToken * static_cast<double>(segment->ids.size());
}

/// A short label from the terms of the lexicon, as the network likes it best; "" when it has other words, or when the
/// network knows all its words and translates it better.
QString MarianTranslator::composeLabel(const QString& label, const KnownText& known, const CancelToken& cancel) {
    QStringList symbols;
    for (const std::string& symbol : m_pack.placeholders)
        symbols << QString::fromStdString(symbol);
    const auto spans = findProtected(label);
    if (static_cast<qsizetype>(spans.size()) > symbols.size())
        return {};
    const MaskedText masked = maskText(label, spans, symbols);
    const auto drafts = LabelComposer(m_pack).compose(masked.text);
    std::vector<std::vector<int32_t>> answers;
    for (const auto& draft : drafts)
        answers.push_back(encodeSource(m_pack, draft.text.toStdString(), {}));
    if (answers.empty() || (findProtected(label, known).size() == spans.size() && isSureOf(masked.text, cancel)))
        return {};
    if (!m_network->encode(encodeSource(m_pack, masked.text.toStdString(), {})))
        return {};
    const auto scores = scoreTranslations(*m_network, m_pack.generation, answers, cancel);
    if (!scores)
        return {};
    size_t best = 0;
    for (size_t i = 1; i < drafts.size(); ++i) {
        if ((*scores)[i] - kLexiconWeight * drafts[i].cost > (*scores)[best] - kLexiconWeight * drafts[best].cost)
            best = i;
    }
    const bool toChinese = m_pack.info.targetLanguage == "zh";
    return unmaskText(tidyTranslation(drafts[best].text, toChinese), masked).value_or(QString());
}

Result<MarianTranslator::Segment> MarianTranslator::translateSegment(const std::string& text,
                                                                     const TranslationOptions& options,
                                                                     const CancelToken& cancel) {
    Segment segment;
    segment.sourceIds = encodeSource(m_pack, text, options.languageTag);
    if (segment.sourceIds.size() > static_cast<size_t>(m_pack.dims.maxPositions))
        return fail(ErrorCode::Usage,
                    LUNETTE_TEXT("Error", "the text is too long for one translation (%1 of %2 pieces)"),
                    LUNETTE_TEXT("Error", "translate it in shorter parts"),
                    {std::to_string(segment.sourceIds.size()), std::to_string(m_pack.dims.maxPositions)});
    if (auto encoded = m_network->encode(segment.sourceIds); !encoded)
        return fail(encoded.error());
    SearchLimits limits{options.beams > 0 ? options.beams : m_pack.generation.beams,
                        tokenLimit(m_pack, options, segment.sourceIds.size())};
    if (!options.whole) {
        limits.copied = placeholderIds(m_pack, text, true);
        limits.barred = placeholderIds(m_pack, text, false);
    }
    auto found = searchTranslation(*m_network, m_pack.generation, limits, cancel);
    if (!found)
        return fail(found.error());
    segment.ids = std::move(found->ids);
    segment.sum = found->sum;
    segment.atLimit = found->atLimit;
    segment.text = decodeTarget(m_pack, segment.ids);
    return segment;
}

} // namespace lunette
