#include "core/engine/torch/Placement.h"

#include "core/base/Memory.h"
#include "core/engine/kernels/CpuFeatures.h"
#include "core/engine/torch/CudaRuntime.h"
#include "core/engine/torch/Linear.h"

#include <ATen/DeviceAccelerator.h>

namespace lunette::torch_support {

namespace {

void remark(Placement& placement, const char* text, std::vector<std::string> args = {}) {
    placement.remarks.push_back({text, std::move(args)});
}

std::string size(uint64_t bytes) {
    return sizeText(bytes).toStdString();
}

/// Bytes that the weights take once they are on a GPU or copied for the CPU.
uint64_t copiedBytes(const Footprint& footprint, at::ScalarType type) {
    return footprint.weightBytes / c10::elementSize(footprint.fileType) * c10::elementSize(type);
}

/// Whether a GPU was found with enough free memory; tells why not.
bool usesGpu(const EngineOptions& options, const Footprint& footprint, Placement& placement) {
    if (options.device == Device::Cpu)
        return false;
    const CudaState cuda = openCuda();
    if (!cuda.available) {
        if (options.device == Device::Cuda)
            remark(placement, cuda.why.c_str());
        return false;
    }
    const uint64_t needed = copiedBytes(footprint, footprint.fileType) + footprint.workingBytes;
    const uint64_t free = at::accelerator::getMemoryInfo(0).first;
    if (options.device == Device::Auto && needed > free) {
        remark(placement, LUNETTE_TEXT("Error", "the GPU has %1 free and the model needs %2, so the processor is used"),
               {size(free), size(needed)});
        return false;
    }
    placement.device = at::Device(at::kCUDA, 0);
    return true;
}

bool multipliesBf16() {
    return kernels::cpuFeatures().avx512Bf16 || kernels::cpuFeatures().amxBf16;
}

/// The fastest type for these weights, with the reason.
void chooseType(const Footprint& footprint, Placement& placement) {
    if (placement.device.is_cuda() && isHalf(footprint.fileType)) {
        placement.dtype = footprint.fileType;
        remark(placement,
               LUNETTE_TEXT("Error",
                            "the GPU computes in the 16 bits of the file; answers can differ a little from fp32"));
    } else if (!placement.device.is_cuda() && footprint.fileType == at::kBFloat16 && multipliesBf16()) {
        placement.bf16Products = true;
        remark(placement,
               LUNETTE_TEXT("Error", "bf16 is the fastest on this processor; answers can differ a little from fp32"));
    } else if (isHalf(footprint.fileType)) {
        remark(placement,
               LUNETTE_TEXT("Error", "fp32 is the fastest exact precision on this processor; the weights stay 16-bit"));
    }
}

/// Says so when the model will not fit. Mapped weights can be read again from the disk, so this is no failure.
void compareWithFreeMemory(const Footprint& footprint, Placement& placement) {
    if (placement.device.is_cuda())
        return;
    const uint64_t needed = footprint.workingBytes + copiedBytes(footprint, placement.matrixType(footprint.fileType));
    const auto free = availableMemory();
    if (free && needed > *free)
        remark(
            placement,
            LUNETTE_TEXT("Error", "the model needs about %1 and %2 are free, so it will be slow; close other programs"),
            {size(needed), size(*free)});
}

} // namespace

at::ScalarType Placement::matrixType(at::ScalarType fileType) const {
    if (device.is_cuda())
        return dtype;
    if (bf16Products)
        return at::kBFloat16;
    return isHalf(fileType) ? fileType : dtype;
}

Result<Placement> choosePlacement(const EngineOptions& options, const Footprint& footprint) {
    Placement placement;
    const bool onGpu = usesGpu(options, footprint, placement);
    switch (options.precision) {
    case Precision::Int8:
    case Precision::Int4:
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "this version has no int8 or int4 precision"),
                    LUNETTE_TEXT("Error", "use --precision auto, fp32 or bf16"));
    case Precision::Bf16:
        if (!onGpu && !multipliesBf16())
            return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "this processor cannot compute in bf16"),
                        LUNETTE_TEXT("Error", "use --precision fp32"));
        placement.bf16Products = !onGpu;
        placement.dtype = onGpu ? at::kBFloat16 : at::kFloat;
        break;
    case Precision::Auto:
        chooseType(footprint, placement);
        break;
    case Precision::Fp32:
        break;
    }
    if (placement.dtype == at::kHalf)
        placement.precision = "fp16";
    else if (placement.dtype == at::kBFloat16 || placement.bf16Products)
        placement.precision = "bf16";
    compareWithFreeMemory(footprint, placement);
    return placement;
}

} // namespace lunette::torch_support
