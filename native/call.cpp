// The boxed door: any operator libtorch has registered, found by name once and called with tagged values.
#include "shim.h"

#include <memory>
#include <mutex>
#include <sstream>
#include <unordered_map>

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/Generator.h>

namespace {

enum class Wanted : uint8_t { AsGiven, Real, OptionalTensors };

struct Operator {
  c10::OperatorHandle handle;
  std::string name;
  std::vector<Wanted> wanted;
  std::vector<Optional<c10::IValue>> defaults;
};

thread_local std::string lastError;
thread_local std::vector<c10::IValue> stack;

Wanted wantedBy(const c10::Argument& argument) {
  auto type = argument.type();
  if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  if (type->kind() == c10::TypeKind::FloatType) return Wanted::Real;
  if (auto list = type->cast<c10::ListType>())
    if (list->getElementType()->kind() == c10::TypeKind::OptionalType) return Wanted::OptionalTensors;
  return Wanted::AsGiven;
}

template <class T>
c10::List<T> listOf(const Value& value) {
  auto items = static_cast<const T*>(value.pointer);
  c10::List<T> list;
  list.reserve(value.length);
  for (int32_t i = 0; i < value.length; i++) list.push_back(items[i]);
  return list;
}

c10::IValue adapt(const Value& value, Wanted wanted) {
  if (wanted == Wanted::Real && value.tag == Tag::Int) return static_cast<double>(value.integer);
  if (wanted == Wanted::OptionalTensors && value.tag == Tag::TensorList) {
    c10::List<Optional<at::Tensor>> list;
    auto items = static_cast<const Handle*>(value.pointer);
    for (int32_t i = 0; i < value.length; i++)
      list.push_back(items[i] == nullptr ? Optional<at::Tensor>() : Optional<at::Tensor>(borrow(items[i])));
    return list;
  }
  return fromValue(value);
}

void describe(std::ostream& out, const Value& value) {
  switch (value.tag) {
    case Tag::None: out << "None"; break;
    case Tag::Tensor: {
      auto tensor = borrow(static_cast<Handle>(value.pointer));
      out << c10::toString(tensor.scalar_type()) << tensor.sizes();
      if (!tensor.is_cpu()) out << '@' << tensor.device();
      break;
    }
    case Tag::Int: out << value.integer; break;
    case Tag::Double: out << value.real; break;
    case Tag::Bool: out << (value.integer ? "true" : "false"); break;
    case Tag::IntList: out << c10::ArrayRef<int64_t>(static_cast<const int64_t*>(value.pointer), value.length); break;
    case Tag::TensorList: out << value.length << " tensors"; break;
    default: out << "..."; break;
  }
}

std::string describe(const Operator& op, const Value* arguments, int32_t count) {
  std::ostringstream out;
  out << op.name << '(';
  for (int32_t i = 0; i < count; i++) {
    if (i > 0) out << ", ";
    describe(out, arguments[i]);
  }
  out << ')';
  return out.str();
}

// A failed call may leave anything on the stack; the next one on this thread must start from nothing.
struct CleanStack {
  ~CleanStack() { stack.clear(); }
};

}  // namespace

c10::IValue fromValue(const Value& value) {
  switch (value.tag) {
    case Tag::None: return c10::IValue();
    case Tag::Tensor: return borrow(static_cast<Handle>(value.pointer));
    case Tag::Int: return value.integer;
    case Tag::Double: return value.real;
    case Tag::Bool: return value.integer != 0;
    case Tag::IntList: return listOf<int64_t>(value);
    case Tag::DoubleList: return listOf<double>(value);
    case Tag::BoolList: return listOf<bool>(value);
    case Tag::TensorList: {
      c10::List<at::Tensor> list;
      list.reserve(value.length);
      auto items = static_cast<const Handle*>(value.pointer);
      for (int32_t i = 0; i < value.length; i++) list.push_back(borrow(items[i]));
      return list;
    }
    case Tag::ScalarList: {
      c10::impl::GenericList list(c10::NumberType::get());
      auto items = static_cast<const Value*>(value.pointer);
      for (int32_t i = 0; i < value.length; i++) list.push_back(fromValue(items[i]));
      return list;
    }
    case Tag::String: return std::string(static_cast<const char*>(value.pointer), value.length);
    case Tag::Device: return unpackDevice(value.integer);
    case Tag::Generator: return *static_cast<at::Generator*>(value.pointer);
  }
  TORCH_CHECK(false, "unknown argument tag ", static_cast<int>(value.tag));
}

void toValue(const c10::IValue& source, Value* target) {
  *target = Value{Tag::None, 0, {0}};
  if (source.isTensor()) {
    target->pointer = release(source.toTensor());
    target->tag = target->pointer == nullptr ? Tag::None : Tag::Tensor;
  } else if (source.isInt()) {
    target->tag = Tag::Int;
    target->integer = source.toInt();
  } else if (source.isDouble()) {
    target->tag = Tag::Double;
    target->real = source.toDouble();
  } else if (source.isBool()) {
    target->tag = Tag::Bool;
    target->integer = source.toBool();
  } else if (source.isTensorList() || source.isTuple() || source.isList()) {
    std::vector<at::Tensor> tensors;
    if (source.isTensorList()) {
      tensors = source.toTensorVector();
    } else {
      const auto items = source.isTuple() ? source.toTuple()->elements().vec() : source.toList().vec();
      for (const auto& item : items) {
        TORCH_CHECK(item.isTensor(), "a result that mixes tensors with ", item.tagKind(), " cannot be returned");
        tensors.push_back(item.toTensor());
      }
    }
    auto handles = std::make_unique<Handle[]>(tensors.size());
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = release(std::move(tensors[i]));
    target->tag = Tag::TensorList;
    target->length = static_cast<int32_t>(tensors.size());
    target->pointer = handles.release();
  } else {
    TORCH_CHECK(source.isNone(), "a result of kind ", source.tagKind(), " cannot be returned");
  }
}

Status fail(Status status, const std::string& message) {
  lastError = message;
  return status;
}

Status report(const std::string& where) {
  auto say = [&](const std::string& what) { return where.empty() ? what : where + ": " + what; };
  try {
    throw;
  } catch (const c10::NotImplementedError& error) {
    return fail(Status::MissingOperator, say(error.what_without_backtrace()));
  } catch (const c10::IndexError& error) {
    return fail(Status::BadIndex, say(error.what_without_backtrace()));
  } catch (const c10::Error& error) {
    const std::string what = error.what_without_backtrace();
    const bool memory = what.find("out of memory") != std::string::npos || what.find("can't allocate memory") != std::string::npos;
    return fail(memory ? Status::OutOfMemory : Status::Failed, say(what));
  } catch (const std::bad_alloc&) {
    return fail(Status::OutOfMemory, say("out of memory"));
  } catch (const std::exception& error) {
    return fail(Status::Failed, say(error.what()));
  } catch (...) {
    return fail(Status::Failed, say("an exception of unknown type"));
  }
}

LETHE_EXPORT const char* lethe_error() { return lastError.c_str(); }

// Operators live for the whole process: there are a few thousand at most.
LETHE_EXPORT Status lethe_find(const char* name, const char* overload, void** found) {
  return guarded(name, [&] {
    static std::mutex mutex;
    static std::unordered_map<std::string, std::unique_ptr<Operator>> known;
    std::lock_guard<std::mutex> lock(mutex);
    const auto key = overload[0] == '\0' ? std::string(name) : std::string(name) + '.' + overload;
    auto& slot = known[key];
    if (!slot) {
      auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
      TORCH_CHECK_NOT_IMPLEMENTED(handle.has_value(), "this libtorch has no operator ", key);
      auto op = std::make_unique<Operator>(Operator{*handle, key, {}, {}});
      for (const auto& argument : handle->schema().arguments()) {
        op->wanted.push_back(wantedBy(argument));
        op->defaults.push_back(argument.default_value());
      }
      slot = std::move(op);
    }
    *found = slot.get();
  });
}

// Missing trailing arguments take the operator's defaults. `capacity` results are handed out, the rest dropped:
// an in-place call asks for none, since it has its tensor already.
LETHE_EXPORT Status lethe_call(const void* found, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  const auto& op = *static_cast<const Operator*>(found);
  CleanStack clean;
  try {
    const auto wanted = static_cast<int32_t>(op.wanted.size());
    TORCH_CHECK(count <= wanted, "takes ", wanted, " arguments at most, was given ", count);
    for (int32_t i = 0; i < count; i++) stack.push_back(adapt(arguments[i], op.wanted[i]));
    for (int32_t i = count; i < wanted; i++) {
      TORCH_CHECK(op.defaults[i].has_value(), "needs argument ", op.handle.schema().arguments()[i].name());
      stack.push_back(*op.defaults[i]);
    }
    op.handle.callBoxed(&stack);
    TORCH_CHECK(static_cast<int32_t>(stack.size()) >= capacity, "returned ", stack.size(), " results, ", capacity, " were asked for");
    for (int32_t i = 0; i < capacity; i++) {
      if (stack[i].isTensor()) {
        auto tensor = std::move(stack[i]).toTensor();
        const bool defined = tensor.defined();
        results[i].tag = defined ? Tag::Tensor : Tag::None;
        results[i].pointer = defined ? tensor.unsafeReleaseTensorImpl() : nullptr;
      } else {
        toValue(stack[i], results + i);
      }
    }
    return Status::Ok;
  } catch (...) {
    return report(describe(op, arguments, count));
  }
}

LETHE_EXPORT const char* lethe_schema(const void* found) {
  thread_local std::string text;
  std::ostringstream out;
  out << static_cast<const Operator*>(found)->handle.schema();
  text = out.str();
  return text.c_str();
}

LETHE_EXPORT void lethe_free_list(void* list) { delete[] static_cast<Handle*>(list); }
