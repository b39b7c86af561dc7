namespace Lethe.Sdk;

/// <summary>
/// For options of model sources that open another model and change what goes in or comes out: which one. Such a source
/// gives no more than that one does, and what it cannot is refused before anything is queued.
/// </summary>
public interface IWrapsModel
{
    PluginReference? Model { get; }
}
