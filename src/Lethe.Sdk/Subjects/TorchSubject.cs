using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A network written in C#: everything can be done with it. It owns the network.</summary>
public sealed class TorchSubject : Subject
{
    private readonly nn.Module<Tensor, Tensor> _module;
    private readonly Func<nn.Module<Tensor, Tensor>> _build;

    /// <param name="module">On <paramref name="device"/>.</param>
    /// <param name="build">Makes another network like it, on any device, with whatever weights.</param>
    public TorchSubject(nn.Module<Tensor, Tensor> module, Func<nn.Module<Tensor, Tensor>> build, Device device)
    {
        _module = module;
        _build = build;
        Device = device;
        var features = module is IHasFeatures || module.WithParts().Any(part => part is Linear);
        Can = Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train | Capabilities.Layers
            | (features ? Capabilities.Features : Capabilities.None);
    }

    /// <summary>A network with fresh weights.</summary>
    public TorchSubject(Blueprint blueprint, IPluginFactory plugins, Device device)
        : this(blueprint.Build(plugins).to(device), () => blueprint.Build(plugins), device) => Blueprint = blueprint;

    public override string Format => "a network";

    public override Capabilities Can { get; }

    public override Device Device { get; }

    /// <summary>How to build it again, where it came from an architecture plugin.</summary>
    public Blueprint? Blueprint { get; private init; }

    public override nn.Module<Tensor, Tensor> Module => _module;

    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        // Not inference mode: predictions may become the target of somebody's loss, and inference tensors must not.
        using var off = no_grad();
        return scope.MoveToOuter(_module.Evaluating(() => _module.call(inputs)));
    }

    public override Tensor Forward(Tensor inputs) => _module.call(inputs);

    public override Tensor Features(Tensor inputs)
    {
        Require(Capabilities.Features);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var features = _module.Evaluating(() => _module is IHasFeatures own ? own.Features(inputs) : InputOfLastLinear(inputs));
        return scope.MoveToOuter(features.flatten(1));
    }

    public override Subject Copy()
    {
        var copy = Networks.KeepingRandomState(_build).to(Device);
        copy.load_state_dict(_module.state_dict());
        foreach (var (twin, own) in copy.WithParts().Zip(_module.WithParts())) twin.train(own.training);
        foreach (var (twin, own) in copy.parameters().Zip(_module.parameters())) twin.requires_grad = own.requires_grad;
        return new TorchSubject(copy, _build, Device) { Blueprint = Blueprint };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _module.Dispose();
    }

    // Which layer is last shows when the network runs: the order of registration need not be the order of use.
    private Tensor InputOfLastLinear(Tensor inputs)
    {
        Tensor? last = null;
        var hooks = _module.WithParts().OfType<Linear>().Select(linear => linear.register_forward_pre_hook((_, input) =>
        {
            last?.Dispose();
            // A reference of our own: containers dispose what they passed on.
            last = input.alias();
            return input;
        })).ToArray();
        try
        {
            _module.call(inputs);
        }
        finally
        {
            foreach (var hook in hooks) hook.remove();
        }
        return last ?? throw new ModelException("The network has linear layers and used none of them, so that it has no features.");
    }
}
