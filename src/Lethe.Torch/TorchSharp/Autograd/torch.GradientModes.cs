using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until disposed, nothing on this thread is recorded for gradients.</summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    /// <summary>Stronger than <see cref="no_grad"/>: what is made inside can never take part in a gradient, and is faster.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => NativeMethods.lethe_grad_enabled() != 0;

    public static bool is_inference_mode_enabled() => NativeMethods.lethe_inference_enabled() != 0;

    /// <summary>Sets a mode that belongs to the thread, and puts the earlier one back.</summary>
    private sealed class AutoGradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();
        private bool _left;

        public AutoGradMode(bool enabled) => NativeMethods.lethe_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            NativeMethods.lethe_set_grad_enabled(_before ? 1 : 0);
        }
    }

    private sealed class InferenceMode(bool mode) : IDisposable
    {
        private nint _guard = NativeMethods.lethe_inference_enter(mode ? 1 : 0);

        public void Dispose()
        {
            if (_guard != 0) NativeMethods.lethe_inference_leave(_guard);
            _guard = 0;
        }
    }
}
