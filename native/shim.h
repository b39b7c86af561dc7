// The one header of the shim. Every export returns a status and throws nothing; the message of the last
// failure on a thread is read with lethe_error. A tensor handle is a TensorImpl* that owns one reference.
#pragma once
#include <cstdint>
#include <string>

#include <ATen/core/ivalue.h>
#include <ATen/core/Tensor.h>
#include <torch/version.h>

// c10::optional became std::optional within 2.x and left in later ones.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
#include <optional>
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif

#define LETHE_EXPORT extern "C" __attribute__((visibility("default")))

enum class Status : int32_t { Ok, Failed, OutOfMemory, MissingOperator, BadIndex };

enum class Tag : int32_t {
  None, Tensor, Int, Double, Bool, IntList, DoubleList, BoolList, TensorList, ScalarList, String, Device, Generator
};

// An argument or a result: 16 bytes, laid out the same way in C#.
struct Value {
  Tag tag;
  int32_t length;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

using Handle = c10::TensorImpl*;

Status report(const std::string& where);  // call inside a catch block
Status fail(Status status, const std::string& message);

// A tensor that shares the handle's reference for the time of a call.
inline at::Tensor borrow(Handle handle) {
  return handle == nullptr
      ? at::Tensor()
      : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

// Hands a reference over to the caller; an undefined tensor becomes null.
inline Handle release(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

inline c10::Device unpackDevice(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 16), static_cast<c10::DeviceIndex>(static_cast<int16_t>(packed & 0xffff)));
}

c10::IValue fromValue(const Value& value);
void toValue(const c10::IValue& source, Value* target);

template <class Body>
Status guarded(const std::string& where, Body&& body) {
  try {
    body();
    return Status::Ok;
  } catch (...) {
    return report(where);
  }
}
