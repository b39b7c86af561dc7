namespace Lethe.Torch.Native;

/// <summary>
/// An operator as it was called. An in-place one has its first argument as its result; one that gives no tensor, or
/// gives an undefined one, has none or null.
/// </summary>
internal sealed record RecordedCall(Operator Operator, Arg[] Arguments, RecordedTensor?[] Results);
