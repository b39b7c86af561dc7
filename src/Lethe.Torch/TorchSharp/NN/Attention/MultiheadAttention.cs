using Lethe.Torch.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Attention in several heads. Tensors are (length, batch, features); a true in a mask forbids.</summary>
public sealed class MultiheadAttention :
    nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly long _heads;
    private readonly double _dropout;
    private readonly bool _addZero;
    [ComponentName(Name = "in_proj_weight")] private readonly Parameter? _joined;
    [ComponentName(Name = "q_proj_weight")] private readonly Parameter? _query;
    [ComponentName(Name = "k_proj_weight")] private readonly Parameter? _key;
    [ComponentName(Name = "v_proj_weight")] private readonly Parameter? _value;
    [ComponentName(Name = "in_proj_bias")] private readonly Parameter? _bias;
    [ComponentName(Name = "bias_k")] private readonly Parameter? _keyBias;
    [ComponentName(Name = "bias_v")] private readonly Parameter? _valueBias;
    [ComponentName(Name = "out_proj")] private readonly Linear _output;

    internal MultiheadAttention(
        long features, long heads, double dropout, bool bias, bool addBias, bool addZero, long keyFeatures, long valueFeatures)
        : base(nameof(MultiheadAttention))
    {
        if (features % heads != 0) throw new ArgumentException($"{features} features cannot be shared among {heads} heads.");
        (_heads, _dropout, _addZero) = (heads, dropout, addZero);
        if (keyFeatures == features && valueFeatures == features)
        {
            _joined = Weight(3 * features, features);
        }
        else
        {
            (_query, _key, _value) = (Weight(features, features), Weight(features, keyFeatures), Weight(features, valueFeatures));
        }
        if (bias) _bias = nn.Parameter(zeros([3 * features]));
        if (addBias)
        {
            _keyBias = nn.Parameter(nn.init.xavier_normal_(empty([1, 1, features])));
            _valueBias = nn.Parameter(nn.init.xavier_normal_(empty([1, 1, features])));
        }
        _output = nn.Linear(features, features, bias);
        if (bias) nn.init.zeros_(_output.bias!);
        RegisterComponents();
    }

    public new Tuple<Tensor, Tensor> call(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    /// <returns>The output, and the weights averaged over the heads (batch, queries, keys) or null.</returns>
    public override Tuple<Tensor, Tensor> forward(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        using var scope = NewDisposeScope();
        var (q, k, v) = (Projected(query, 0, _query), Projected(key, 1, _key), Projected(value, 2, _value));
        var (length, batch, features) = (query.size(0), query.size(1), q.size(2));
        var mask = Forbidden(attn_mask, key_padding_mask, batch);
        if (_keyBias is not null) (k, v, mask) = (Longer(k, _keyBias), Longer(v, _valueBias!), Wider(mask));
        if (_addZero)
        {
            using var zero = zeros([1, 1, features], q.dtype, q.device);
            (k, v, mask) = (Longer(k, zero), Longer(v, zero), Wider(mask));
        }
        var weights = Kernels.AttentionWeights(Split(q), Split(k), mask, training ? _dropout : 0);
        var heads = Aten.transpose_int.Call(Aten.matmul.Call(weights, Split(v)), 0, 1);
        var output = _output.call(Aten.reshape.Call(heads, new[] { length, batch, features }));
        return Tuple.Create(
            output.MoveToOuterDisposeScope(), need_weights ? Averaged(weights, batch).MoveToOuterDisposeScope() : null!);
    }

    private static Parameter Weight(long rows, long columns) => nn.Parameter(nn.init.xavier_uniform_(empty([rows, columns])));

    private static Tensor Longer(Tensor sequence, Tensor extra)
    {
        using var repeated = Aten.expand.Call(extra, new[] { 1, sequence.size(1), sequence.size(2) });
        return Aten.cat.Call(new[] { sequence, repeated }, 0);
    }

    /// <summary>The mask for one key more, which every query may attend to.</summary>
    private static Tensor? Wider(Tensor? mask) => mask is null ? null : Kernels.Pad(mask, [0, 1], PaddingModes.Constant);

    private Tensor Projected(Tensor input, int part, Parameter? own)
    {
        var features = _output.in_features;
        var weight = own ?? Aten.narrow.Call(_joined, 0, part * features, features);
        return Kernels.Linear(input, weight, _bias is null ? null : Aten.narrow.Call(_bias, 0, part * features, features));
    }

    /// <summary>(length, batch, features) to (batch * heads, length, features of a head).</summary>
    private Tensor Split(Tensor sequence)
    {
        var shape = new[] { sequence.size(0), sequence.size(1) * _heads, sequence.size(2) / _heads };
        return Aten.transpose_int.Call(Aten.reshape.Call(sequence, shape), 0, 1);
    }

    /// <summary>Both masks as one that is added to the scores.</summary>
    private Tensor? Forbidden(Tensor? attention, Tensor? padding, long batch)
    {
        var sum = attention is null ? null : Additive(attention);
        if (padding is null) return sum;
        var keys = padding.size(1);
        var byExample = Aten.reshape.Call(Additive(padding), new[] { batch, 1, 1, keys });
        var spread = Aten.expand.Call(byExample, new[] { batch, _heads, 1, keys });
        var each = Aten.reshape.Call(spread, new[] { batch * _heads, 1, keys });
        return sum is null ? each : Aten.add_Tensor.Call(sum, each);
    }

    private Tensor Additive(Tensor mask)
    {
        if (mask.is_floating_point()) return mask;
        var type = _output.weight.dtype;
        return Aten.masked_fill_Scalar.Call(
            zeros(mask.shape, type, mask.device), mask.to(ScalarType.Bool), double.NegativeInfinity);
    }

    private Tensor Averaged(Tensor weights, long batch)
    {
        var byHead = Aten.reshape.Call(weights, new[] { batch, _heads, weights.size(1), weights.size(2) });
        return Aten.mean_dim.Call(byHead, new[] { 1L });
    }
}
