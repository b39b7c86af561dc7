// Versions, devices, threads and random state.
#include "shim.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/version.h>
#ifdef LETHE_CUDA_STATISTICS
#include <c10/cuda/CUDACachingAllocator.h>
#endif

LETHE_EXPORT const char* lethe_version() { return TORCH_VERSION; }

LETHE_EXPORT int32_t lethe_threads() { return at::get_num_threads(); }

LETHE_EXPORT Status lethe_set_threads(int32_t count) {
  return guarded("set_num_threads", [&] { at::set_num_threads(count); });
}

LETHE_EXPORT int32_t lethe_interop_threads() { return at::get_num_interop_threads(); }

LETHE_EXPORT Status lethe_set_interop_threads(int32_t count) {
  return guarded("set_num_interop_threads", [&] { at::set_num_interop_threads(count); });
}

LETHE_EXPORT int32_t lethe_flush_denormal(int32_t on) { return at::globalContext().setFlushDenormal(on != 0); }

LETHE_EXPORT int32_t lethe_has_mkldnn() { return at::hasMKLDNN(); }

// Whether oneDNN may be used, and whether operators must be deterministic.
LETHE_EXPORT int32_t lethe_mkldnn() { return at::globalContext().userEnabledMkldnn(); }

LETHE_EXPORT void lethe_set_mkldnn(int32_t on) { at::globalContext().setUserEnabledMkldnn(on != 0); }

LETHE_EXPORT int32_t lethe_deterministic() { return at::globalContext().deterministicAlgorithms(); }

LETHE_EXPORT Status lethe_set_deterministic(int32_t on) {
  return guarded("use_deterministic_algorithms", [&] { at::globalContext().setDeterministicAlgorithms(on != 0, false); });
}

LETHE_EXPORT int32_t lethe_cuda_count() {
  try {
    return static_cast<int32_t>(torch::cuda::device_count());
  } catch (...) {
    return 0;  // a driver that does not answer is a machine without CUDA
  }
}

LETHE_EXPORT Status lethe_cuda_synchronize(int32_t device) {
  return guarded("cuda.synchronize", [&] { torch::cuda::synchronize(device); });
}

// allocated, allocated peak, reserved, reserved peak: bytes on one CUDA device
LETHE_EXPORT Status lethe_cuda_memory(int32_t device, int64_t* out, int32_t resetPeak) {
#ifdef LETHE_CUDA_STATISTICS
  return guarded("cuda.memory", [&] {
    const auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(device);
    out[0] = stats.allocated_bytes[0].current;
    out[1] = stats.allocated_bytes[0].peak;
    out[2] = stats.reserved_bytes[0].current;
    out[3] = stats.reserved_bytes[0].peak;
    if (resetPeak != 0) c10::cuda::CUDACachingAllocator::resetPeakStats(device);
  });
#else
  (void)device, (void)out, (void)resetPeak;
  return fail(Status::MissingOperator, "CUDA memory statistics: the shim was built without the CUDA headers");
#endif
}

LETHE_EXPORT Status lethe_cuda_empty_cache() {
#ifdef LETHE_CUDA_STATISTICS
  return guarded("cuda.empty_cache", [] { c10::cuda::CUDACachingAllocator::emptyCache(); });
#else
  return Status::Ok;
#endif
}

LETHE_EXPORT Status lethe_manual_seed(int64_t seed) {
  return guarded("manual_seed", [&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

LETHE_EXPORT Status lethe_generator_new(int64_t device, void** out) {
  return guarded("Generator", [&] {
    const auto target = unpackDevice(device);
    *out = target.is_cpu() ? new at::Generator(at::detail::createCPUGenerator())
                           : new at::Generator(at::globalContext().defaultGenerator(target).clone());
  });
}

LETHE_EXPORT Status lethe_generator_default(int64_t device, void** out) {
  return guarded("Generator", [&] { *out = new at::Generator(at::globalContext().defaultGenerator(unpackDevice(device))); });
}

LETHE_EXPORT void lethe_generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }

LETHE_EXPORT Status lethe_generator_seed(void* generator, int64_t seed) {
  return guarded("manual_seed", [&] { static_cast<at::Generator*>(generator)->set_current_seed(static_cast<uint64_t>(seed)); });
}

LETHE_EXPORT int64_t lethe_generator_initial_seed(void* generator) {
  return static_cast<int64_t>(static_cast<at::Generator*>(generator)->current_seed());
}

LETHE_EXPORT Status lethe_generator_state(void* generator, Handle* state) {
  return guarded("get_state", [&] { *state = release(at::Tensor(static_cast<at::Generator*>(generator)->get_state())); });
}

LETHE_EXPORT Status lethe_generator_set_state(void* generator, Handle state) {
  return guarded("set_state", [&] { static_cast<at::Generator*>(generator)->set_state(borrow(state)); });
}
