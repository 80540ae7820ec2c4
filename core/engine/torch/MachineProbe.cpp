#include "core/engine/torch/MachineProbe.h"

#include "core/base/Stopwatch.h"
#include "core/engine/torch/TorchSupport.h"

#include <ATen/Parallel.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>
#include <limits>

namespace lunette::torch_support {

namespace {

constexpr double kLongEnoughMs = 80;
constexpr int kFewestTries = 3;

void waitFor(at::Device device) {
    if (device.is_cuda())
        c10::impl::VirtualGuardImpl(device.type()).synchronizeDevice(0);
}

/// The shortest of several runs, in seconds.
template <class Work>
double bestSeconds(at::Device device, const Work& work) {
    double best = std::numeric_limits<double>::max();
    const Stopwatch all;
    for (int i = 0; i < kFewestTries || all.milliseconds() < kLongEnoughMs; ++i) {
        const Stopwatch one;
        work();
        waitFor(device);
        best = std::min(best, one.milliseconds() / 1000);
    }
    return best;
}

} // namespace

Result<MachineLimits> measureLimits(const std::string& device, const std::string& precision) {
    return guarded([&]() -> Result<MachineLimits> {
        const bool onGpu = device == "cuda";
        const at::Device place = onGpu ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
        MachineLimits limits;
        limits.threads = at::get_num_threads();
        {
            const int64_t count = int64_t(onGpu ? 256 : 32) << 20; // floats: far more than a cache holds
            const at::Tensor numbers = at::ones({count}, at::TensorOptions(place));
            limits.bytesPerSecond =
                double(numbers.nbytes()) / bestSeconds(place, [&] { return at::dot(numbers, numbers); });
        }
        const at::ScalarType type = precision == "bf16" ? at::kBFloat16 : precision == "fp16" ? at::kHalf : at::kFloat;
        limits.matrixType = type == at::kFloat ? "fp32" : precision;
        const int64_t rows = onGpu ? 8192 : 512;
        const int64_t side = onGpu ? 8192 : 2048;
        const auto options = at::TensorOptions(place).dtype(type);
        const at::Tensor input = at::ones({rows, side}, options);
        const at::Tensor weight = at::ones({side, side}, options);
        limits.flopPerSecond =
            2.0 * double(rows * side * side) / bestSeconds(place, [&] { return at::linear(input, weight); });
        return limits;
    });
}

} // namespace lunette::torch_support
