namespace Lethe.Sdk;

/// <summary>Makes or reads a dataset. Id prefix <c>data</c>.</summary>
public interface IDataSource : IPlugin
{
    Dataset Load(DataJob job);
}
