// What a tensor is and where its numbers are: the questions asked too often to go through the door.
#include "shim.h"

#include <ATen/ATen.h>

struct Description {
  int64_t elements;
  int64_t offset;
  int32_t dimensions;
  int32_t type;
  int32_t device;  // as Tag::Device packs it
  int32_t elementSize;
  int32_t layout;
  int32_t flags;
};

enum Flags { RequiresGrad = 1, Leaf = 2, Contiguous = 4, ChannelsLast = 8, Inference = 32, View = 64 };

LETHE_EXPORT void lethe_tensor_free(Handle handle) {
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle);
}

LETHE_EXPORT Handle lethe_tensor_share(Handle handle) { return release(borrow(handle)); }

LETHE_EXPORT int64_t lethe_tensor_dimensions(Handle handle) { return handle->dim(); }

LETHE_EXPORT Status lethe_tensor_describe(Handle handle, Description* out, int64_t* sizes, int64_t* strides, int32_t capacity) {
  return guarded("describe", [&] {
    const auto tensor = borrow(handle);
    const bool strided = tensor.layout() == c10::kStrided;
    out->elements = tensor.numel();
    out->offset = strided ? tensor.storage_offset() : 0;
    out->dimensions = static_cast<int32_t>(tensor.dim());
    out->type = static_cast<int32_t>(tensor.scalar_type());
    out->device = static_cast<int32_t>(tensor.device().type()) << 16 | (static_cast<int32_t>(tensor.device().index()) & 0xffff);
    out->elementSize = static_cast<int32_t>(tensor.element_size());
    out->layout = static_cast<int32_t>(tensor.layout());
    out->flags = (tensor.requires_grad() ? RequiresGrad : 0) | (tensor.is_leaf() ? Leaf : 0)
        | (strided && tensor.is_contiguous() ? Contiguous : 0)
        | (strided && tensor.dim() == 4 && tensor.is_contiguous(at::MemoryFormat::ChannelsLast) ? ChannelsLast : 0)
        | (tensor.unsafeGetTensorImpl()->is_inference() ? Inference : 0) | (tensor.is_view() ? View : 0);
    for (int32_t i = 0; i < out->dimensions && i < capacity; i++) {
      sizes[i] = tensor.size(i);
      if (strides != nullptr) strides[i] = strided ? tensor.stride(i) : 0;
    }
  });
}

LETHE_EXPORT Status lethe_tensor_data(Handle handle, void** data) {
  return guarded("data", [&] { *data = borrow(handle).data_ptr(); });
}

// Wraps memory that somebody else owns; `drop(context)` runs when the last view of it is gone.
LETHE_EXPORT Status lethe_tensor_wrap(
    void* data, const int64_t* sizes, int32_t dimensions, int32_t type, void (*drop)(void*), void* context, Handle* out) {
  return guarded("wrap", [&] {
    auto deleter = [drop, context](void*) { drop(context); };
    *out = release(at::from_blob(
        data, at::IntArrayRef(sizes, dimensions), deleter, at::TensorOptions().dtype(static_cast<at::ScalarType>(type))));
  });
}

LETHE_EXPORT Status lethe_tensor_set_requires_grad(Handle handle, int32_t required) {
  return guarded("requires_grad", [&] { borrow(handle).set_requires_grad(required != 0); });
}

LETHE_EXPORT Status lethe_tensor_grad(Handle handle, Handle* grad) {
  return guarded("grad", [&] { *grad = release(borrow(handle).grad()); });
}

LETHE_EXPORT Status lethe_tensor_set_grad(Handle handle, Handle grad) {
  return guarded("grad", [&] { borrow(handle).mutable_grad() = borrow(grad); });
}

LETHE_EXPORT Status lethe_tensor_set_data(Handle handle, Handle data) {
  return guarded("set_data", [&] { borrow(handle).set_data(borrow(data)); });
}

LETHE_EXPORT Status lethe_tensor_retain_grad(Handle handle) {
  return guarded("retain_grad", [&] { borrow(handle).retain_grad(); });
}
