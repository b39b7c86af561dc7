namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(Q Kᵀ / √d + mask) V.</summary>
            /// <param name="attn_mask">Booleans: true may be attended to. Numbers: added to the scores.</param>
            /// <param name="p">The share of attention weights that is dropped; drops whenever it is above 0.</param>
            /// <param name="is_casual">Each position attends to itself and those before it only.</param>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false) =>
                Kernels.Attention(query, key, value, attn_mask, p, is_casual);
        }
    }
}
