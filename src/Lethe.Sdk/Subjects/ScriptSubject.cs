using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// A TorchScript archive: predictions, gradients and training, but no layers to look into. What was traced keeps the
/// mode it was traced in, whatever mode it is set to.
/// </summary>
public sealed class ScriptSubject : Subject
{
    private readonly nn.Module<Tensor, Tensor> _module;
    private readonly ScriptNetwork _network;

    /// <param name="script">On <paramref name="device"/>; the subject owns it.</param>
    /// <param name="standardise">For scripts that want standardised inputs: what to do with natural ones first.</param>
    public ScriptSubject(jit.ScriptModule<Tensor, Tensor> script, Device device, Standardise? standardise = null)
    {
        _network = new ScriptNetwork(script);
        _module = standardise is null ? _network : nn.Sequential(("standardise", standardise), ("network", _network));
        Standardise = standardise;
        Device = device;
    }

    public override string Format => "a TorchScript archive";

    public override Capabilities Can => Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train;

    public override Device Device { get; }

    public override nn.Module<Tensor, Tensor> Module => _module;

    /// <summary>The script with the numbers it has now.</summary>
    public jit.ScriptModule<Tensor, Tensor> Script => _network.Script;

    public Standardise? Standardise { get; }

    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return scope.MoveToOuter(_module.Evaluating(() => _module.call(inputs)));
    }

    public override Tensor Forward(Tensor inputs) => _module.call(inputs);

    // A script has no constructor to call again; writing it out and reading it back is the copy there is.
    public override Subject Copy()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            jit.save(Script, file);
            var copy = jit.load<Tensor, Tensor>(file, Device);
            copy.train(Script.training);
            return new ScriptSubject(copy, Device, Standardise?.Copy());
        }
        finally
        {
            File.Delete(file);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _module.Dispose();
    }
}
