#include "core/engine/torch/TorchMoondreamNetwork.h"

#include "core/base/Stopwatch.h"
#include "core/engine/torch/Linear.h"
#include "core/engine/torch/MoondreamTensors.h"

#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>

namespace lunette {

using torch_support::guarded;

namespace {

constexpr int kCapacityStep = 256;

/// Keys and values of positions 0 .. prefix - 1.
class TorchEncodedImage : public EncodedImage {
public:
    std::vector<at::Tensor> keys, values;
    at::Tensor hidden;
    StageTimings stageTimings;

    size_t bytes() const override {
        size_t sum = 0;
        for (const auto* list : {&keys, &values}) {
            for (const at::Tensor& tensor : *list)
                sum += tensor.nbytes();
        }
        return sum;
    }
    StageTimings timings() const override { return stageTimings; }
};

Tap toTap(const at::Tensor& tensor) {
    const at::Tensor flat = tensor.to(at::kCPU, at::kFloat).contiguous();
    return {tensor.sizes().vec(), std::vector<float>(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel())};
}

} // namespace

TorchMoondreamNetwork::TorchMoondreamNetwork(const MoondreamPack& pack, torch_support::Placement placement)
    : m_dims(pack.dims)
    , m_rules(pack.rules)
    , m_beforeImage({pack.templates.bos})
    , m_placement(std::move(placement)) {
    m_beforeImage.insert(m_beforeImage.end(), pack.templates.beforeImage.begin(), pack.templates.beforeImage.end());
}

Result<std::unique_ptr<MoondreamNetwork>> TorchMoondreamNetwork::open(const MoondreamPack& pack,
                                                                      const EngineOptions& options) {
    torch_support::configureRuntime(options.threads);
    auto placement = torch_support::choosePlacement(options, moondream_tensors::footprint(pack));
    if (!placement)
        return fail(placement.error());
    std::unique_ptr<TorchMoondreamNetwork> network(new TorchMoondreamNetwork(pack, *placement));
    if (auto loaded = network->load(pack, options.modulesFolder); !loaded)
        return fail(loaded.error());
    return network;
}

Result<void> TorchMoondreamNetwork::load(const MoondreamPack& pack, const std::string& modulesFolder) {
    const std::pair<const char*, torch::jit::Module*> modules[] = {
        {"vision", &m_vision}, {"text", &m_text}, {"region", &m_region}};
    for (const auto& [name, module] : modules) {
        auto archive = torch_support::loadArchive(modulesFolder, name);
        if (!archive)
            return fail(archive.error());
        *module = std::move(*archive);
    }
    if (pack.controls) {
        auto archive = torch_support::loadArchive(modulesFolder, "controls");
        if (!archive)
            return fail(archive.error());
        m_controls = std::move(*archive);
    }
    return guarded([&]() -> Result<void> {
        moondream_tensors::assignVision(m_vision, pack, m_placement);
        moondream_tensors::assignText(m_text, pack, m_placement);
        if (pack.dims.hasRegion)
            moondream_tensors::assignRegion(m_region, pack, m_placement);
        if (m_controls)
            moondream_tensors::assignControls(*m_controls, pack, m_placement);
        return {};
    });
}

std::string TorchMoondreamNetwork::device() const {
    return m_placement.device.is_cuda() ? "cuda" : "cpu";
}

Result<at::Tensor> TorchMoondreamNetwork::encodeTile(const at::Tensor& pixels, const CancelToken& cancel,
                                                     std::vector<at::Tensor>* embedded) {
    at::Tensor x = m_vision.run_method("embed", pixels).toTensor();
    if (embedded)
        embedded->push_back(x);
    for (int64_t layer = 0; layer < m_dims.vision.layers; ++layer) {
        if (cancel.isCancelled())
            return cancelled();
        x = m_vision.run_method("block", x, layer).toTensor();
    }
    return m_vision.run_method("finish", x).toTensor();
}

/// One picture on its way through the vision tower.
struct TorchMoondreamNetwork::EncodeJob {
    const TiledImage& tiled;
    const CancelToken& cancel;
    Taps* taps;
    StageTimings& timings;
};

/// Work on a GPU goes on after the call that started it: times are taken when it is done.
void TorchMoondreamNetwork::waitForDevice() const {
    if (m_placement.device.is_cuda())
        c10::impl::VirtualGuardImpl(m_placement.device.type()).synchronizeDevice(m_placement.device.index());
}

Result<at::Tensor> TorchMoondreamNetwork::imageEmbedding(const EncodeJob& job) {
    const auto& [tiled, cancel, taps, timings] = job;
    std::vector<at::Tensor> pixels;
    for (const RgbImage& tile : tiled.tiles)
        pixels.push_back(moondream_tensors::normalisedPixels(tile, m_placement));
    if (tiled.averagedGlobal)
        pixels.insert(pixels.begin(), moondream_tensors::averagedView(pixels, tiled.grid));
    std::vector<at::Tensor> features, embedded;
    for (const at::Tensor& tile : pixels) {
        auto encoded = encodeTile(tile, cancel, taps ? &embedded : nullptr);
        if (!encoded)
            return encoded;
        features.push_back(*encoded);
    }
    at::Tensor global = features.front().squeeze(0);
    at::Tensor local = global;
    if (features.size() > 1) {
        c10::List<at::Tensor> tiles;
        for (size_t i = 1; i < features.size(); ++i)
            tiles.push_back(features[i]);
        local = m_vision.run_method("pool", tiles, int64_t(tiled.grid.rows), int64_t(tiled.grid.columns)).toTensor();
    }
    waitForDevice();
    const Stopwatch projector;
    const at::Tensor projected = m_vision.run_method("project", global, local).toTensor();
    waitForDevice();
    timings.projectorMs = projector.milliseconds();
    timings.tiles = int(features.size());
    if (taps) {
        const auto everyNth = [](const at::Tensor& t, int64_t n) { return t.slice(-2, 0, t.size(-2), n); };
        if (features.size() == 1) { // the reference encodes the picture twice
            embedded.push_back(embedded.front());
            features.push_back(features.front());
        }
        (*taps)["vision_embed"] = toTap(everyNth(at::cat(embedded, 0), 91));
        (*taps)["vision_out"] = toTap(everyNth(at::cat(features, 0), 91));
        (*taps)["pooled"] = toTap(everyNth(local, m_dims.vision.crop / m_dims.vision.patch));
        (*taps)["image_embedding"] = toTap(projected);
    }
    return projected;
}

void TorchMoondreamNetwork::addPrefixTaps(Taps& taps, const std::vector<at::Tensor>& keys,
                                          const std::vector<at::Tensor>& values) const {
    const int64_t last = m_dims.text.prefix - 1;
    const at::Tensor rows = at::tensor({int64_t(0), int64_t(1), int64_t(2), last / 2, last - 1, last});
    for (size_t layer = 0; layer < keys.size(); ++layer) {
        taps[std::string("k").append(std::to_string(layer))] =
            toTap(keys[layer].cpu().index_select(2, rows).squeeze(0));
        taps[std::string("v").append(std::to_string(layer))] =
            toTap(values[layer].cpu().index_select(2, rows).squeeze(0));
    }
}

Result<std::shared_ptr<const EncodedImage>> TorchMoondreamNetwork::encode(const TiledImage& tiles,
                                                                          const CancelToken& cancel, Taps* taps) {
    return guarded([&]() -> Result<std::shared_ptr<const EncodedImage>> {
        const Bf16Products products(m_placement.bf16Products);
        auto encoded = std::make_shared<TorchEncodedImage>();
        const Stopwatch vision;
        auto embedding = imageEmbedding({tiles, cancel, taps, encoded->stageTimings});
        if (!embedding)
            return fail(embedding.error());
        encoded->stageTimings.visionMs = vision.milliseconds();

        const Stopwatch prefill;
        const int64_t prefix = m_dims.text.prefix;
        const at::Tensor start =
            m_text.run_method("embed", at::tensor(m_beforeImage).to(m_placement.device)).toTensor();
        const at::Tensor x = at::cat({start, embedding->unsqueeze(0)}, 1);
        const auto cacheShape =
            std::vector<int64_t>{1, m_dims.text.kvHeads, prefix, m_dims.text.dim / m_dims.text.heads};
        const auto options = at::TensorOptions(m_placement.device).dtype(m_placement.dtype);
        for (int layer = 0; layer < m_dims.text.layers; ++layer) {
            encoded->keys.push_back(at::empty(cacheShape, options));
            encoded->values.push_back(at::empty(cacheShape, options));
        }
        if (cancel.isCancelled())
            return cancelled();
        const at::Tensor out =
            m_text.run_method("run", x, encoded->keys, encoded->values, int64_t(0), !m_rules.causalPrefix).toTensor();
        encoded->hidden = out[0][prefix - 1].clone();
        waitForDevice();
        encoded->stageTimings.prefillMs = prefill.milliseconds();
        if (taps)
            addPrefixTaps(*taps, encoded->keys, encoded->values);
        return encoded;
    });
}

void TorchMoondreamNetwork::reserve(int positions) {
    if (positions <= m_capacity)
        return;
    const int wanted =
        std::min(m_dims.text.maxContext, (positions + kCapacityStep - 1) / kCapacityStep * kCapacityStep);
    const auto options = at::TensorOptions(m_placement.device).dtype(m_placement.dtype);
    const auto shape = std::vector<int64_t>{1, m_dims.text.kvHeads, wanted, m_dims.text.dim / m_dims.text.heads};
    m_keys.resize(size_t(m_dims.text.layers));
    m_values.resize(size_t(m_dims.text.layers));
    for (auto* list : {&m_keys, &m_values}) {
        for (at::Tensor& cache : *list) {
            at::Tensor larger = at::empty(shape, options);
            if (m_position > 0)
                larger.narrow(2, 0, m_position).copy_(cache.narrow(2, 0, m_position));
            cache = larger;
        }
    }
    m_capacity = wanted;
}

Result<void> TorchMoondreamNetwork::begin(const EncodedImage* image) {
    return guarded([&]() -> Result<void> {
        m_position = 0;
        m_hidden = at::Tensor();
        if (!image)
            return {};
        const auto* encoded = dynamic_cast<const TorchEncodedImage*>(image);
        if (!encoded || encoded->keys.size() != size_t(m_dims.text.layers))
            return fail(ErrorCode::Internal, LUNETTE_TEXT("Error", "the picture was prepared for another model"),
                        LUNETTE_TEXT("Error", "show the picture again"));
        reserve(m_dims.text.prefix + kCapacityStep);
        for (size_t layer = 0; layer < encoded->keys.size(); ++layer) {
            m_keys[layer].narrow(2, 0, m_dims.text.prefix).copy_(encoded->keys[layer]);
            m_values[layer].narrow(2, 0, m_dims.text.prefix).copy_(encoded->values[layer]);
        }
        m_position = m_dims.text.prefix;
        m_hidden = encoded->hidden;
        return {};
    });
}

at::Tensor TorchMoondreamNetwork::embedItem(const InputItem& item) {
    const auto numbers = [&](std::initializer_list<double> values) {
        std::vector<float> narrow(values.begin(), values.end());
        return at::tensor(narrow).to(m_placement.device, m_placement.dtype);
    };
    switch (item.kind) {
    case InputItem::Kind::Coordinate:
        return m_region.run_method("encode_coordinate", numbers({item.x})).toTensor().view({1, 1, m_dims.text.dim});
    case InputItem::Kind::Size:
        return m_region.run_method("encode_size", numbers({item.x, item.y})).toTensor().view({1, 1, m_dims.text.dim});
    case InputItem::Kind::Token:
        break;
    }
    return m_text.run_method("embed", at::tensor({int64_t(item.token)}).to(m_placement.device)).toTensor();
}

Result<void> TorchMoondreamNetwork::feed(std::span<const InputItem> items) {
    return guarded([&]() -> Result<void> {
        const Bf16Products products(m_placement.bf16Products);
        if (items.empty() || m_position + int(items.size()) > m_dims.text.maxContext)
            return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the text is longer than the model can take"),
                        LUNETTE_TEXT("Error", "ask a shorter question"));
        std::vector<at::Tensor> embedded;
        for (const InputItem& item : items)
            embedded.push_back(embedItem(item));
        reserve(m_position + int(items.size()));
        const at::Tensor x = embedded.size() == 1 ? embedded.front() : at::cat(embedded, 1);
        const at::Tensor out = m_text.run_method("run", x, m_keys, m_values, int64_t(m_position), false).toTensor();
        m_position += int(items.size());
        m_hidden = out[0][out.size(1) - 1];
        return {};
    });
}

Result<std::span<const float>> TorchMoondreamNetwork::logits() {
    return guarded([&]() -> Result<std::span<const float>> {
        m_output = m_text.run_method("logits", m_hidden).toTensor().cpu().contiguous();
        return std::span<const float>(m_output.data_ptr<float>(), size_t(m_output.numel()));
    });
}

Result<std::span<const float>> TorchMoondreamNetwork::decodeRegion(const char* decoder) {
    return guarded([&]() -> Result<std::span<const float>> {
        m_output = m_region.run_method("decode", m_hidden, std::string(decoder)).toTensor().cpu().contiguous();
        return std::span<const float>(m_output.data_ptr<float>(), size_t(m_output.numel()));
    });
}

Result<std::span<const float>> TorchMoondreamNetwork::coordinateLogits() {
    return decodeRegion("coord_decoder");
}

Result<std::span<const float>> TorchMoondreamNetwork::sizeLogits() {
    return decodeRegion("size_decoder");
}

Result<std::vector<float>> TorchMoondreamNetwork::controlScores(const ControlSights& sights) {
    using Sights = ControlSights;
    return guarded([&]() -> Result<std::vector<float>> {
        if (!m_controls || sights.count == 0)
            return std::vector<float>();
        const auto count = int64_t(sights.count);
        const at::Tensor ends = at::from_blob(const_cast<uint8_t*>(sights.ends.data()),
                                              {count, Sights::kHeight, Sights::kWidth, Sights::kChannels}, at::kByte);
        const at::Tensor facts =
            at::from_blob(const_cast<float*>(sights.facts.data()), {count, Sights::kFacts}, at::kFloat);
        const at::Tensor scores =
            m_controls->run_method("scores", ends.to(m_placement.device), facts.to(m_placement.device))
                .toTensor()
                .cpu()
                .contiguous();
        return std::vector<float>(scores.data_ptr<float>(), scores.data_ptr<float>() + scores.numel());
    });
}

} // namespace lunette
