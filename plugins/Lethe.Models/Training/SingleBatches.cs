using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>
/// Batch norm over features cannot normalise one record by itself, which is what the last batch may come to. Such a batch
/// is left out: the record has its turn in another epoch, as the order is drawn anew.
/// </summary>
internal static class SingleBatches
{
    public static bool AreRefusedBy(nn.Module module) => module.WithParts().Any(part => part is TorchSharp.Modules.BatchNorm1d { training: true });
}
