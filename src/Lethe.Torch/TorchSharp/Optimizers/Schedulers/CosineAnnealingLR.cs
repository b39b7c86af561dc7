namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Along half a cosine from the rate to <paramref name="eta_min"/>, and back.</summary>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _half = T_max;
                        _least = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Times(1);
                        if (_step_count == 1) return ClosedForm();
                        var groups = Groups;
                        // At the bottom the ratio below would be 0/0: the way up starts from the formula.
                        if ((_last_epoch - 1 - _half) % (2 * _half) == 0)
                            return groups.Select((group, i) => group.LearningRate + ((_base_lrs[i] - _least) * (1 - Math.Cos(Math.PI / _half)) / 2));
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _half)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _half));
                        return groups.Select(group => (ratio * (group.LearningRate - _least)) + _least);
                    }

                    private protected override IEnumerable<double> ClosedForm() =>
                        _base_lrs.Select(rate => _least + ((rate - _least) * (1 + Math.Cos(Math.PI * _last_epoch / _half)) / 2));
                }
            }
        }
    }
}
