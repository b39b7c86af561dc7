using Lethe.Torch.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance norm have in common: a scale and shift for each channel, and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;
    [ComponentName(Name = nameof(running_mean))] private Tensor? _runningMean;
    [ComponentName(Name = nameof(running_var))] private Tensor? _runningVar;
    [ComponentName(Name = nameof(num_batches_tracked))] private Tensor? _batches;

    protected NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name) : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = nn.Parameter(ones([num_features], dtype, device));
            bias = nn.Parameter(zeros([num_features], dtype, device));
        }
        if (!track_running_stats) return;
        running_mean = zeros([num_features], dtype, device);
        running_var = ones([num_features], dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
    }

    public long num_features { get; private set; }

    public double eps { get; set; }

    /// <summary>Weight of the newest batch in the running statistics; null: all batches weigh the same.</summary>
    public double? momentum { get; set; }

    public bool affine { get; private set; }

    public bool track_running_stats { get; private set; }

    /// <summary>Null if the layer is not affine.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, value, nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, value, nameof(bias));
    }

    public Tensor? running_mean
    {
        get => _runningMean;
        set => Own(ref _runningMean, value, nameof(running_mean));
    }

    public Tensor? running_var
    {
        get => _runningVar;
        set => Own(ref _runningVar, value, nameof(running_var));
    }

    public Tensor? num_batches_tracked
    {
        get => _batches;
        set => Own(ref _batches, value, nameof(num_batches_tracked));
    }

    public void reset_running_stats()
    {
        if (_runningMean is not null) Aten.zero_.CallInPlace(_runningMean);
        if (_runningVar is not null) Aten.fill__Scalar.CallInPlace(_runningVar, 1L);
        if (_batches is not null) Aten.zero_.CallInPlace(_batches);
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (_weight is not null) nn.init.ones_(_weight);
        if (_bias is not null) nn.init.zeros_(_bias);
    }

    protected abstract void ValidateInputDimensions(Tensor input);
}
