#pragma once

#include <string>

/// The program's log. Lines never hold pictures, questions or answers. Any thread.
namespace lunette::log {

enum class Level { Debug, Info, Warning, Error };

/// Sends lines of at least `level` to stderr; before the first call nothing is written.
void start(Level level);
void write(Level level, const std::string& line);

inline void debug(const std::string& line) {
    write(Level::Debug, line);
}
inline void info(const std::string& line) {
    write(Level::Info, line);
}
inline void warning(const std::string& line) {
    write(Level::Warning, line);
}

} // namespace lunette::log
