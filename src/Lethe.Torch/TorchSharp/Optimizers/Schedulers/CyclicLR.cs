namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Up and down between two rates, again and again; the momentum goes the other way.</summary>
            /// <param name="step_size_down">Steps downwards; -1 for as many as upwards.</param>
            /// <param name="scale_fn">Scales the height, by the number of the cycle or of the step; replaces <paramref name="mode"/>.</param>
            public static LRScheduler CyclicLR(
                Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true,
                double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum,
                    base_momentum, max_momentum, last_epoch, verbose);

            public static LRScheduler CyclicLR(
                Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum,
                    base_momentum, max_momentum, last_epoch, verbose);

            public static partial class impl
            {
                public class CyclicLR : LRScheduler
                {
                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    private readonly double[] _lower;
                    private readonly double[] _upper;
                    private readonly double[] _lowerMomentum;
                    private readonly double[] _upperMomentum;
                    private readonly IMomentum[] _momenta;
                    private readonly double _length;
                    private readonly double _up;
                    private readonly Func<double, double> _scale;
                    private readonly bool _scalesByCycle;

                    public CyclicLR(
                        Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, ForEach(optimizer, base_lr), ForEach(optimizer, max_lr), step_size_up, step_size_down, mode, gamma, scale_fn,
                            scale_mode, cycle_momentum, ForEach(optimizer, base_momentum), ForEach(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    public CyclicLR(
                        Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        var groups = Groups;
                        _lower = [.. base_lr];
                        _upper = [.. max_lr];
                        _base_lrs = _lower;
                        double down = step_size_down == -1 ? step_size_up : step_size_down;
                        _length = step_size_up + down;
                        _up = step_size_up / _length;
                        _scale = scale_fn ?? Scaling(mode, gamma);
                        _scalesByCycle = scale_fn is null ? mode != Mode.ExpRange : scale_mode == ScaleMode.Cycle;
                        _momenta = cycle_momentum ? Momenta(groups) : [];
                        _lowerMomentum = [.. base_momentum ?? ForEach(optimizer, 0.8)];
                        _upperMomentum = [.. max_momentum ?? ForEach(optimizer, 0.9)];
                        if (last_epoch == -1)
                        {
                            for (var i = 0; i < groups.Length; i++) (groups[i].InitialLearningRate, groups[i].LearningRate) = (_lower[i], _lower[i]);
                        }
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (_last_epoch / _length));
                        var along = 1 + (_last_epoch / _length) - cycle;
                        var height = along <= _up ? along / _up : (along - 1) / (_up - 1);
                        height *= _scale(_scalesByCycle ? cycle : _last_epoch);
                        for (var i = 0; i < _momenta.Length; i++)
                            _momenta[i].Momentum = _upperMomentum[i] - ((_upperMomentum[i] - _lowerMomentum[i]) * height);
                        return _lower.Select((rate, i) => rate + ((_upper[i] - rate) * height));
                    }

                    private static Func<double, double> Scaling(Mode mode, double gamma) => mode switch
                    {
                        Mode.Triangular => static _ => 1,
                        Mode.Triangular2 => static cycle => Math.Pow(2, 1 - cycle),
                        _ => iteration => Math.Pow(gamma, iteration),
                    };

                    private static double[] ForEach(Optimizer optimizer, double value) => [.. optimizer.ParamGroups.Select(_ => value)];

                    private static IMomentum[] Momenta(ILearningRateController[] groups)
                    {
                        var momenta = groups.OfType<IMomentum>().ToArray();
                        return momenta.Length == groups.Length
                            ? momenta
                            : throw new ArgumentException("With cycle_momentum the optimiser must have a momentum.");
                    }
                }
            }
        }
    }
}
