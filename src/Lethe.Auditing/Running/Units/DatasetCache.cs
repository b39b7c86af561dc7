using Lethe.Auditing.Artifacts;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>The dataset that was used last: most units of an audit ask for the same one.</summary>
internal sealed class DatasetCache : IDisposable
{
    private StageKey _key;
    private Dataset? _data;

    public Dataset Of(StageKey key, Func<Dataset> load)
    {
        if (_data is null || _key != key)
        {
            Dispose();
            (_data, _key) = (load(), key);
        }
        return _data;
    }

    public void Dispose() => _data = null;
}
