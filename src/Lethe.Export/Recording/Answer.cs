using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>What a module gave for an input.</summary>
internal sealed record Answer(Tensor Input, Tensor Output);
