namespace Lethe.Torch.Native;

/// <summary>
/// Every operator the binding calls, by libtorch's own names (a dot of the name becomes an underscore here);
/// one partial file to an area. Each is looked up when first called, so the list costs nothing.
/// </summary>
internal static partial class Aten
{
    public static readonly Operator to_device = new("to.device");
    public static readonly Operator detach = new("detach");
    public static readonly Operator detach_ = new("detach_");
    public static readonly Operator clone = new("clone");

    public static readonly Operator empty = new("empty.memory_format");
    public static readonly Operator zeros = new("zeros");
    public static readonly Operator ones = new("ones");
    public static readonly Operator full = new("full");
    public static readonly Operator rand = new("rand.generator");
    public static readonly Operator randn = new("randn.generator");
    public static readonly Operator copy_ = new("copy_");
    public static readonly Operator contiguous = new("contiguous");
    public static readonly Operator reshape = new("reshape");
    public static readonly Operator dot = new("dot");
    public static readonly Operator uniform_ = new("uniform_");
}
