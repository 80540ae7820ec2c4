#pragma once

#include "app/cli/CliContext.h"
#include "app/cli/CliOptions.h"
#include "core/engine/VisionLanguageModel.h"
#include "core/image/CropRegion.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lunette {

/// One line on `err`, and with --json the error object on `out`. Returns the exit code.
int reportError(CliContext& context, const Error& error, bool json);

/// Writes `json` and a newline.
void printJson(CliContext& context, const nlohmann::ordered_json& json);

/// What one answer of the model was made of.
struct Answer {
    GenerationResult result;
    StageTimings timings; ///< of all stages
    ModelInfo model;
    bool hasImage = false;
    size_t turns = 0; ///< of the history that was asked with
    CropRegion region;
    QString translatedLanguage, translation; ///< empty: none was wanted
};

nlohmann::ordered_json answerJson(const Answer& answer, Skill skill);
nlohmann::ordered_json timingsJson(const StageTimings& timings);

/// Boxes and points in pixels of the whole picture, one a line, after their count.
std::string regionText(const Answer& answer, Skill skill);

/// Progress on stderr: a bar when it is a terminal, lines with --verbose, else nothing.
class Progress {
public:
    Progress(CliContext& context, const CliOptions& options, int stages);
    ~Progress();
    void stage(const std::string& name);
    /// Clears the bar, before text goes to stdout.
    void finish();

private:
    CliContext& m_context;
    bool m_bar;
    bool m_lines;
    int m_stages;
    int m_done = 0;
    bool m_drawn = false;
};

} // namespace lunette
