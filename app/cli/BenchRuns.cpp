#include "app/cli/BenchRuns.h"

#include "core/base/Stopwatch.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace lunette {

namespace {

constexpr int kFewestRounds = 3;
constexpr int kMostRounds = 7;
constexpr double kEnoughMs = 4000;

bool goesOn(const CliOptions& options, int done, double milliseconds) {
    if (options.rounds > 0)
        return done < options.rounds;
    return done < kFewestRounds || (done < kMostRounds && milliseconds < kEnoughMs);
}

} // namespace

Result<void> runRounds(const BenchRun& run, BenchPart& part, const std::function<Result<void>()>& round) {
    run.progress.stage("warming up " + part.name);
    if (auto warm = round(); !warm)
        return warm;
    const Result<EngineModule*> engine = run.context.engines.module();
    if (!engine)
        return fail(engine.error());
    part.peakBytes = peakMemory();
    const Stopwatch watch;
    for (int done = 0; goesOn(run.options, done, watch.milliseconds()); ++done) {
        if (run.context.cancel.isCancelled())
            return cancelled();
        run.progress.stage("measuring " + part.name + ", round " + std::to_string(done + 1));
        const auto limits = (*engine)->measureLimits(part.device, part.precision);
        if (!limits)
            return fail(limits.error());
        part.addLimits(*limits);
        if (auto measured = round(); !measured)
            return measured;
    }
    return {};
}

uint64_t peakMemory() {
#ifdef Q_OS_UNIX
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        return 0;
#ifdef Q_OS_MACOS
    return uint64_t(usage.ru_maxrss);
#else
    return uint64_t(usage.ru_maxrss) * 1024;
#endif
#else
    return 0;
#endif
}

} // namespace lunette
