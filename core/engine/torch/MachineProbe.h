#pragma once

#include "core/base/Result.h"
#include "core/engine/Roofline.h"

#include <string>

namespace lunette::torch_support {

/// Reads memory and multiplies matrices on `device` for about a fifth of a second, with the threads of the engine, and
/// returns the best of several tries. The matrices have the type that networks of `precision` compute in.
Result<MachineLimits> measureLimits(const std::string& device, const std::string& precision);

} // namespace lunette::torch_support
