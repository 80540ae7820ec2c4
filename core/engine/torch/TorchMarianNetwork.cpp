#include "core/engine/torch/TorchMarianNetwork.h"

#include "core/engine/torch/TorchSupport.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

using torch_support::guarded;
using TensorDict = c10::Dict<std::string, at::Tensor>;

at::Tensor idTensor(std::span<const int32_t> ids, at::Device device) {
    at::Tensor tensor = at::empty({static_cast<int64_t>(ids.size())}, at::kLong);
    std::copy(ids.begin(), ids.end(), tensor.data_ptr<int64_t>());
    return tensor.to(device);
}

/// Sines in the first half of the channels, cosines in the second: [positions, dim].
at::Tensor sinusoidalTable(const MarianDims& dims) {
    at::Tensor table = at::empty({dims.maxPositions, dims.dim}, at::kFloat);
    auto* out = table.data_ptr<float>();
    const int half = dims.dim / 2;
    for (int position = 0; position < dims.maxPositions; ++position, out += dims.dim) {
        for (int i = 0; i < half; ++i) {
            const double angle = position / std::pow(10000.0, 2.0 * i / dims.dim);
            out[i] = static_cast<float>(std::sin(angle));
            out[half + i] = static_cast<float>(std::cos(angle));
        }
    }
    return table;
}

/// Takes the weights of a pack, joins projections that read the same input, and hands them to the script.
class WeightLoader {
public:
    WeightLoader(const MarianPack& pack, const torch_support::Placement& placement)
        : m_pack(pack)
        , m_placement(placement) {}

    void load(torch::jit::Module& module) {
        const MarianDims& dims = m_pack.dims;
        m_attributes.setDim("encoder_heads", dims.encoderHeads);
        m_attributes.setDim("decoder_heads", dims.decoderHeads);
        m_attributes.setDim("scale", dims.scaleEmbedding ? 1 : 0);
        m_attributes.setDim("relu", dims.activation == MarianDims::Activation::Relu ? 1 : 0);
        m_attributes.setWeight("shared", matrix("model.shared.weight"));
        m_attributes.setWeight("bias", tensor("final_logits_bias").flatten());
        m_attributes.setWeight("encoder.positions", positions("model.encoder.embed_positions.weight"));
        m_attributes.setWeight("decoder.positions", positions("model.decoder.embed_positions.weight"));
        for (int i = 0; i < dims.encoderLayers; ++i)
            m_attributes.appendToGroup("encoder", layer("model.encoder.layers." + std::to_string(i) + ".", false));
        for (int i = 0; i < dims.decoderLayers; ++i)
            m_attributes.appendToGroup("decoder", layer("model.decoder.layers." + std::to_string(i) + ".", true));
        m_attributes.assignTo(module);
    }

private:
    at::Tensor tensor(const std::string& name) const {
        return torch_support::placed(*m_pack.weights.find(name), m_pack.weights.owners, m_placement);
    }

    /// A matrix that only lunette.linear and embeddings read: it stays 16-bit where it is so in the file.
    at::Tensor matrix(const std::string& name) const {
        return torch_support::placedMatrix(*m_pack.weights.find(name), m_pack.weights.owners, m_placement);
    }

    at::Tensor positions(const std::string& name) const {
        return m_pack.weights.find(name) ? tensor(name) : sinusoidalTable(m_pack.dims).to(m_placement.device);
    }

    void addNorm(TensorDict& group, const std::string& layer, const std::string& name) const {
        for (const char* part : {".weight", ".bias"})
            group.insert(name + part, tensor(layer + name + part));
    }

    void addLinear(TensorDict& group, const std::string& layer, const std::string& name) const {
        addJoined(group, layer, name, {name});
    }

    void addJoined(TensorDict& group, const std::string& layer, const std::string& name,
                   const std::vector<std::string>& sources) const {
        std::vector<at::Tensor> weights, biases;
        for (const std::string& source : sources) {
            weights.push_back(matrix(layer + source + ".weight"));
            biases.push_back(tensor(layer + source + ".bias"));
        }
        group.insert(name + ".weight", joined(weights));
        group.insert(name + ".bias", joined(biases));
    }

    static at::Tensor joined(const std::vector<at::Tensor>& parts) {
        return parts.size() == 1 ? parts.front() : at::cat(parts, 0);
    }

    TensorDict layer(const std::string& prefix, bool isDecoder) const {
        TensorDict group;
        addJoined(group, prefix, "self_attn.qkv", {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"});
        for (const char* name : {"self_attn.out_proj", "fc1", "fc2"})
            addLinear(group, prefix, name);
        for (const char* name : {"self_attn_layer_norm", "final_layer_norm"})
            addNorm(group, prefix, name);
        if (isDecoder) {
            addJoined(group, prefix, "encoder_attn.kv", {"encoder_attn.k_proj", "encoder_attn.v_proj"});
            for (const char* name : {"encoder_attn.q_proj", "encoder_attn.out_proj"})
                addLinear(group, prefix, name);
            addNorm(group, prefix, "encoder_attn_layer_norm");
        }
        return group;
    }

    const MarianPack& m_pack;
    const torch_support::Placement& m_placement;
    torch_support::ModuleAttributes m_attributes;
};

} // namespace

TorchMarianNetwork::TorchMarianNetwork(torch::jit::Module module, const MarianDims& dims, at::Device device)
    : m_module(std::move(module))
    , m_dims(dims)
    , m_device(device) {}

Result<void> TorchMarianNetwork::encode(std::span<const int32_t> sourceIds) {
    if (sourceIds.empty() || sourceIds.size() > static_cast<size_t>(m_dims.maxPositions))
        return fail(ErrorCode::Usage,
                    LUNETTE_TEXT("Error", "the text is too long for one translation (%1 of %2 pieces)"),
                    LUNETTE_TEXT("Error", "translate it in shorter parts"),
                    {std::to_string(sourceIds.size()), std::to_string(m_dims.maxPositions)});
    return guarded([&]() -> Result<void> {
        m_crossKeys = TensorList();
        m_crossValues = TensorList();
        m_keys = TensorList();
        m_values = TensorList();
        m_position = 0;
        m_rows = 0;
        m_module.get_method("encode")({idTensor(sourceIds, m_device), m_crossKeys, m_crossValues});
        return {};
    });
}

Result<std::span<const float>> TorchMarianNetwork::step(std::span<const int32_t> tokens,
                                                        std::span<const int32_t> parents) {
    return guarded([&]() -> Result<std::span<const float>> {
        const c10::IValue rows =
            m_position == 0 || isIdentity(parents) ? c10::IValue() : c10::IValue(idTensor(parents, m_device));
        m_logits = m_module
                       .get_method("step")(
                           {idTensor(tokens, m_device), rows, m_position, m_keys, m_values, m_crossKeys, m_crossValues})
                       .toTensor()
                       .to(at::kCPU)
                       .contiguous();
        m_rows = tokens.size();
        ++m_position;
        return std::span<const float>(m_logits.data_ptr<float>(), static_cast<size_t>(m_logits.numel()));
    });
}

/// Every hypothesis continues its own row.
bool TorchMarianNetwork::isIdentity(std::span<const int32_t> parents) const {
    if (parents.size() != m_rows)
        return false;
    for (size_t i = 0; i < parents.size(); ++i) {
        if (parents[i] != static_cast<int32_t>(i))
            return false;
    }
    return true;
}

Result<std::unique_ptr<MarianNetwork>> TorchMarianNetwork::open(const MarianPack& pack, const EngineOptions& options) {
    torch_support::configureRuntime(options.threads);
    EngineOptions exact = options;
    exact.precision = Precision::Fp32;
    auto placement = torch_support::choosePlacement(exact, {});
    if (!placement)
        return fail(placement.error());
    auto module = torch_support::loadArchive(options.modulesFolder, "marian");
    if (!module)
        return fail(module.error());
    return guarded([&]() -> Result<std::unique_ptr<MarianNetwork>> {
        WeightLoader(pack, *placement).load(*module);
        return std::make_unique<TorchMarianNetwork>(std::move(*module), pack.dims, placement->device);
    });
}

} // namespace lunette
