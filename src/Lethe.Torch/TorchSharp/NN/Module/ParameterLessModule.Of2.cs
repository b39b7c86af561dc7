using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module of two arguments with nothing to learn, move or save; registering state on it is a mistake.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> :
    nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw ParameterLess.Refused(this, $"buffer '{name}'");

    public override void register_parameter(string name, Parameter param) =>
        throw ParameterLess.Refused(this, $"parameter '{name}'");

    public override void register_module(string name, nn.Module submodule)
    {
        if (submodule is not IParameterLessModule) throw ParameterLess.Refused(this, $"module '{name}' with parameters");
        base.register_module(name, submodule);
    }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;
}
