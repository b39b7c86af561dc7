using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Identity Identity() => new();

        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A layer with these numbers; it owns them from here on.</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        public static Bilinear Bilinear(
            long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(in1_features, in2_features, out_features, hasBias, device, dtype);

        /// <param name="padding_idx">This vector starts at zero and is never changed by gradients.</param>
        /// <param name="max_norm">Vectors that are looked up are shortened to this norm.</param>
        /// <param name="scale_grad_by_freq">Divides gradients by how often the index is in the batch.</param>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            var options = new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse).For(num_embeddings);
            var table = init.normal_(empty([num_embeddings, embedding_dims], dtype, device));
            if (options.PaddingIndex is { } index) init.zero_row_(table, index);
            return new Embedding(Parameter(table), options);
        }

        /// <summary>A table with these numbers, fixed unless <paramref name="freeze"/> is false. It copies them.</summary>
        public static Embedding Embedding_from_pretrained(
            Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            using var off = no_grad();
            var table = embeddings.to(dtype ?? embeddings.dtype, device ?? embeddings.device, copy: true);
            return new Embedding(
                Parameter(table, !freeze), new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse));
        }

        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

        public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

        public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
            bool? align_corners = null, bool? recompute_scale_factor = null) =>
            new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        public static Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
            new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

        public static Fold Fold(
            (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
            (long, long)? stride = null) =>
            new(output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
            new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

        public static Unfold Unfold(
            (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
            new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
    }
}
