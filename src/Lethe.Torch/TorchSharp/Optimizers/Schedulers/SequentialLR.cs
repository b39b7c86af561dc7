namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>One scheduler after the other: the next one begins, at its own step 0, at each milestone.</summary>
            public static LRScheduler SequentialLR(
                Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            public static partial class impl
            {
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch)
                    {
                        _last_epoch = last_epoch + 1;
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (Array.Exists(_schedulers, scheduler => scheduler._optimizer != optimizer))
                            throw new ArgumentException("All schedulers of a sequence must drive the same optimiser.", nameof(schedulers));
                        if (_milestones.Length != _schedulers.Length - 1)
                            throw new ArgumentException($"{_schedulers.Length} schedulers need one milestone fewer, {_milestones.Length} are given.", nameof(milestones));

                        // Each took its first step when it was made. That is undone, and only the first one's is done again.
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in _schedulers) scheduler._last_epoch--;
                        _schedulers[0].Restart();
                        _last_lrs = _schedulers[0]._last_lrs;
                    }

                    public override void step(int? epoch)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        var at = _milestones.Count(milestone => milestone <= _last_epoch);
                        var scheduler = _schedulers[at];
                        if (at > 0 && _milestones[at - 1] == _last_epoch) scheduler.step(0);
                        else scheduler.step();
                        _last_lrs = scheduler._last_lrs;
                    }
                }
            }
        }
    }
}
