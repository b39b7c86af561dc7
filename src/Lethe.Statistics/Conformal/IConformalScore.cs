namespace Lethe.Statistics;

/// <summary>
/// How little a class fits a record. One routine serves calibration and sets: two orders of summing differ in the last
/// bit, and that bit decides who is in a set.
/// </summary>
public interface IConformalScore
{
    /// <param name="probabilities">Of all classes of a record, in double precision.</param>
    /// <param name="u">The record's own uniform number; 1 where nothing is randomised.</param>
    /// <param name="scores">One a class.</param>
    void Fill(ReadOnlySpan<double> probabilities, double u, Span<double> scores);
}
