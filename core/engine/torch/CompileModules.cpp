// Usage: lunette_compile_modules NAME SOURCE ARCHIVE
// Compiles the TorchScript methods of SOURCE into an empty module and saves it: code only, no weights.

#include <torch/csrc/jit/frontend/resolver.h>
#include <torch/csrc/jit/frontend/sugared_value.h>
#include <torch/script.h>

#include <cstdio>
#include <fstream>
#include <sstream>

namespace {

/// Finds our own operators under the name `lunette`, everything else where TorchScript finds it.
struct OperatorResolver : torch::jit::NativeResolver {
    std::shared_ptr<torch::jit::SugaredValue> resolveValue(const std::string& name, torch::jit::GraphFunction& function,
                                                           const torch::jit::SourceRange& place) override {
        if (name == "lunette")
            return std::make_shared<torch::jit::BuiltinModule>("lunette");
        return NativeResolver::resolveValue(name, function, place);
    }
};

torch::jit::Module compile(const std::string& name, const std::string& source) {
    using c10::DictType, c10::IntType, c10::ListType, c10::StringType, c10::TensorType;
    torch::jit::Module module("lunette_" + name);
    const auto tensors = DictType::create(StringType::get(), TensorType::get());
    const auto groups = DictType::create(StringType::get(), ListType::create(tensors));
    const auto sizes = DictType::create(StringType::get(), IntType::get());
    module.register_attribute("weights", tensors, c10::impl::GenericDict(StringType::get(), TensorType::get()));
    module.register_attribute("groups", groups, c10::impl::GenericDict(StringType::get(), ListType::create(tensors)));
    module.register_attribute("dims", sizes, c10::impl::GenericDict(StringType::get(), IntType::get()));
    module.define(source, std::make_shared<OperatorResolver>());
    return module;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s NAME SOURCE ARCHIVE\n", argv[0]);
        return 2;
    }
    std::ifstream file(argv[2]);
    std::stringstream source;
    source << file.rdbuf();
    try {
        compile(argv[1], source.str()).save(argv[3]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", argv[2], error.what());
        return 1;
    }
    return 0;
}
