using Lethe.Torch.Native;

namespace TorchSharp.Modules;

/// <summary>
/// Parameters that take the same step, side by side with their gradients and states, as the foreach operators want
/// them. A lane lives as long as nothing changes in who has a gradient, so that a step allocates nothing here.
/// </summary>
internal sealed class Lane
{
    private readonly Parameter[] _parameters;
    private readonly OptimizerState[] _states;
    private readonly HandleList?[] _slots;
    private readonly bool _onCpu;
    private HandleList? _work;
    private HandleList? _effective;

    public Lane(Parameter[] parameters, OptimizerState[] states, bool onCpu)
    {
        _parameters = parameters;
        _states = states;
        _onCpu = onCpu;
        _slots = new HandleList?[states.Max(state => state.Slots.All)];
        Parameters = new HandleList(parameters.Length);
        Gradients = new HandleList(parameters.Length);
    }

    public HandleList Parameters { get; }

    /// <summary>Owned from the moment they are fetched until <see cref="Release"/>.</summary>
    public HandleList Gradients { get; }

    public ReadOnlySpan<OptimizerState> States => _states;

    public void Refresh()
    {
        for (var i = 0; i < _parameters.Length; i++) Parameters[i] = _parameters[i].Address;
    }

    public void Release()
    {
        Gradients.Release();
        _work?.Release();
        _effective?.Release();
    }

    /// <summary>One tensor of each state; those that are missing are made, filled with zeros.</summary>
    public HandleList Slot(int index)
    {
        var list = _slots[index] ??= new HandleList(_states.Length);
        for (var i = 0; i < list.Count; i++)
        {
            var tensor = _states[i].Slot(index) ?? _states[i].Keep(index, Aten.zeros_like.Call(_parameters[i]));
            list[i] = tensor.Address;
        }
        return list;
    }

    /// <summary>Gives every state a first value: the gradients times a factor.</summary>
    public HandleList StartSlot(int index, double factor)
    {
        var scaled = Aten._foreach_mul_Scalar.CallList(Gradients, factor);
        for (var i = 0; i < scaled.Length; i++) _states[i].Keep(index, scaled[i]);
        return Slot(index);
    }

    /// <summary>The gradients with their sign turned and weight decay added, where either is asked for.</summary>
    public HandleList Effective(double weightDecay, bool maximize)
    {
        if (weightDecay == 0 && !maximize) return Gradients;
        _effective ??= new HandleList(_parameters.Length);
        if (!maximize)
        {
            Aten._foreach_add_List.CallInto(_effective, Gradients, Parameters, weightDecay);
            return _effective;
        }
        Aten._foreach_neg.CallInto(_effective, Gradients);
        if (weightDecay != 0) Add(_effective, Parameters, weightDecay);
        return _effective;
    }

    /// <summary>sqrt(source) + floor, in memory that is given back when the lane is done.</summary>
    public HandleList SquareRoot(HandleList source, double floor)
    {
        _work ??= new HandleList(_parameters.Length);
        Aten._foreach_sqrt.CallInto(_work, source);
        Aten._foreach_add__Scalar.CallVoid(_work, floor);
        return _work;
    }

    /// <summary>sqrt(source - mean²) + floor.</summary>
    public HandleList Deviation(HandleList source, HandleList mean, double floor)
    {
        _work ??= new HandleList(_parameters.Length);
        Aten._foreach_addcmul_Scalar.CallInto(_work, source, mean, mean, -1.0);
        Aten._foreach_sqrt_.CallVoid(_work);
        Aten._foreach_add__Scalar.CallVoid(_work, floor);
        return _work;
    }

    public static void Scale(HandleList target, double factor) => Aten._foreach_mul__Scalar.CallVoid(target, factor);

    public static void Add(HandleList target, HandleList source, double factor) =>
        Aten._foreach_add__List.CallVoid(target, source, factor);

    public static void AddProduct(HandleList target, HandleList first, HandleList second, double factor) =>
        Aten._foreach_addcmul__Scalar.CallVoid(target, first, second, factor);

    public static void AddQuotient(HandleList target, HandleList above, HandleList below, double factor) =>
        Aten._foreach_addcdiv__Scalar.CallVoid(target, above, below, factor);

    /// <summary>target = keep * target + factor * source.</summary>
    /// <remarks>
    /// On the CPU a foreach operator is a loop over its tensors anyway, and what a step costs is its passes over memory:
    /// one operator to a tensor that does all of it in one pass is up to a third faster than two foreach ones.
    /// </remarks>
    public void Mix(HandleList target, double keep, HandleList source, double factor)
    {
        if (_onCpu && factor == 1)
        {
            for (var i = 0; i < target.Count; i++)
            {
                var into = Arg.Borrowed(target[i]);
                Aten.add_out.CallVoid(Arg.Borrowed(source[i]), into, keep, into);
            }
        }
        else if (_onCpu && Math.Abs(keep + factor - 1) < 1e-12)
        {
            for (var i = 0; i < target.Count; i++)
                Aten.lerp__Scalar.CallVoid(Arg.Borrowed(target[i]), Arg.Borrowed(source[i]), factor);
        }
        else
        {
            Scale(target, keep);
            Add(target, source, factor);
        }
    }
}
