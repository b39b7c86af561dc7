namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>From one fraction of the rate to another, in equal steps.</summary>
            public static LRScheduler LinearLR(
                Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _rise;
                    private readonly int _until;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _start = start_factor;
                        _rise = end_factor - start_factor;
                        _until = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Times(
                        _last_epoch == 0 ? _start
                        : _last_epoch > _until ? 1
                        : 1 + (_rise / ((_until * _start) + ((_last_epoch - 1) * _rise))));

                    private protected override IEnumerable<double> ClosedForm() =>
                        BaseTimes(_start + (_rise * Math.Min(_until, _last_epoch) / _until));
                }
            }
        }
    }
}
