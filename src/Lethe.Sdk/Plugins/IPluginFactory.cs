namespace Lethe.Sdk;

/// <summary>Makes plugins that options refer to by id.</summary>
public interface IPluginFactory
{
    T Create<T>(PluginReference reference) where T : class, IPlugin;
}
