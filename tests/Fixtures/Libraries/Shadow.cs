[assembly: System.Reflection.AssemblyVersion("0.1.0.0")]

// Compiled under the names of host assemblies: loading it would take the contracts' place.
namespace Lethe.Sdk
{
    public interface IPlugin;

    public sealed class PluginAttribute : System.Attribute;
}
