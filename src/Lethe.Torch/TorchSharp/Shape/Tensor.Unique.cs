using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each value once; on request with the place of every element among them, and how often each occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(
                dim is { } along
                    ? Aten.unique_dim.Call3(this, along, sorted, return_inverse, return_counts)
                    : Aten._unique2.Call3(this, sorted, return_inverse, return_counts),
                return_inverse, return_counts);

        /// <summary>Only neighbours that are equal are taken together.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(
                dim is { } along
                    ? Aten.unique_dim_consecutive.Call3(this, along, return_inverse, return_counts)
                    : Aten.unique_consecutive.Call3(this, return_inverse, return_counts),
                return_inverse, return_counts);

        // libtorch gives an empty tensor for what was not asked for.
        private static (Tensor, Tensor?, Tensor?) Asked((Tensor Output, Tensor Inverse, Tensor Counts) found, bool inverse, bool counts)
        {
            if (!inverse) found.Inverse.Dispose();
            if (!counts) found.Counts.Dispose();
            return (found.Output, inverse ? found.Inverse : null, counts ? found.Counts : null);
        }
    }
}
