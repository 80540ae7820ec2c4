#pragma once

#include "core/base/Result.h"
#include "core/chat/AskKind.h"
#include "core/engine/EngineModule.h"
#include "core/engine/Generation.h"
#include "core/image/ImageLoader.h"
#include "core/note/MarkdownWriter.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lunette {

enum class AnswerLanguage { AsIs, Both, English, Chinese };

/// One question of `lunette note`, in the order given.
struct NoteStep {
    bool isPreset = false;
    QString text; ///< the preset's name, the question, or the object
    AskKind kind = AskKind::Question;
};

/// Everything that a command line can say; each subcommand reads what it knows.
struct CliOptions {
    QStringList arguments; ///< positional, without the subcommand
    bool help = false;
    bool json = false;
    bool verbose = false;

    QString model, translator, revision;
    QString glossary; ///< file of terms; "none": not even the user's own; empty: that one
    QString memory;   ///< file of translations, as glossary
    EngineOptions engine;

    QString crop; ///< "X,Y,W,H"; empty: the whole picture
    AlphaMode alpha = AlphaMode::White;
    bool noImage = false;

    SamplingOptions sampling;
    int maxTokens = 0;
    int maxObjects = 50;
    CaptionLength length = CaptionLength::Normal;
    bool reasoning = false;
    std::vector<SpatialReference> references; ///< --at and --box in their order
    QString history;                          ///< file with earlier turns; empty: none

    AnswerLanguage language = AnswerLanguage::AsIs;
    std::vector<NoteStep> steps; ///< --preset, --ask, --find and --count in their order
    QString output, noteTemplate;
    QStringList changed; ///< "name: value" of generation settings that were given

    QString to;
    bool whole = false;
    int beams = 0;
    bool decode = false;
    bool skipSpecial = false;

    bool inPlace = false;        ///< of packs import
    QString packName, tokenizer; ///< of packs import

    QString image;  ///< of bench; empty: a painted one
    int rounds = 0; ///< of bench; 0: as many as fit into a few seconds
};

/// Groups of options; a subcommand takes some of them.
enum CliOptionGroup : unsigned {
    kModelOptions = 1U << 0,      ///< --model --device --precision --threads
    kRevisionOption = 1U << 1,    ///< --revision
    kImageOptions = 1U << 2,      ///< --crop --alpha
    kGenerationOptions = 1U << 3, ///< --temperature --top-p --seed --max-tokens --max-objects
    kLanguageOptions = 1U << 4,   ///< --lang --translator --glossary --memory
    kCaptionOptions = 1U << 5,
    kAskOptions = 1U << 6,
    kPlaceOption = 1U << 7, ///< --at
    kNoteOptions = 1U << 8,
    kTranslateOptions = 1U << 9,
    kTokenizeOptions = 1U << 10,
    kBenchOptions = 1U << 11,
    kPacksOptions = 1U << 12,
};

/// Reads `arguments` (without the subcommand). ErrorCode::Usage for an unknown option or a bad value.
Result<CliOptions> parseOptions(const QStringList& arguments, unsigned groups);

/// One line for each option of `groups`.
QString optionsHelp(unsigned groups);

} // namespace lunette
