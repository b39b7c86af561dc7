using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>What torch.special has of its own; its other names are forms of the cases elsewhere.</summary>
internal static class SpecialCases
{
    public static IEnumerable<MathCase> All =>
    [
        One("special_entr", special.entr),
        One("special_erfcx", special.erfcx),
        One("special_i0e", special.i0e),
        One("special_i1", special.i1),
        One("special_i1e", special.i1e),
        One("special_ndtr", special.ndtr),
        One("special_ndtri", special.ndtri),
        Two("special_xlog1py", special.xlog1py),
        Two("special_zeta", special.zeta),
    ];
}
