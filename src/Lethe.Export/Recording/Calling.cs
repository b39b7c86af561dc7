using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>Runs a module with an input that its owner did not give.</summary>
internal static class Calling
{
    public static Tensor Run(nn.Module<Tensor, Tensor> module, Tensor input)
    {
        try
        {
            return module.call(input);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OnnxExportException))
        {
            throw new OnnxExportException(
                $"The module fails on an input of shape [{string.Join(", ", input.shape)}], made from the example: " +
                $"{failure.Message} Fix the batch with BatchName = null, or give dynamic dimensions sizes that it takes.",
                failure);
        }
    }
}
