using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>An operator as it was called. An in-place one has its first argument as its result.</summary>
internal sealed record RecordedCall(Operator Operator, Arg[] Arguments, Tensor[] Results);
