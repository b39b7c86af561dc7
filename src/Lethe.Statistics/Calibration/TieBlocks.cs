namespace Lethe.Statistics;

/// <summary>Sorted predictions, one block for each confidence, ascending.</summary>
public ref struct TieBlocks : ITieBlocks
{
    private readonly ReadOnlySpan<ulong> _keys;
    private int _next;

    internal TieBlocks(ReadOnlySpan<ulong> keys) => _keys = keys;

    public TieBlock Current { get; private set; }

    public readonly TieBlocks GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= _keys.Length) return false;
        var start = _next;
        var key = _keys[_next++];
        var right = (int)(key & 1);
        while (_next < _keys.Length && (_keys[_next] ^ key) <= 1) right += (int)(_keys[_next++] & 1);
        Current = new TieBlock(SortedPredictions.ConfidenceOf(key), _next - start, right);
        return true;
    }
}
