using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// Turns an indexing expression into views (numbers, ranges, new dimensions) and, where it has index tensors, the list
/// that libtorch's own indexing takes for the rest.
/// </summary>
internal ref struct IndexWalk
{
    private readonly Tensor _source;
    private readonly long _left;
    private Tensor _view;
    private List<Tensor?>? _tensors;
    private long _dimension; // of the view, where the next index applies
    private int _slots; // of libtorch's list, filled so far; a mask takes one slot for all its dimensions

    public IndexWalk(Tensor source, ReadOnlySpan<TensorIndex> indices)
    {
        _source = source;
        _view = source;
        var dimensions = source.Dimensions;
        long taken = 0;
        var ellipses = 0;
        foreach (ref readonly var index in indices)
        {
            taken += Consumes(index);
            if (index.kind == TensorIndex.Kind.Ellipsis) ellipses++;
        }
        if (taken > dimensions)
            throw new Lethe.Torch.TorchIndexException($"{taken} indices for a tensor with {dimensions} dimensions");
        if (ellipses > 1) throw new ArgumentException("An index can have one ellipsis only.", nameof(indices));
        _left = dimensions - taken;
        foreach (ref readonly var index in indices) Step(index);
    }

    public readonly Tensor Read()
    {
        if (_tensors is null) return ReferenceEquals(_view, _source) ? _source.alias() : _view;
        var found = Aten.index_Tensor.Call(_view, _tensors.ToArray());
        Discard(_view);
        return found;
    }

    public readonly void Write(Tensor value)
    {
        if (_tensors is null) WriteView(value);
        else WriteElements(value);
        Discard(_view);
    }

    public readonly void Write(Scalar value)
    {
        if (_tensors is null)
        {
            Aten.fill__Scalar.CallInPlace(_view, value);
            Discard(_view);
            return;
        }
        using var number = full(Array.Empty<long>(), value, _view.dtype, _view.device);
        Write(number);
    }

    private static long Consumes(in TensorIndex index) => index.kind switch
    {
        TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
        TensorIndex.Kind.Tensor => IsMask(index.tensor!) ? index.tensor!.Dimensions : 1,
        _ => 0,
    };

    private static bool IsMask(Tensor tensor) => tensor.dtype is ScalarType.Bool or ScalarType.Byte;

    private void Step(in TensorIndex index)
    {
        switch (index.kind)
        {
            case TensorIndex.Kind.Single:
                Move(Aten.select_int.Call(_view, _dimension, index.start ?? 0));
                break;
            case TensorIndex.Kind.Slice:
                if (index.start is not null || index.stop is not null || index.step is not null)
                    Move(Aten.slice_Tensor.Call(_view, _dimension, index.start, index.stop, index.step ?? 1));
                Keep(1);
                break;
            case TensorIndex.Kind.Ellipsis:
                Keep(_left);
                break;
            case TensorIndex.Kind.Bool:
                StepCondition(index.start == 1);
                break;
            case TensorIndex.Kind.Tensor:
                StepTensor(index.tensor!);
                break;
            default:
                Move(Aten.unsqueeze.Call(_view, _dimension));
                Keep(1);
                break;
        }
    }

    private void StepTensor(Tensor tensor)
    {
        var dimensions = tensor.Dimensions;
        if (dimensions > 0 || !is_integral(tensor.dtype)) Take(tensor, IsMask(tensor) ? dimensions : 1);
        else if (IsMask(tensor)) StepCondition(tensor.ToBoolean());
        else Move(Aten.select_int.Call(_view, _dimension, tensor.ToInt64()));
    }

    // A condition without dimensions keeps everything, or nothing, along a new dimension.
    private void StepCondition(bool keep)
    {
        Move(Aten.unsqueeze.Call(_view, _dimension));
        Take(zeros(keep ? 1L : 0L, ScalarType.Int64, _view.device), 1);
    }

    private void Move(Tensor view)
    {
        Discard(_view);
        _view = view;
    }

    private void Keep(long dimensions)
    {
        _dimension += dimensions;
        _slots += (int)dimensions;
    }

    private void Take(Tensor tensor, long dimensions)
    {
        _tensors ??= [];
        while (_tensors.Count < _slots) _tensors.Add(null);
        _tensors.Add(tensor);
        _dimension += dimensions;
        _slots++;
    }

    private readonly void WriteView(Tensor value)
    {
        var excess = (int)(value.Dimensions - _view.Dimensions);
        if (excess <= 0 || value.shape.AsSpan(0, excess).ContainsAnyExcept(1L))
        {
            Aten.copy_.CallInPlace(_view, value);
            return;
        }
        using var fitting = Aten.reshape.Call(value, value.shape[excess..]);
        Aten.copy_.CallInPlace(_view, fitting);
    }

    // A number takes the type and the device of what it is written into, as it does without index tensors.
    private readonly void WriteElements(Tensor value)
    {
        if (value.Dimensions > 0)
        {
            Aten.index_put_.CallInPlace(_view, _tensors!.ToArray(), value);
            return;
        }
        using var number = value.to(_view.dtype, _view.device);
        Aten.index_put_.CallInPlace(_view, _tensors!.ToArray(), number);
    }

    // Whoever records the calls reads the views in between later.
    private readonly void Discard(Tensor view)
    {
        if (!ReferenceEquals(view, _source) && !Recorder.Active) view.Dispose();
    }
}
