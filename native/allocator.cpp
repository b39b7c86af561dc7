// CPU memory. Training frees and takes the same few large blocks every step; handed back to the system each
// time, they cost a page fault per 4 KiB. This allocator keeps freed large blocks for the next request of their
// size class, counts what is in use, and enforces a limit with an error instead of leaving it to the kernel.
#include "shim.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <unordered_map>

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

namespace {

constexpr size_t Smallest = size_t{64} << 10;  // below this the C library's own caches do as well, down to
constexpr size_t Tiny = size_t{2} << 10;       // here, where its aligned allocation costs as much as the work
constexpr size_t Alignment = 64;

struct Header {
  size_t size;      // what the block holds
  size_t reserved;  // padding to Alignment
};
static_assert(sizeof(Header) <= Alignment, "the header sits in front of the data, in one alignment unit");

// The few small blocks that a thread has just freed: scalars and short vectors come and go by the thousand.
class TinyBlocks {
 public:
  ~TinyBlocks() {
    for (auto& bin : bins)
      while (bin.count > 0) free(bin.blocks[--bin.count]);
    alive() = false;
  }

  void* take(size_t size) {
    auto& bin = bins[size / Alignment];
    return bin.count > 0 ? bin.blocks[--bin.count] : nullptr;
  }

  bool keep(void* block, size_t size) {
    auto& bin = bins[size / Alignment];
    if (bin.count == Depth) return false;
    bin.blocks[bin.count++] = block;
    return true;
  }

  // Null while the thread ends: tensors freed by later destructors must not touch what is gone.
  static TinyBlocks* here() {
    thread_local TinyBlocks blocks;
    return alive() ? &blocks : nullptr;
  }

 private:
  static constexpr int Depth = 32;

  struct Bin {
    int count = 0;
    void* blocks[Depth];
  };

  static bool& alive() {
    thread_local bool value = true;
    return value;
  }

  Bin bins[Tiny / Alignment + 1];
};

class Cache final : public c10::Allocator {
 public:
  // Without `override`, and const as well as not: libtorch changed this signature within 2.x, and either one
  // of the two then overrides the base.
  c10::DataPtr allocate(size_t bytes) { return wrap(bytes); }
  c10::DataPtr allocate(size_t bytes) const { return wrap(bytes); }
  void copy_data(void* target, const void* source, size_t count) const { std::memcpy(target, source, count); }
  c10::DeleterFnPtr raw_deleter() const override { return &drop; }

  static void* take(size_t bytes) {
    const size_t size = sizeClass(bytes);
    const int64_t used = inUse.fetch_add(static_cast<int64_t>(size), std::memory_order_relaxed) + static_cast<int64_t>(size);
    const int64_t most = limit.load(std::memory_order_relaxed);
    if (most > 0 && used > most) {
      inUse.fetch_sub(static_cast<int64_t>(size));
      TORCH_CHECK(false, "out of memory: ", bytes, " bytes wanted with ", used - static_cast<int64_t>(size),
                  " in use, the limit is ", most);
    }
    void* block = reuse(size);
    if (block == nullptr && posix_memalign(&block, Alignment, size + Alignment) != 0) {
      inUse.fetch_sub(static_cast<int64_t>(size));
      TORCH_CHECK(false, "out of memory: the system has no ", bytes, " bytes left");
    }
    int64_t peak = highest.load(std::memory_order_relaxed);
    while (used > peak && !highest.compare_exchange_weak(peak, used)) {}
    static_cast<Header*>(block)->size = size;
    return static_cast<char*>(block) + Alignment;
  }

  static void drop(void* data) {
    if (data == nullptr) return;
    void* block = static_cast<char*>(data) - Alignment;
    const size_t size = static_cast<Header*>(block)->size;
    inUse.fetch_sub(static_cast<int64_t>(size), std::memory_order_relaxed);
    if (!keep(block, size)) free(block);
  }

  static void empty() {
    std::lock_guard<std::mutex> lock(mutex());
    for (auto& [size, blocks] : kept()) {
      for (void* block : blocks) free(block);
      blocks.clear();
    }
    idle = 0;
  }

  static std::atomic<int64_t> inUse, highest, limit, idle, mostIdle;

 private:
  static c10::DataPtr wrap(size_t bytes) {
    if (bytes == 0) return {nullptr, nullptr, &drop, c10::Device(c10::DeviceType::CPU)};
    void* data = take(bytes);
    return {data, data, &drop, c10::Device(c10::DeviceType::CPU)};
  }

  // Eight classes to a doubling: at most an eighth is wasted, and nearly equal sizes share blocks.
  static size_t sizeClass(size_t bytes) {
    if (bytes < Smallest) return (bytes + Alignment - 1) / Alignment * Alignment;
    const size_t step = (size_t{1} << (63 - __builtin_clzll(bytes))) / 8;
    return (bytes + step - 1) / step * step;
  }

  static void* reuse(size_t size) {
    if (size <= Tiny) {
      auto* tiny = TinyBlocks::here();
      return tiny == nullptr ? nullptr : tiny->take(size);
    }
    if (size < Smallest) return nullptr;
    std::lock_guard<std::mutex> lock(mutex());
    auto found = kept().find(size);
    if (found == kept().end() || found->second.empty()) return nullptr;
    void* block = found->second.back();
    found->second.pop_back();
    idle -= static_cast<int64_t>(size);
    return block;
  }

  static bool keep(void* block, size_t size) {
    if (size <= Tiny) {
      auto* tiny = TinyBlocks::here();
      return tiny != nullptr && tiny->keep(block, size);
    }
    if (size < Smallest || idle + static_cast<int64_t>(size) > mostIdle) return false;
    std::lock_guard<std::mutex> lock(mutex());
    kept()[size].push_back(block);
    idle += static_cast<int64_t>(size);
    return true;
  }

  // Never destroyed: tensors may outlive static destruction.
  static std::mutex& mutex() { static auto* instance = new std::mutex; return *instance; }
  static std::unordered_map<size_t, std::vector<void*>>& kept() {
    static auto* instance = new std::unordered_map<size_t, std::vector<void*>>;
    return *instance;
  }
};

std::atomic<int64_t> Cache::inUse{0}, Cache::highest{0}, Cache::limit{0}, Cache::idle{0};
std::atomic<int64_t> Cache::mostIdle{int64_t{1} << 30};

}  // namespace

// Called once, before the first tensor is made.
LETHE_EXPORT void lethe_memory_install() {
  static auto* cache = new Cache;
  c10::SetCPUAllocator(cache, 100);
}

// in use, peak, idle in the cache, limit (0: none)
LETHE_EXPORT void lethe_memory(int64_t* out, int32_t resetPeak) {
  out[0] = Cache::inUse;
  out[1] = Cache::highest;
  out[2] = Cache::idle;
  out[3] = Cache::limit;
  if (resetPeak != 0) Cache::highest = Cache::inUse.load();
}

LETHE_EXPORT void lethe_memory_limit(int64_t bytes) { Cache::limit = bytes; }

LETHE_EXPORT void lethe_memory_cache(int64_t mostIdle) {
  Cache::mostIdle = mostIdle;
  if (mostIdle == 0) Cache::empty();
}

LETHE_EXPORT void lethe_memory_empty() { Cache::empty(); }
