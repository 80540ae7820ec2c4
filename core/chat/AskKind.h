#pragma once

#include "core/chat/Conversation.h"

namespace lunette {

/// What the question line asks for.
enum class AskKind { Question, Find, Point, Count, Gaze };

inline constexpr AskKind kAskKinds[] = {AskKind::Question, AskKind::Find, AskKind::Point, AskKind::Count,
                                        AskKind::Gaze};

/// "" for a question, "find", "point", "count", "gaze": the presetName of its exchanges.
QString askKindName(AskKind kind);

/// Question for presets and free questions.
AskKind askKindOf(const Exchange& exchange);

/// What the model does for it; counting is pointing.
Skill skillOf(AskKind kind);

/// Whether the typed text is the name of an object.
bool namesObject(AskKind kind);

/// The question as chat and note show it. An empty language of `object` stays empty.
BilingualText askedFor(AskKind kind, const BilingualText& object);

/// The answer of Find, Point, Count and Gaze in words: how many were found, and when the search was not complete.
BilingualText foundSentence(const Exchange& exchange);

/// A translated name of an object as the model wants it: no full stop, no article, no capital of a sentence.
QString objectPhrase(const QString& translated);

} // namespace lunette
