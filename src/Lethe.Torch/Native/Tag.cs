namespace Lethe.Torch.Native;

/// <summary>What a <see cref="Value"/> holds; the same numbers as in native/shim.h.</summary>
internal enum Tag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    DoubleList,
    BoolList,
    TensorList,
    ScalarList,
    String,
    Device,
    Generator,
}
