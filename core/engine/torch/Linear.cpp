#include "core/engine/torch/Linear.h"

#include "core/engine/kernels/CpuFeatures.h"
#include "core/engine/kernels/HalfLinear.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <utility>

namespace lunette {

namespace {

using kernels::HalfType;

/// Up to here reading the weights costs more than the arithmetic, and our kernel reads half the bytes.
constexpr int64_t kFewRows = 16;
/// The same where bf16 products are allowed, which do twice the arithmetic.
constexpr int64_t kFewRowsBesideBf16 = 8;
/// The same for float weights, where ATen would first lay them out anew.
constexpr int64_t kFewFloatRows = 16;
/// Weights widened at a time: they stay in the cache until the product has read them.
constexpr int64_t kSlabBytes = 4 << 20;
/// Least work worth another thread.
constexpr int64_t kGrainElements = 1 << 16;

thread_local bool bf16ProductsAllowed = false;

HalfType halfType(const at::Tensor& weight) {
    return weight.scalar_type() == at::kHalf ? HalfType::Fp16 : HalfType::Bf16;
}

const uint16_t* bits(const at::Tensor& weight) {
    return static_cast<const uint16_t*>(weight.const_data_ptr());
}

/// Fills in everything but the weights; x [rows, inner], float and dense; bias float.
template <class Job>
at::Tensor prepare(Job& job, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    at::Tensor out = at::empty({x.size(0), weight.size(0)}, x.options());
    job.input = x.const_data_ptr<float>();
    job.bias = bias.defined() ? bias.const_data_ptr<float>() : nullptr;
    job.output = out.data_ptr<float>();
    job.rows = size_t(x.size(0));
    job.inner = size_t(x.size(1));
    job.outer = size_t(weight.size(0));
    return out;
}

/// Calls `work(begin, end)` for shares of the rows of a weight.
template <class Work>
void shareRows(int64_t rows, int64_t inner, const Work& work) {
    at::parallel_for(0, rows, std::max<int64_t>(1, kGrainElements / std::max<int64_t>(1, inner)),
                     [&work](int64_t begin, int64_t end) { work(size_t(begin), size_t(end)); });
}

at::Tensor fewRows(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    kernels::HalfLinear job;
    const at::Tensor out = prepare(job, x, weight, bias);
    job.weight = bits(weight);
    job.type = halfType(weight);
    shareRows(weight.size(0), x.size(1), [&job](size_t begin, size_t end) { kernels::halfLinear(job, begin, end); });
    return out;
}

at::Tensor fewRowsInFloat(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    kernels::FloatLinear job;
    const at::Tensor out = prepare(job, x, weight, bias);
    job.weight = weight.const_data_ptr<float>();
    shareRows(weight.size(0), x.size(1), [&job](size_t begin, size_t end) { kernels::floatLinear(job, begin, end); });
    return out;
}

at::Tensor widened(const at::Tensor& weight, const at::Tensor& buffer, int64_t first, int64_t rows) {
    const int64_t inner = weight.size(1);
    shareRows(rows, inner, [&](size_t begin, size_t end) {
        kernels::widen(bits(weight) + (size_t(first) + begin) * size_t(inner), halfType(weight),
                       (end - begin) * size_t(inner), buffer.data_ptr<float>() + begin * size_t(inner));
    });
    return buffer.narrow(0, 0, rows);
}

/// Many rows: a slab of weights is widened, then multiplied by ATen.
at::Tensor bySlabs(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    const int64_t outer = weight.size(0), inner = weight.size(1);
    const int64_t step = std::clamp<int64_t>(kSlabBytes / int64_t(sizeof(float)) / inner, 16, outer);
    at::Tensor out = at::empty({x.size(0), outer}, x.options());
    const at::Tensor buffer = at::empty({step, inner}, x.options());
    for (int64_t first = 0; first < outer; first += step) {
        const int64_t rows = std::min(step, outer - first);
        const at::Tensor slab = widened(weight, buffer, first, rows);
        at::Tensor columns = out.narrow(1, first, rows);
        if (bias.defined())
            at::addmm_out(columns, bias.narrow(0, first, rows), x, slab.t());
        else
            at::mm_out(columns, x, slab.t());
    }
    return out;
}

/// Rounds the input and the sums to bf16; the bias is added in float.
at::Tensor inBf16(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    at::Tensor out = at::linear(x.to(at::kBFloat16), weight).to(at::kFloat);
    return bias.defined() ? out.add_(bias) : out;
}

at::Tensor product(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    if (weight.scalar_type() == at::kFloat)
        return fewRowsInFloat(x, weight, bias);
    const bool rounds = bf16ProductsAllowed && weight.scalar_type() == at::kBFloat16;
    if (x.size(0) <= (rounds ? kFewRowsBesideBf16 : kFewRows))
        return fewRows(x, weight, bias);
    return rounds ? inBf16(x, weight, bias) : bySlabs(x, weight, bias);
}

} // namespace

Bf16Products::Bf16Products(bool allowed)
    : m_before(std::exchange(bf16ProductsAllowed, allowed)) {}

Bf16Products::~Bf16Products() {
    bf16ProductsAllowed = m_before;
}

at::Tensor linear(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>& bias) {
    const int64_t inner = input.size(-1);
    const bool dense = input.scalar_type() == at::kFloat && weight.is_cpu() && weight.dim() == 2 &&
                       weight.is_contiguous() && weight.size(1) == inner && input.numel() > 0;
    const bool few = weight.scalar_type() == at::kFloat && input.numel() <= kFewFloatRows * inner;
    const bool ours = isHalf(weight.scalar_type()) || (few && kernels::cpuFeatures().avx2);
    if (!dense || !ours)
        return at::linear(input, weight, bias);
    const at::Tensor x = input.reshape({-1, inner}).contiguous();
    std::vector<int64_t> shape = input.sizes().vec();
    shape.back() = weight.size(0);
    return product(x, weight, bias ? bias->contiguous() : at::Tensor()).view(shape);
}

} // namespace lunette
