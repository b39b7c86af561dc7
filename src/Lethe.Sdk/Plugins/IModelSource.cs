namespace Lethe.Sdk;

/// <summary>Trains a subject or opens one from files. Id prefix <c>model</c>.</summary>
public interface IModelSource : IPlugin
{
    Subject Load(ModelJob job);
}
