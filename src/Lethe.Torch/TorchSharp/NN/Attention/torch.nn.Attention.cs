using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <param name="add_bias_kv">One learned key and value more.</param>
        /// <param name="add_zero_attn">One key and value of zeros more.</param>
        public static MultiheadAttention MultiheadAttention(
            long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false,
            bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
            new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim ?? embedded_dim, vdim ?? embedded_dim);
    }
}
