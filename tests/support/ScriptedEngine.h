#pragma once

#include "core/inference/InferenceTypes.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lunette::test {

/// A gate that scripted work passes: open at first. Any thread.
class Gate {
public:
    void close();
    void open();
    /// Lets one waiting or coming passage through a closed gate.
    void letOne();
    /// Waits until the gate is open; false when `cancel` was set or 30 seconds went by.
    bool pass(const CancelToken& cancel);
    /// How many are waiting before the gate now.
    int waiting() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = true;
    int m_tickets = 0;
    int m_waiting = 0;
};

/// What the scripted engine answers and what it was asked. Shared by the test and the workers; any thread.
class EngineScript {
public:
    Gate openGate, encodeGate, tokenGate, translateGate;

    void setAnswer(std::vector<std::string> pieces);
    std::vector<std::string> answer() const;
    /// Objects, points, thinking and the way it ends of every answer from now on; its text is that of setAnswer for
    /// captions and questions, empty for the others.
    void setResult(GenerationResult result);
    GenerationResult result() const;
    /// The request asked last.
    GenerationRequest lastRequest() const;
    void setLastRequest(const GenerationRequest& request);
    /// The next pack that is opened fails with this.
    void failOpening(Error error);
    std::optional<Error> takeOpenError();
    /// The networks of `lunette bench`, which must outlive the script; none at first.
    void setModule(EngineModule* module);
    Result<EngineModule*> module() const;
    void throwOnEncode(bool on);
    bool throwsOnEncode() const;
    /// Any other text is translated as "<text>" in Chinese brackets, or "English of <text>". Terms of a glossary are
    /// replaced in what comes out.
    void setTranslation(const std::string& from, const std::string& to);
    std::string translation(const std::string& text, bool toChinese) const;
    ModelInfo info;

    void note(const std::string& line);
    /// "open NAME", "encode WxH", "ask TEXT", "after QUESTION -> ANSWER", "translate TEXT", "closed", in order.
    QStringList log() const;
    int count(const QString& prefix) const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_answer{"It ", "says ", "Save. ", "Nothing ", "else."};
    GenerationResult m_result;
    GenerationRequest m_lastRequest;
    std::map<std::string, std::string> m_translations;
    std::optional<Error> m_openError;
    EngineModule* m_module = nullptr;
    bool m_throwOnEncode = false;
    QStringList m_log;
};

/// Makes factories that follow `script`.
EngineFactoryMaker scriptedEngine(std::shared_ptr<EngineScript> script);

/// A vision-language pack that no file stands behind.
PackInfo scriptedPack(const std::string& name);
/// Both directions.
std::vector<PackInfo> scriptedTranslators();

} // namespace lunette::test
