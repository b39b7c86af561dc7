namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser's groups, step by step.</summary>
            public abstract class LRScheduler
            {
                internal readonly Optimizer _optimizer;
                internal IList<double> _last_lrs = [];
                internal IList<double> _base_lrs = [];
                internal int _last_epoch = -1;
                protected int _step_count;
                private readonly bool _verbose;

                /// <summary>For schedulers that only drive others.</summary>
                protected LRScheduler() => _optimizer = null!;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    if (last_epoch == -1) BeginSchedule();
                    _base_lrs = [.. Groups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. Groups.Select(group => group.LearningRate)];
                }

                private protected ILearningRateController[] Groups => [.. _optimizer.ParamGroups];

                public virtual void step() => step(null);

                /// <summary>Goes on by one step, or to a given one.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    var groups = Groups;
                    // A step back or ahead cannot build on the rate before it, where there is a formula from the start.
                    double[] rates = [.. (epoch is null ? null : ClosedForm()) ?? get_lr()];
                    for (var i = 0; i < groups.Length; i++)
                    {
                        groups[i].LearningRate = rates[i];
                        if (_verbose && _last_lrs[i] != rates[i])
                            Console.WriteLine($"Epoch {_last_epoch}: learning rate of group {i} is {rates[i]}");
                    }
                    _last_lrs = rates;
                }

                /// <summary>With the value of a metric, which most schedulers ignore.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The rates of this step, from those of the one before. Called once a step.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The first step once more, when a sequence begins.</summary>
                internal void Restart()
                {
                    _step_count = 0;
                    step();
                }

                private protected virtual IEnumerable<double>? ClosedForm() => null;

                private protected IEnumerable<double> Times(double factor) => Groups.Select(group => group.LearningRate * factor);

                private protected IEnumerable<double> BaseTimes(double factor) => _base_lrs.Select(rate => rate * factor);

                private void BeginSchedule()
                {
                    foreach (var group in Groups.OfType<Modules.ParamGroup>()) group.Options.BeginSchedule();
                }
            }
        }
    }
}
