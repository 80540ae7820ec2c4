#pragma once

#include <QStringList>

namespace lunette {

struct CliContext;

/// Whether the first of `arguments` (without the program's name) asks for the command line: a subcommand, --help or
/// --version.
bool isCommandLine(const QStringList& arguments);

/// Runs a subcommand and returns the exit code of the process. `arguments` are without the program's name. Needs a
/// QCoreApplication, no display. Stops on the interrupt signal.
int runCommandLine(const QStringList& arguments);

/// The same with its streams and services from outside.
int runCommandLine(const QStringList& arguments, CliContext& context);

} // namespace lunette
