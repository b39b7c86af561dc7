namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator linear = new("linear");
    public static readonly Operator bilinear = new("bilinear");
    public static readonly Operator conv1d = new("conv1d");
    public static readonly Operator conv1d_padding = new("conv1d.padding");
    public static readonly Operator conv2d = new("conv2d");
    public static readonly Operator conv2d_padding = new("conv2d.padding");
    public static readonly Operator conv3d = new("conv3d");
    public static readonly Operator conv3d_padding = new("conv3d.padding");
    public static readonly Operator conv_transpose1d = new("conv_transpose1d");
    public static readonly Operator conv_transpose2d_input = new("conv_transpose2d.input");
    public static readonly Operator conv_transpose3d_input = new("conv_transpose3d.input");
    public static readonly Operator embedding = new("embedding");
    public static readonly Operator embedding_renorm_ = new("embedding_renorm_");

    public static readonly Operator batch_norm = new("batch_norm");
    public static readonly Operator instance_norm = new("instance_norm");
    public static readonly Operator layer_norm = new("layer_norm");
    public static readonly Operator group_norm = new("group_norm");

    public static readonly Operator max_pool1d = new("max_pool1d");
    public static readonly Operator max_pool2d = new("max_pool2d");
    public static readonly Operator max_pool3d = new("max_pool3d");
    public static readonly Operator max_pool1d_with_indices = new("max_pool1d_with_indices");
    public static readonly Operator max_pool2d_with_indices = new("max_pool2d_with_indices");
    public static readonly Operator max_pool3d_with_indices = new("max_pool3d_with_indices");
    public static readonly Operator avg_pool1d = new("avg_pool1d");
    public static readonly Operator avg_pool2d = new("avg_pool2d");
    public static readonly Operator avg_pool3d = new("avg_pool3d");
    public static readonly Operator adaptive_avg_pool1d = new("adaptive_avg_pool1d");
    public static readonly Operator adaptive_avg_pool2d = new("adaptive_avg_pool2d");
    public static readonly Operator adaptive_avg_pool3d = new("adaptive_avg_pool3d");
    public static readonly Operator adaptive_max_pool1d = new("adaptive_max_pool1d");
    public static readonly Operator adaptive_max_pool2d = new("adaptive_max_pool2d");
    public static readonly Operator adaptive_max_pool3d = new("adaptive_max_pool3d");

    public static readonly Operator dropout = new("dropout");
    public static readonly Operator dropout_ = new("dropout_");
    public static readonly Operator feature_dropout = new("feature_dropout");
    public static readonly Operator feature_dropout_ = new("feature_dropout_");
    public static readonly Operator alpha_dropout = new("alpha_dropout");
    public static readonly Operator alpha_dropout_ = new("alpha_dropout_");
    public static readonly Operator feature_alpha_dropout = new("feature_alpha_dropout");
    public static readonly Operator feature_alpha_dropout_ = new("feature_alpha_dropout_");

    public static readonly Operator pad = new("pad");
    public static readonly Operator col2im = new("col2im");
    public static readonly Operator im2col = new("im2col");
    public static readonly Operator pixel_shuffle = new("pixel_shuffle");
    public static readonly Operator pixel_unshuffle = new("pixel_unshuffle");
    public static readonly Operator flatten_using_ints = new("flatten.using_ints");
    public static readonly Operator unflatten_int = new("unflatten.int");
    public static readonly Operator upsample_nearest1d_vec = new("upsample_nearest1d.vec");
    public static readonly Operator upsample_nearest2d_vec = new("upsample_nearest2d.vec");
    public static readonly Operator upsample_nearest3d_vec = new("upsample_nearest3d.vec");
    public static readonly Operator upsample_linear1d_vec = new("upsample_linear1d.vec");
    public static readonly Operator upsample_bilinear2d_vec = new("upsample_bilinear2d.vec");
    public static readonly Operator upsample_bicubic2d_vec = new("upsample_bicubic2d.vec");
    public static readonly Operator upsample_trilinear3d_vec = new("upsample_trilinear3d.vec");

    public static readonly Operator normal_ = new("normal_");
    public static readonly Operator transpose_int = new("transpose.int");
    public static readonly Operator unsqueeze = new("unsqueeze");
    public static readonly Operator squeeze_dim = new("squeeze.dim");
    public static readonly Operator diagonal = new("diagonal");
    public static readonly Operator randperm = new("randperm");
    public static readonly Operator softmax_int = new("softmax.int");
    public static readonly Operator tril = new("tril");
    public static readonly Operator mean_dim = new("mean.dim");
    public static readonly Operator expand = new("expand");
    public static readonly Operator scaled_dot_product_attention = new("scaled_dot_product_attention");
}
