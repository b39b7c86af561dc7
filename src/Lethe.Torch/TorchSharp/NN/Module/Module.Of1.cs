namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <see cref="forward"/> takes one argument.</summary>
        public abstract class Module<T, TResult> :
            HookableModule<
                Func<Module<T, TResult>, T, T>,
                Func<Module<T, TResult>, T, TResult, TResult>>,
            IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            /// <summary>The computation itself, without hooks: to use a module, use <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the module between its hooks. A hook that returns null leaves the value as it is.</summary>
            public TResult call(T input)
            {
                if (!HasHooks) return forward(input);
                foreach (var (_, hook) in ModulePreHooks) hook(this);
                foreach (var (_, hook) in PreHooks)
                {
                    if (hook(this, input) is { } changed) input = changed;
                }
                var result = forward(input);
                foreach (var (_, hook) in PostHooks)
                {
                    if (hook(this, input, result) is { } changed) result = changed;
                }
                foreach (var (_, hook) in ModulePostHooks) hook(this);
                return result;
            }
        }
    }
}
