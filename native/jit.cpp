// TorchScript archives: load, run, change, save, and trace a program of the caller's into a new one.
#include "shim.h"

#include <sstream>

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/script.h>

using torch::jit::Module;

namespace {

// Tensors with the dotted names that a state dictionary gives them.
struct Named {
  std::vector<std::string> names;
  std::vector<at::Tensor> tensors;
};

Module& moduleOf(void* handle) { return *static_cast<Module*>(handle); }

// `conv.weight` of a flat list becomes attribute `weight` of submodule `conv`, made when first named.
void place(Module root, const std::string& name, const at::Tensor& tensor, bool parameter) {
  std::istringstream path(name);
  std::string part, next;
  std::getline(path, part, '.');
  while (std::getline(path, next, '.')) {
    if (!root.hasattr(part))
      // A type's name must be an identifier; an attribute's may be a number, as those of a Sequential are.
      root.register_module(part, Module(c10::QualifiedName(*root.type()->name(), "part_" + part), root._ivalue()->compilation_unit(), true));
    root = root.attr(part).toModule();
    part = next;
  }
  if (parameter) root.register_parameter(part, tensor, false);
  else root.register_buffer(part, tensor);
}

}  // namespace

LETHE_EXPORT Status lethe_jit_load(const char* path, int64_t device, void** out) {
  return guarded("jit.load", [&] { *out = new Module(torch::jit::load(path, unpackDevice(device))); });
}

LETHE_EXPORT void lethe_jit_free(void* module) { delete static_cast<Module*>(module); }

LETHE_EXPORT Status lethe_jit_save(void* module, const char* path) {
  return guarded("jit.save", [&] { moduleOf(module).save(path); });
}

LETHE_EXPORT Status lethe_jit_train(void* module, int32_t on) {
  return guarded("jit.train", [&] { moduleOf(module).train(on != 0); });
}

LETHE_EXPORT int32_t lethe_jit_is_training(void* module) {
  try {
    return moduleOf(module).is_training();
  } catch (...) {
    return 0;  // an archive frozen for inference has no such attribute
  }
}

// type: a scalar type, or -1 to leave each tensor's own
LETHE_EXPORT Status lethe_jit_to(void* module, int64_t device, int32_t type) {
  return guarded("jit.to", [&] {
    if (type < 0) moduleOf(module).to(unpackDevice(device));
    else moduleOf(module).to(unpackDevice(device), static_cast<at::ScalarType>(type));
  });
}

// A tuple and a list of tensors both come back as a list; `tuple` tells which it was.
LETHE_EXPORT Status lethe_jit_call(
    void* module, const char* method, const Value* arguments, int32_t count, Value* result, int32_t* tuple) {
  return guarded(std::string("TorchScript method ") + method, [&] {
    auto found = moduleOf(module).find_method(method);
    TORCH_CHECK_NOT_IMPLEMENTED(found.has_value(), "the archive has no such method");
    std::vector<c10::IValue> inputs;
    for (int32_t i = 0; i < count; i++) inputs.push_back(fromValue(arguments[i]));
    const auto output = (*found)(std::move(inputs));
    *tuple = output.isTuple();
    toValue(output, result);
  });
}

// The names of all methods, one a line, in memory that lives until the next call on this thread.
LETHE_EXPORT const char* lethe_jit_methods(void* module) {
  thread_local std::string text;
  text.clear();
  for (const auto& method : moduleOf(module).get_methods()) text += method.name() + '\n';
  return text.c_str();
}

LETHE_EXPORT Status lethe_jit_tensors(void* module, int32_t buffers, void** out, int32_t* count) {
  return guarded("jit tensors", [&] {
    auto named = std::make_unique<Named>();
    auto add = [&](const auto& list) {
      for (const auto& item : list) {
        named->names.push_back(item.name);
        named->tensors.push_back(item.value);
      }
    };
    if (buffers != 0) add(moduleOf(module).named_buffers());
    else add(moduleOf(module).named_parameters());
    *count = static_cast<int32_t>(named->names.size());
    *out = named.release();
  });
}

LETHE_EXPORT const char* lethe_named_name(void* list, int32_t index) { return static_cast<Named*>(list)->names[index].c_str(); }

LETHE_EXPORT Handle lethe_named_tensor(void* list, int32_t index) { return release(static_cast<Named*>(list)->tensors[index]); }

LETHE_EXPORT void lethe_named_free(void* list) { delete static_cast<Named*>(list); }

// Runs `run` on `input` while libtorch records each operator, and makes a module whose forward replays them.
// Every tensor of the program that should stay a parameter or a buffer is named in `names`.
LETHE_EXPORT Status lethe_jit_trace(
    const char* const* names, const Handle* tensors, const int32_t* isParameter, int32_t count, Handle input,
    int32_t (*run)(void* context, Handle input, Handle* output), void* context, void** out) {
  return guarded("jit.trace", [&] {
    Module self("Traced");
    self.register_attribute("training", c10::BoolType::get(), false);
    for (int32_t i = 0; i < count; i++) place(self, names[i], borrow(tensors[i]), isParameter[i] != 0);
    auto program = [&](torch::jit::Stack inputs) -> torch::jit::Stack {
      Handle output = nullptr;
      const auto status = run(context, release(inputs.at(0).toTensor()), &output);
      TORCH_CHECK(status == 0 && output != nullptr, "the traced program failed");
      return {c10::IValue(borrow(output))};
    };
    auto nameless = [](const torch::autograd::Variable&) { return std::string(); };
    auto traced = torch::jit::tracer::trace({c10::IValue(borrow(input))}, program, nameless, true, false, &self);
    auto name = c10::QualifiedName(*self.type()->name(), "forward");
    self.type()->addMethod(self._ivalue()->compilation_unit()->create_function(name, traced.first->graph));
    *out = new Module(self);
  });
}
