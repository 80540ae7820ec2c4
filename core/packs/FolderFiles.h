#pragma once

#include "core/packs/FolderInspector.h"

/// The files of a model's folder, looked at from outside. Thread: any.
namespace lunette {

/// Fills `files` of a finding whose folder and kind are known with those that the pack needs, links followed; what is
/// missing, empty, half downloaded or a stand-in goes into `problems`. `tokenizer`: used instead of the folder's own.
void collectFiles(const std::filesystem::path& tokenizer, FolderFinding& finding);

/// The licence that README.md names in its head; empty when it does not.
std::string licenceOf(const std::filesystem::path& folder);

} // namespace lunette
