namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Reduces the rate when a metric has stopped getting better.</summary>
            /// <param name="mode">"min" or "max": which way is better.</param>
            /// <param name="patience">How many steps without improvement are let pass.</param>
            /// <param name="threshold">By how much a value must be better to count, "rel" to the best one or "abs".</param>
            /// <param name="cooldown">How many steps after a reduction do not count.</param>
            /// <param name="eps">Smaller changes of the rate are not made.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(
                    optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smaller;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly double[] _least;
                    private readonly double _smallestChange;
                    private readonly bool _tells;
                    private double _best;
                    private int _bad;
                    private int _resting;

                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentException($"factor is {factor}, it must be below 1.", nameof(factor));
                        _smaller = OneOf(mode, "min", "max", nameof(mode));
                        _relative = OneOf(threshold_mode, "rel", "abs", nameof(threshold_mode));
                        (_factor, _patience, _threshold, _cooldown) = (factor, patience, threshold, cooldown);
                        _least = min_lr switch
                        {
                            null or { Count: 0 } => new double[Groups.Length],
                            { Count: 1 } => [.. Groups.Select(_ => min_lr[0])],
                            _ when min_lr.Count == Groups.Length => [.. min_lr],
                            _ => throw new ArgumentException($"{min_lr.Count} least rates for {Groups.Length} parameter groups.", nameof(min_lr)),
                        };
                        (_smallestChange, _tells) = (eps, verbose);
                        _best = _smaller ? double.PositiveInfinity : double.NegativeInfinity;
                        _last_epoch = 0;
                    }

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        var better = IsBetter(current);
                        if (better) _best = current;
                        _bad = better ? 0 : _bad + 1;
                        if (_resting > 0)
                        {
                            _resting--;
                            _bad = 0;
                        }
                        if (_bad > _patience)
                        {
                            Reduce();
                            _resting = _cooldown;
                            _bad = 0;
                        }
                        _last_lrs = [.. Groups.Select(group => group.LearningRate)];
                    }

                    public override void step() => step(null);

                    public override void step(int? epoch) =>
                        throw new InvalidOperationException("ReduceLROnPlateau steps with the value of a metric: step(double).");

                    private static bool OneOf(string given, string first, string second, string name) =>
                        given == first || (given == second
                            ? false
                            : throw new ArgumentException($"{name} is '{given}', it must be '{first}' or '{second}'.", name));

                    private bool IsBetter(double current)
                    {
                        if (_relative) return _smaller ? current < _best * (1 - _threshold) : current > _best * (1 + _threshold);
                        return _smaller ? current < _best - _threshold : current > _best + _threshold;
                    }

                    private void Reduce()
                    {
                        var groups = Groups;
                        for (var i = 0; i < groups.Length; i++)
                        {
                            var reduced = Math.Max(groups[i].LearningRate * _factor, _least[i]);
                            if (groups[i].LearningRate - reduced <= _smallestChange) continue;
                            groups[i].LearningRate = reduced;
                            if (_tells) Console.WriteLine($"Epoch {_last_epoch}: learning rate of group {i} is {reduced}");
                        }
                    }
                }
            }
        }
    }
}
