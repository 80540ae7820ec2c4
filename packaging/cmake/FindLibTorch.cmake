# The imported target lunette::libtorch: LibTorch's CPU libraries, from LUNETTE_TORCH_ROOT or the cache folder that
# packaging/run fills. The CUDA part is never linked; the engine opens it at run time.
if(NOT LUNETTE_TORCH_ROOT)
  if(DEFINED ENV{LUNETTE_TORCH_ROOT})
    set(LUNETTE_TORCH_ROOT $ENV{LUNETTE_TORCH_ROOT})
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(LUNETTE_TORCH_ROOT $ENV{XDG_CACHE_HOME}/lunette/libtorch-2.11.0/torch)
  else()
    set(LUNETTE_TORCH_ROOT $ENV{HOME}/.cache/lunette/libtorch-2.11.0/torch)
  endif()
endif()
if(NOT EXISTS ${LUNETTE_TORCH_ROOT}/include/torch/csrc/api/include/torch/torch.h OR NOT EXISTS ${LUNETTE_TORCH_ROOT}/lib/libtorch_cpu.so)
  message(FATAL_ERROR "LibTorch was not found in '${LUNETTE_TORCH_ROOT}': run ./packaging/run once, "
    "point LUNETTE_TORCH_ROOT to a LibTorch 2.11.0 folder, or configure with -DLUNETTE_WITH_TORCH=OFF")
endif()
set(LUNETTE_NVIDIA_LIB ${LUNETTE_TORCH_ROOT}/../nvidia/cu13/lib)
add_library(lunette::libtorch INTERFACE IMPORTED)
target_include_directories(lunette::libtorch SYSTEM INTERFACE
  ${LUNETTE_TORCH_ROOT}/include ${LUNETTE_TORCH_ROOT}/include/torch/csrc/api/include)
target_link_libraries(lunette::libtorch INTERFACE ${LUNETTE_TORCH_ROOT}/lib/libtorch_cpu.so ${LUNETTE_TORCH_ROOT}/lib/libc10.so)
target_link_options(lunette::libtorch INTERFACE -Wl,--no-as-needed -Wl,--disable-new-dtags
  -Wl,-rpath,${LUNETTE_TORCH_ROOT}/lib -Wl,-rpath,${LUNETTE_NVIDIA_LIB}
  -Wl,-rpath-link,${LUNETTE_TORCH_ROOT}/lib -Wl,-rpath-link,${LUNETTE_NVIDIA_LIB})
target_compile_definitions(lunette::libtorch INTERFACE LUNETTE_TORCH_LIB_DIR="${LUNETTE_TORCH_ROOT}/lib")
