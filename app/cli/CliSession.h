#pragma once

#include "app/cli/CliGlossary.h"
#include "app/cli/CliOutput.h"
#include "core/image/ImageLoader.h"
#include "core/inference/InferenceTypes.h"

#include <map>
#include <memory>
#include <optional>

namespace lunette {

/// A picture with the region that the model looks at.
struct CliPicture {
    LoadedImage loaded;
    CropRegion region;
};

/// Loads `file` and reads --crop.
Result<CliPicture> openPicture(const QString& file, const CliOptions& options);

/// `text` without control characters. ErrorCode::Usage when it is empty or longer than a question may be.
Result<QString> checkedQuestion(const QString& text);

/// The models of one run: opened when first needed, asked one after the other.
class CliSession {
public:
    CliSession(CliContext& context, const CliOptions& options);

    /// The vision-language pack of --model, or the default one.
    Result<const PackInfo*> pack();
    Result<VisionLanguageModel*> model();

    /// Makes `picture` the one that is asked about, or none.
    Result<void> look(const CliPicture* picture);

    /// Asks about the picture. Text goes to `onText` as it is produced.
    Result<Answer> ask(const GenerationRequest& request, const TokenCallback& onText);

    /// `text` from `source` ("en" or "zh") into the other language.
    Result<TranslatedText> translate(const QString& text, const std::string& source);

    /// The pack of --translator when it translates from `source`, else an installed one.
    Result<PackInfo> translatorPack(const std::string& source) const;

    Progress& progress() { return m_progress; }
    /// What the built-in pack says about itself; empty for another one.
    BilingualText notice() const;

private:
    CliContext& m_context;
    const CliOptions& m_options;
    Progress m_progress;
    std::unique_ptr<PackInfo> m_pack;
    std::unique_ptr<VisionLanguageModel> m_model;
    std::shared_ptr<const EncodedImage> m_image;
    CropRegion m_region;
    StageTimings m_timings; ///< of loading and looking
    std::map<std::string, std::unique_ptr<Translator>> m_translators;
    std::optional<TranslationOptions> m_translation; ///< nothing until the glossary and the memory were read
};

} // namespace lunette
