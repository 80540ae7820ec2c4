#include "core/base/Log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace lunette::log {

namespace {

spdlog::level::level_enum toSpdlog(Level level) {
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        break;
    }
    return spdlog::level::err;
}

std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> instance;
    return instance;
}

} // namespace

void start(Level level) {
    logger() = std::make_shared<spdlog::logger>("lunette", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger()->set_pattern("%H:%M:%S.%e %^%l%$ %v");
    logger()->set_level(toSpdlog(level));
}

void write(Level level, const std::string& line) {
    if (logger())
        logger()->log(toSpdlog(level), line);
}

} // namespace lunette::log
