namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module on which functions can be hung that run before or after it: activations are read this way.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            // Replaced as a whole on every change, so that a hook may remove itself while it runs.
            private (string Key, Action<Module> Hook)[] _modulePreHooks = [];
            private (string Key, TPreHook Hook)[] _preHooks = [];
            private (string Key, TPostHook Hook)[] _postHooks = [];
            private (string Key, Action<Module> Hook)[] _modulePostHooks = [];
            private int _issued;

            protected HookableModule(string name) : base(name)
            {
            }

            private protected bool HasHooks =>
                _preHooks.Length + _postHooks.Length + _modulePreHooks.Length + _modulePostHooks.Length != 0;

            private protected (string Key, Action<Module> Hook)[] ModulePreHooks => _modulePreHooks;

            private protected (string Key, TPreHook Hook)[] PreHooks => _preHooks;

            private protected (string Key, TPostHook Hook)[] PostHooks => _postHooks;

            private protected (string Key, Action<Module> Hook)[] ModulePostHooks => _modulePostHooks;

            /// <summary>The hook sees inputs and result; what it returns, unless null, is the result from there on.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Hang(ref _postHooks, hook);

            /// <summary>The hook sees the inputs; what it returns, unless null, are the inputs from there on.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Hang(ref _preHooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Hang(ref _modulePostHooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Hang(ref _modulePreHooks, hook);

            internal override IDisposable Watch(Action entered, Action left)
            {
                Action<Module> before = _ => entered(), after = _ => left();
                return new Watching(register_forward_pre_hook(before), register_forward_hook(after));
            }

            private HookRemover Hang<THook>(ref (string Key, THook Hook)[] hooks, THook hook)
            {
                var key = $"{_issued++}";
                hooks = [.. hooks, (key, hook)];
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                _preHooks = Array.FindAll(_preHooks, entry => entry.Key != key);
                _postHooks = Array.FindAll(_postHooks, entry => entry.Key != key);
                _modulePreHooks = Array.FindAll(_modulePreHooks, entry => entry.Key != key);
                _modulePostHooks = Array.FindAll(_modulePostHooks, entry => entry.Key != key);
            }

            private sealed class Watching(HookRemover before, HookRemover after) : IDisposable
            {
                public void Dispose()
                {
                    before.remove();
                    after.remove();
                }
            }

            /// <summary>Takes one hook off again.</summary>
            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove() => module.Remove(key);
            }
        }
    }
}
