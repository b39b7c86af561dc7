namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Once up to the highest rate and down to nearly nothing; the momentum goes the other way.</summary>
            /// <param name="total_steps">Steps of the cycle; or give <paramref name="epochs"/> and <paramref name="steps_per_epoch"/>.</param>
            /// <param name="pct_start">The fraction of the steps that go up.</param>
            /// <param name="div_factor">The first rate is the highest divided by this.</param>
            /// <param name="final_div_factor">The last rate is the first divided by this.</param>
            /// <param name="three_phase">Down to the first rate as fast as it went up, and from there to the last.</param>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum,
                    max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static LRScheduler OneCycleLR(
                Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum,
                    max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                public class OneCycleLR : LRScheduler
                {
                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    private readonly double[] _first;
                    private readonly double[] _highest;
                    private readonly double[] _last;
                    private readonly double[] _lowerMomentum;
                    private readonly double[] _upperMomentum;
                    private readonly Phase[] _phases;
                    private readonly int _steps;
                    private readonly bool _cosine;
                    private readonly bool _cyclesMomentum;

                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, ForEach(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            ForEach(optimizer, base_momentum), ForEach(optimizer, max_momentum), div_factor, final_div_factor, three_phase,
                            last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentException($"pct_start is {pct_start}, it must be in [0, 1].", nameof(pct_start));
                        var groups = Groups;
                        if (cycle_momentum && !groups.All(group => group is IMomentum or IBetas))
                            throw new ArgumentException("With cycle_momentum the optimiser must have a momentum or betas.", nameof(cycle_momentum));
                        _steps = Steps(total_steps, epochs, steps_per_epoch);
                        _highest = [.. max_lr];
                        _first = [.. _highest.Select(rate => rate / div_factor)];
                        _last = [.. _first.Select(rate => rate / final_div_factor)];
                        _lowerMomentum = [.. base_momentum ?? ForEach(optimizer, 0.85)];
                        _upperMomentum = [.. max_momentum ?? ForEach(optimizer, 0.95)];
                        _cosine = anneal_strategy == AnnealStrategy.Cos;
                        _cyclesMomentum = cycle_momentum;
                        _phases = Phases(pct_start, three_phase);
                        if (last_epoch == -1)
                        {
                            for (var i = 0; i < groups.Length; i++) groups[i].InitialLearningRate = _first[i];
                            _base_lrs = _first;
                        }
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _steps)
                            throw new InvalidOperationException($"The cycle has {_steps} steps, and step {_last_epoch + 1} was asked for.");
                        var at = Array.FindIndex(_phases, phase => _last_epoch <= phase.End);
                        if (at < 0) at = _phases.Length - 1;
                        var (begin, phase) = (at == 0 ? 0 : _phases[at - 1].End, _phases[at]);
                        var share = (_last_epoch - begin) / (phase.End - begin);
                        var groups = Groups;
                        for (var i = 0; i < groups.Length && _cyclesMomentum; i++)
                        {
                            var momentum = Between(phase.MomentumFrom[i], phase.MomentumTo[i], share);
                            if (groups[i] is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                            else ((IMomentum)groups[i]).Momentum = momentum;
                        }
                        return groups.Select((_, i) => Between(phase.From[i], phase.To[i], share));
                    }

                    private static int Steps(int total, int epochs, int perEpoch)
                    {
                        if (total != -1) return total > 0 ? total : throw new ArgumentException($"total_steps is {total}, it must be positive.");
                        if (epochs > 0 && perEpoch > 0) return checked(epochs * perEpoch);
                        throw new ArgumentException("Either total_steps, or epochs and steps_per_epoch, must be given and positive.");
                    }

                    private static double[] ForEach(Optimizer optimizer, double value) => [.. optimizer.ParamGroups.Select(_ => value)];

                    private Phase[] Phases(double rising, bool three)
                    {
                        var peak = (rising * _steps) - 1;
                        var up = new Phase(peak, _first, _highest, _upperMomentum, _lowerMomentum);
                        return three
                            ?
                            [
                                up,
                                new Phase((2 * rising * _steps) - 2, _highest, _first, _lowerMomentum, _upperMomentum),
                                new Phase(_steps - 1, _first, _last, _upperMomentum, _upperMomentum),
                            ]
                            : [up, new Phase(_steps - 1, _highest, _last, _lowerMomentum, _upperMomentum)];
                    }

                    private double Between(double from, double to, double share) => _cosine
                        ? to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1))
                        : ((to - from) * share) + from;

                    private sealed record Phase(double End, double[] From, double[] To, double[] MomentumFrom, double[] MomentumTo);
                }
            }
        }
    }
}
