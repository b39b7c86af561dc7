namespace Lethe.Statistics;

/// <summary>
/// The debiased estimates at all dyadic scales of one sample: occupied cells of the finest, merged in pairs from scale to
/// scale.
/// </summary>
internal sealed class TCalCells(int records, int scales)
{
    private readonly long[] _cell = new long[records];
    private readonly double[] _sum = new double[records];
    private readonly double[] _squares = new double[records];
    private readonly int[] _count = new int[records];

    public static double Squares(TieBlock tie)
    {
        var miss = 1 - tie.Confidence;
        return tie.Right * miss * miss + (tie.Count - tie.Right) * tie.Confidence * tie.Confidence;
    }

    public void Fill(SortedPredictions predictions, double[] estimates)
    {
        var occupied = 0;
        var finest = (double)(1L << scales);
        foreach (var tie in predictions.Ties)
            Put(ref occupied, (long)(tie.Confidence * finest), tie.Excess, Squares(tie), tie.Count);
        for (var scale = scales - 1; scale >= 0; scale--)
        {
            var total = 0.0;
            for (var i = 0; i < occupied; i++) total += (_sum[i] * _sum[i] - _squares[i]) / _count[i];
            estimates[scale] = total / predictions.Count;
            var merged = 0;
            for (var i = 0; i < occupied; i++) Put(ref merged, _cell[i] >> 1, _sum[i], _squares[i], _count[i]);
            occupied = merged;
        }
    }

    // Cells come in order, so that the same one can only be the last.
    private void Put(ref int occupied, long cell, double sum, double squares, int count)
    {
        if (occupied > 0 && _cell[occupied - 1] == cell)
        {
            _sum[occupied - 1] += sum;
            _squares[occupied - 1] += squares;
            _count[occupied - 1] += count;
            return;
        }
        (_cell[occupied], _sum[occupied], _squares[occupied], _count[occupied]) = (cell, sum, squares, count);
        occupied++;
    }
}
