// Gradients and the modes that switch them.
#include "shim.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

namespace {

torch::autograd::variable_list listOf(const Handle* handles, int32_t count) {
  torch::autograd::variable_list list;
  list.reserve(count);
  for (int32_t i = 0; i < count; i++) list.push_back(borrow(handles[i]));
  return list;
}

}  // namespace

LETHE_EXPORT Status lethe_backward(
    const Handle* outputs, const Handle* gradients, int32_t count, const Handle* inputs, int32_t inputCount,
    int32_t retain, int32_t create) {
  return guarded("backward", [&] {
    torch::autograd::backward(
        listOf(outputs, count), gradients == nullptr ? torch::autograd::variable_list() : listOf(gradients, count),
        retain != 0, create != 0, listOf(inputs, inputCount));
  });
}

LETHE_EXPORT Status lethe_grad(
    const Handle* outputs, const Handle* gradients, int32_t outputCount, const Handle* inputs, int32_t inputCount,
    int32_t retain, int32_t create, int32_t allowUnused, Handle* results) {
  return guarded("grad", [&] {
    auto found = torch::autograd::grad(
        listOf(outputs, outputCount), listOf(inputs, inputCount),
        gradients == nullptr ? torch::autograd::variable_list() : listOf(gradients, outputCount),
        retain != 0, create != 0, allowUnused != 0);
    for (int32_t i = 0; i < inputCount; i++) results[i] = release(std::move(found[i]));
  });
}

LETHE_EXPORT int32_t lethe_grad_enabled() { return c10::GradMode::is_enabled(); }

LETHE_EXPORT void lethe_set_grad_enabled(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }

LETHE_EXPORT int32_t lethe_inference_enabled() { return c10::InferenceMode::is_enabled(); }

// Guards nest and must be left on the thread that entered them, innermost first.
LETHE_EXPORT void* lethe_inference_enter(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }

LETHE_EXPORT void lethe_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
