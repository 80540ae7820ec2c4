#pragma once

#include "app/cli/BenchPart.h"
#include "app/cli/CliContext.h"
#include "app/cli/CliOptions.h"
#include "app/cli/CliOutput.h"

#include <functional>

namespace lunette {

struct BenchScope {
    bool vision = false, text = false, translate = false;
};

/// What a run of the benchmark shares.
struct BenchRun {
    CliContext& context;
    const CliOptions& options;
    Progress& progress;
    BenchScope scope;
};

/// Measures the model of --model, or the default one.
Result<BenchPart> benchModel(const BenchRun& run);

/// Measures the translator of --translator, or the default one from English; --model where nothing else is measured.
Result<BenchPart> benchTranslator(const BenchRun& run);

/// Runs `round` once to warm up, then after each measurement of the machine as often as --rounds says, or as a few
/// seconds allow.
Result<void> runRounds(const BenchRun& run, BenchPart& part, const std::function<Result<void>()>& round);

/// Peak memory of this process in bytes; 0 where the system does not tell.
uint64_t peakMemory();

} // namespace lunette
