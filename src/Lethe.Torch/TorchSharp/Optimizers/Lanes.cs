using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The parameters of a group with their states, sorted into lanes. Gradients are fetched as bare handles at each step;
/// the sorting is only done again when it does not fit any more: another set of parameters has gradients, a state was
/// loaded, the model moved.
/// </summary>
internal sealed class Lanes
{
    // A lane's tensors should still be in the cache when the next operator of the step comes to them.
    private const long LargestLaneOnCpu = 1 << 17;

    private readonly Parameter[] _parameters;
    private readonly nint[] _gradients;
    private readonly int[] _laneOf;
    private readonly int[] _placeOf;
    private readonly List<Lane> _lanes = [];
    private DeviceType _device;
    private HandleList _present = new(0);

    public Lanes(Parameter[] parameters, Func<Parameter, OptimizerState>? newState)
    {
        _parameters = parameters;
        States = newState is null ? [] : Array.ConvertAll(parameters, parameter => newState(parameter));
        _gradients = new nint[parameters.Length];
        _laneOf = new int[parameters.Length];
        _placeOf = new int[parameters.Length];
        Array.Fill(_laneOf, -1);
    }

    public OptimizerState[] States { get; }

    /// <summary>Fetches the gradients and sorts them in. What is fetched must be released.</summary>
    public List<Lane> Gather()
    {
        Fetch();
        if (!Fits()) Arrange();
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_laneOf[i] < 0) continue;
            _lanes[_laneOf[i]].Gradients[_placeOf[i]] = _gradients[i];
            _gradients[i] = 0;
        }
        foreach (var lane in _lanes) lane.Refresh();
        return _lanes;
    }

    public void Release()
    {
        foreach (var lane in _lanes) lane.Release();
        foreach (ref var gradient in _gradients.AsSpan()) Free(ref gradient);
    }

    public void ZeroGradients()
    {
        Fetch();
        try
        {
            var count = 0;
            foreach (var gradient in _gradients) count += gradient != 0 ? 1 : 0;
            if (count == 0) return;
            if (_present.Count != count) _present = new HandleList(count);
            foreach (var gradient in _gradients)
            {
                if (gradient != 0) _present[--count] = gradient;
            }
            using var off = no_grad();
            Aten._foreach_zero_.CallVoid(_present);
        }
        finally
        {
            Release();
        }
    }

    private static void Free(ref nint handle)
    {
        if (handle != 0) NativeMethods.lethe_tensor_free(handle);
        handle = 0;
    }

    private void Fetch()
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            Free(ref _gradients[i]);
            NativeMethods.lethe_tensor_grad(_parameters[i].Address, out _gradients[i]).ThrowIfFailed();
        }
    }

    private bool Fits()
    {
        if (_parameters.Length > 0 && _parameters[0].device_type != _device) return false;
        for (var i = 0; i < _parameters.Length; i++)
        {
            if ((_gradients[i] != 0) != (_laneOf[i] >= 0)) return false;
            if (_laneOf[i] >= 0 && States[i].Phase != _lanes[_laneOf[i]].States[0].Phase) return false;
        }
        return true;
    }

    private void Arrange()
    {
        _lanes.Clear();
        Array.Fill(_laneOf, -1);
        _device = _parameters[0].device_type;
        var onCpu = _device == DeviceType.CPU;
        var ready = Enumerable.Range(0, _parameters.Length).Where(i => _gradients[i] != 0);
        foreach (var alike in ready.GroupBy(i => (States[i].Phase, _parameters[i].dtype, _parameters[i].device_type)))
        {
            foreach (var members in onCpu ? Split(alike) : [[.. alike]])
            {
                for (var place = 0; place < members.Length; place++)
                    (_laneOf[members[place]], _placeOf[members[place]]) = (_lanes.Count, place);
                _lanes.Add(new Lane(
                    Array.ConvertAll(members, i => _parameters[i]), Array.ConvertAll(members, i => States[i]), onCpu));
            }
        }
    }

    private IEnumerable<int[]> Split(IEnumerable<int> members)
    {
        var lane = new List<int>();
        var elements = 0L;
        foreach (var member in members)
        {
            var own = _parameters[member].NumberOfElements;
            if (lane.Count > 0 && elements + own > LargestLaneOnCpu)
            {
                yield return [.. lane];
                lane.Clear();
                elements = 0;
            }
            lane.Add(member);
            elements += own;
        }
        if (lane.Count > 0) yield return [.. lane];
    }
}
