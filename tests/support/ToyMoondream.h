#pragma once

#include "core/engine/moondream/MoondreamModel.h"

#include <deque>

namespace lunette::test {

/// Ids are bytes; decode keeps the printable ones.
class ByteTokenizer : public Tokenizer {
public:
    std::vector<int32_t> encode(std::string_view text, Specials) const override { return {text.begin(), text.end()}; }
    std::string decode(std::span<const int32_t> ids, Decode) const override {
        std::string text;
        for (const int32_t id : ids) {
            if (id >= 32 && id < 127)
                text += char(id);
        }
        return text;
    }
    int32_t idOf(std::string_view) const override { return -1; }
    int32_t size() const override { return 128; }
};

/// A network whose choices are written down before: one token a step, bins in order.
class ToyNetwork : public MoondreamNetwork {
public:
    class Image : public EncodedImage {
    public:
        size_t bytes() const override { return 1; }
        StageTimings timings() const override { return {}; }
    };

    std::vector<int32_t> choices;
    std::deque<int> bins;
    std::vector<InputItem> fed;
    std::vector<int> begunAt;
    int contextLimit = 2048;
    struct Script {
        std::vector<int32_t> choices;
        float certainty = 10;
    };
    std::deque<Script> scripts;  ///< one for each sequence that begins; empty: `choices` for all
    std::vector<float> controls; ///< scores of the control network, three an element
    int controlsAsked = 0;
    int encoded = 0;      ///< pictures and pieces
    float certainty = 10; ///< score of the written choice; the others have 0

    std::string device() const override { return "cpu"; }
    std::string precision() const override { return "fp32"; }
    std::vector<Remark> remarks() const override { return {}; }
    int maxContext() const override { return contextLimit; }
    Result<std::shared_ptr<const EncodedImage>> encode(const TiledImage&, const CancelToken&, Taps*) override {
        ++encoded;
        return std::make_shared<Image>();
    }
    Result<void> begin(const EncodedImage* image) override {
        m_position = image ? 730 : 0;
        begunAt.push_back(m_position);
        if (!scripts.empty()) {
            choices = scripts.front().choices;
            certainty = scripts.front().certainty;
            scripts.pop_front();
        }
        m_step = 0;
        return {};
    }
    Result<void> feed(std::span<const InputItem> items) override {
        fed.insert(fed.end(), items.begin(), items.end());
        m_position += int(items.size());
        return {};
    }
    int position() const override { return m_position; }
    Result<std::span<const float>> logits() override {
        m_scores.assign(128, 0);
        const size_t step = std::min(m_step++, choices.size() - 1);
        m_scores[size_t(choices[step])] = certainty;
        m_scores[65] += 1; // the second choice is "A"
        return std::span<const float>(m_scores);
    }
    Result<std::span<const float>> coordinateLogits() override { return binScores(1024, 1); }
    Result<std::span<const float>> sizeLogits() override { return binScores(2048, 2); }
    Result<std::vector<float>> controlScores(const ControlSights& sights) override {
        ++controlsAsked;
        return std::vector<float>(controls.begin(), controls.begin() + std::min(controls.size(), sights.count * 3));
    }

private:
    Result<std::span<const float>> binScores(size_t count, int parts) {
        m_bins.assign(count, 0);
        for (int i = 0; i < parts; ++i) {
            m_bins[count / size_t(parts) * size_t(i) + size_t(bins.front())] = 1;
            bins.pop_front();
        }
        return std::span<const float>(m_bins);
    }

    int m_position = 0;
    size_t m_step = 0;
    std::vector<float> m_scores, m_bins;
};

inline MoondreamPack toyPack(const std::string& revision) {
    MoondreamPack pack;
    pack.info.name = "toy";
    pack.rules.name = revision;
    const bool newest = revision == "2025-06-21";
    pack.rules.suppressAnswerToken = pack.rules.reasoning = pack.rules.spatialReferences = pack.rules.textOnly = newest;
    pack.rules.leadingSpace = !newest;
    pack.rules.gaze = !newest;
    pack.templates.captionShort = {10, 11};
    pack.templates.query = PromptTemplate{{20}, {3}};
    pack.templates.detect = PromptTemplate{{30}, {31}};
    pack.templates.point = PromptTemplate{{40}, {41}};
    pack.tokenizer = std::make_shared<ByteTokenizer>();
    return pack;
}

} // namespace lunette::test
