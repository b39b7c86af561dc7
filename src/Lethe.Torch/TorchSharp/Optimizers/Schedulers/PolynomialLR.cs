namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Down to zero along a power of the steps that are left.</summary>
            public static LRScheduler PolynomialLR(
                Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                public class PolynomialLR : LRScheduler
                {
                    private readonly double _until;
                    private readonly double _power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _until = total_iters;
                        _power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Times(
                        _last_epoch == 0 || _last_epoch > _until ? 1
                        : Math.Pow((1 - (_last_epoch / _until)) / (1 - ((_last_epoch - 1) / _until)), _power));

                    private protected override IEnumerable<double> ClosedForm() =>
                        BaseTimes(Math.Pow(1 - (Math.Min(_until, _last_epoch) / _until), _power));
                }
            }
        }
    }
}
