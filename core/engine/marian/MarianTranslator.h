#pragma once

#include "core/engine/Translator.h"
#include "core/engine/marian/MarianNetwork.h"
#include "core/packs/MarianPack.h"
#include "core/text/ProtectedText.h"

#include <QString>

#include <memory>

namespace lunette {

/// Text in, text out: sentence splitting, protected words, tokenisation, greedy or beam search, detokenisation.
class MarianTranslator : public Translator {
public:
    MarianTranslator(MarianPack pack, std::unique_ptr<MarianNetwork> network);
    ~MarianTranslator() override;

    TranslatorInfo info() const override;
    Result<Translation> translate(const std::string& text, const TranslationOptions& options,
                                  const CancelToken& cancel) override;

private:
    /// What one run of the network gives.
    struct Segment {
        std::string text;
        std::vector<int32_t> sourceIds, ids;
        double sum = 0;
        bool atLimit = false;
    };
    static void append(Translation& translation, const Segment& segment);
    Result<Segment> translateSegment(const std::string& text, const TranslationOptions& options,
                                     const CancelToken& cancel);
    Result<Translation> translateWhole(const std::string& text, const TranslationOptions& options,
                                       const CancelToken& cancel);
    Result<Translation> translateText(const std::string& text, const TranslationOptions& options,
                                      const CancelToken& cancel);

    bool isSureOf(const QString& masked, const CancelToken& cancel);
    QString composeLabel(const QString& label, const KnownText& known, const CancelToken& cancel);

    MarianPack m_pack;
    std::unique_ptr<MarianNetwork> m_network;
};

} // namespace lunette
