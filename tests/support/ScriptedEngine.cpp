#include "tests/support/ScriptedEngine.h"

#include "core/text/Glossary.h"
#include "core/text/TranslationMemory.h"

#include <chrono>
#include <new>

namespace lunette::test {

namespace {

constexpr std::chrono::seconds kLongest(30);
constexpr std::chrono::milliseconds kLook(2); ///< how often a waiting passage looks at its token

class ScriptedImage : public EncodedImage {
public:
    size_t bytes() const override { return 1000; }
    StageTimings timings() const override { return {0, 10, 200, 30, 0, 0, 0}; }
};

class ScriptedModel : public VisionLanguageModel {
public:
    explicit ScriptedModel(std::shared_ptr<EngineScript> script)
        : m_script(std::move(script)) {}
    ~ScriptedModel() override { m_script->note("closed"); }

    ModelInfo info() const override { return m_script->info; }

    Result<std::shared_ptr<const EncodedImage>> encode(const RgbImage& image, const CancelToken& cancel) override {
        m_script->note("encode " + std::to_string(image.width) + "x" + std::to_string(image.height));
        if (m_script->throwsOnEncode())
            throw std::bad_alloc();
        if (!m_script->encodeGate.pass(cancel))
            return cancelled();
        return std::make_shared<const ScriptedImage>();
    }

    Result<GenerationResult> generate(const EncodedImage* image, const GenerationRequest& request,
                                      const TokenCallback& onText, const CancelToken& cancel) override {
        m_script->setLastRequest(request);
        m_script->note("ask " + (request.text.empty() ? std::string("caption") : request.text));
        for (const Turn& turn : request.history)
            m_script->note("after " + turn.question + " -> " + turn.answer);
        GenerationResult result = m_script->result();
        result.turnsGiven = int(request.history.size());
        result.promptText = "asked: " + request.text;
        result.timings.firstTokenMs = 40;
        if (request.skill != Skill::Caption && request.skill != Skill::Query)
            return result;
        for (const std::string& piece : m_script->answer()) {
            if (!m_script->tokenGate.pass(cancel) || !onText(piece)) {
                result.finish = FinishReason::Cancelled;
                return result;
            }
            result.text += piece;
            ++result.timings.tokens;
        }
        return result;
    }

private:
    std::shared_ptr<EngineScript> m_script;
};

class ScriptedTranslator : public Translator {
public:
    ScriptedTranslator(std::shared_ptr<EngineScript> script, const PackInfo& pack)
        : m_script(std::move(script))
        , m_pack(pack) {}

    TranslatorInfo info() const override { return {m_pack.name, m_pack.sourceLanguage, m_pack.targetLanguage, true}; }

    Result<Translation> translate(const std::string& text, const TranslationOptions& options,
                                  const CancelToken& cancel) override {
        m_script->note("translate " + text);
        if (!m_script->translateGate.pass(cancel))
            return cancelled();
        Translation translation;
        translation.text = m_script->translation(text, m_pack.targetLanguage == "zh");
        if (options.glossary) {
            const QString given = QString::fromStdString(translation.text);
            const auto terms = options.glossary->find(given, m_pack.sourceLanguage == "zh");
            translation.text = replaceTerms(given, terms).toStdString();
        }
        translation.milliseconds = 5;
        if (options.memory) {
            const QString own = options.memory->find(QString::fromStdString(text), m_pack.sourceLanguage == "zh");
            translation.fromMemory = !own.isEmpty();
            translation.text = own.isEmpty() ? translation.text : own.toStdString();
        }
        return translation;
    }

private:
    std::shared_ptr<EngineScript> m_script;
    PackInfo m_pack;
};

class ScriptedFactory : public EngineFactory {
public:
    explicit ScriptedFactory(std::shared_ptr<EngineScript> script)
        : m_script(std::move(script)) {}

    Result<std::unique_ptr<VisionLanguageModel>> openModel(const PackInfo& pack, const std::string&,
                                                           const EngineOptions&) override {
        m_script->note("open " + pack.name);
        m_script->openGate.pass({});
        if (const auto error = m_script->takeOpenError())
            return fail(*error);
        return std::make_unique<ScriptedModel>(m_script);
    }

    Result<std::unique_ptr<Translator>> openTranslator(const PackInfo& pack, const EngineOptions&) override {
        return std::make_unique<ScriptedTranslator>(m_script, pack);
    }

    Result<EngineModule*> module() override { return m_script->module(); }

private:
    std::shared_ptr<EngineScript> m_script;
};

} // namespace

void Gate::close() {
    const std::lock_guard lock(m_mutex);
    m_open = false;
    m_tickets = 0;
}

void Gate::open() {
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
}

void Gate::letOne() {
    const std::lock_guard lock(m_mutex);
    ++m_tickets;
    m_changed.notify_all();
}

bool Gate::pass(const CancelToken& cancel) {
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    const auto end = std::chrono::steady_clock::now() + kLongest;
    while (!m_open && m_tickets == 0 && !cancel.isCancelled() && std::chrono::steady_clock::now() < end)
        m_changed.wait_for(lock, kLook);
    --m_waiting;
    if (cancel.isCancelled())
        return false;
    if (!m_open && m_tickets > 0)
        --m_tickets;
    return true;
}

int Gate::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

void EngineScript::setAnswer(std::vector<std::string> pieces) {
    const std::lock_guard lock(m_mutex);
    m_answer = std::move(pieces);
}

std::vector<std::string> EngineScript::answer() const {
    const std::lock_guard lock(m_mutex);
    return m_answer;
}

void EngineScript::setResult(GenerationResult result) {
    const std::lock_guard lock(m_mutex);
    m_result = std::move(result);
}

GenerationResult EngineScript::result() const {
    const std::lock_guard lock(m_mutex);
    return m_result;
}

GenerationRequest EngineScript::lastRequest() const {
    const std::lock_guard lock(m_mutex);
    return m_lastRequest;
}

void EngineScript::setLastRequest(const GenerationRequest& request) {
    const std::lock_guard lock(m_mutex);
    m_lastRequest = request;
}

void EngineScript::failOpening(Error error) {
    const std::lock_guard lock(m_mutex);
    m_openError = std::move(error);
}

std::optional<Error> EngineScript::takeOpenError() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_openError, std::nullopt);
}

void EngineScript::setModule(EngineModule* module) {
    const std::lock_guard lock(m_mutex);
    m_module = module;
}

Result<EngineModule*> EngineScript::module() const {
    const std::lock_guard lock(m_mutex);
    if (!m_module)
        return fail(ErrorCode::Internal, "there is no engine", "give one");
    return m_module;
}

void EngineScript::throwOnEncode(bool on) {
    const std::lock_guard lock(m_mutex);
    m_throwOnEncode = on;
}

bool EngineScript::throwsOnEncode() const {
    const std::lock_guard lock(m_mutex);
    return m_throwOnEncode;
}

void EngineScript::setTranslation(const std::string& from, const std::string& to) {
    const std::lock_guard lock(m_mutex);
    m_translations[from] = to;
}

std::string EngineScript::translation(const std::string& text, bool toChinese) const {
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_translations.find(text); it != m_translations.end())
        return it->second;
    return toChinese ? "《中文：" + text + "》" : "English of " + text;
}

void EngineScript::note(const std::string& line) {
    const std::lock_guard lock(m_mutex);
    m_log << QString::fromStdString(line);
}

QStringList EngineScript::log() const {
    const std::lock_guard lock(m_mutex);
    return m_log;
}

int EngineScript::count(const QString& prefix) const {
    int lines = 0;
    for (const QString& line : log())
        lines += line.startsWith(prefix);
    return lines;
}

EngineFactoryMaker scriptedEngine(std::shared_ptr<EngineScript> script) {
    script->info.name = "scripted";
    script->info.revision = "1";
    script->info.precision = "fp32";
    script->info.device = "cpu";
    script->info.skills = {Skill::Caption, Skill::Query};
    return [script] { return std::make_unique<ScriptedFactory>(script); };
}

PackInfo scriptedPack(const std::string& name) {
    PackInfo pack;
    pack.folder = "/packs/" + name;
    pack.name = name;
    pack.title = {{"en", "Scripted model"}, {"zh", "脚本模型"}};
    pack.licence = "Apache-2.0";
    pack.precision = "fp32";
    return pack;
}

std::vector<PackInfo> scriptedTranslators() {
    std::vector<PackInfo> packs;
    for (const auto& [source, target] : {std::pair{"en", "zh"}, std::pair{"zh", "en"}}) {
        PackInfo pack = scriptedPack(std::string(source) + "-" + target);
        pack.kind = PackKind::Translator;
        pack.title = {{"en", std::string("Translator ") + source}, {"zh", std::string("翻译 ") + source}};
        pack.sourceLanguage = source;
        pack.targetLanguage = target;
        packs.push_back(pack);
    }
    return packs;
}

} // namespace lunette::test
