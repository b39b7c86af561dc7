namespace TorchSharp.Modules;

#pragma warning disable CA1040 // A marker in TorchSharp too: containers of such modules ask for it.
public interface IParameterLessModule
{
}
#pragma warning restore CA1040
