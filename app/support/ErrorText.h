#pragma once

#include "core/base/Error.h"

#include <QString>

#include <map>
#include <string>

namespace lunette {

/// What happened and what to do, in the language of the interface. GUI thread.
QString errorSentence(const Error& error);

/// In the language of the interface. GUI thread.
QString remarkSentence(const Remark& remark);

/// The text in the language of the interface, or the English one, or any.
QString localizedText(const std::map<std::string, std::string>& byLanguage);

/// Whether the interface is in Chinese now.
bool isChineseInterface();

} // namespace lunette
