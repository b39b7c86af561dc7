using System.Diagnostics;
using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope that disposes what is created in it; see <see cref="DisposeScope"/>.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();

    /// <summary>An array of numbers on a device: one reference to a tensor of libtorch.</summary>
    [DebuggerDisplay("{Summary}")]
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;

        internal nint handle;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            var total = Interlocked.Increment(ref _totalCount);
            if (total > Volatile.Read(ref _peakCount)) Volatile.Write(ref _peakCount, total);
            DisposeScopeManager.ThreadSingleton.Register(this);
        }

        ~Tensor() => Free();

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int ScopeSlot { get; set; }

        /// <summary>Tensors alive in this process, as far as C# holds them.</summary>
        public static long TotalCount => Volatile.Read(ref _totalCount);

        /// <summary>The highest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Volatile.Read(ref _peakCount);

        /// <summary>A name for debugging; nothing depends on it.</summary>
        public string? name { get; set; }

        public bool IsInvalid => handle == 0;

        public IntPtr Handle => Address;

        /// <summary>The handle, or an exception if the tensor was disposed: libtorch must never see a freed one.</summary>
        internal nint Address => handle != 0
            ? handle
            : throw new ObjectDisposedException(nameof(Tensor), "This tensor was disposed, by hand or by the scope it was made in.");

        public void Dispose()
        {
            if (OwningDisposeScope is { } scope) scope.MarkAsDisposed(this);
            else if (handle != 0) DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
            Free();
            GC.SuppressFinalize(this);
        }

        /// <summary>A second, independent reference to the same tensor.</summary>
        public Tensor alias() => new(NativeMethods.lethe_tensor_share(Address));

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Hands over to the scope that owns <paramref name="other"/>.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            OwningDisposeScope?.MoveToOther(other, this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Gives the native reference away: this object is then as if disposed, and nothing is freed.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            var taken = Address;
            OwningDisposeScope?.Detach(this);
            handle = 0;
            Interlocked.Decrement(ref _totalCount);
            GC.SuppressFinalize(this);
            return taken;
        }

        /// <summary>Disposal by the scope, which does the counting.</summary>
        internal void Release()
        {
            OwningDisposeScope = null;
            Free();
            GC.SuppressFinalize(this);
        }

        private void Free()
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken == 0) return;
            Interlocked.Decrement(ref _totalCount);
            NativeMethods.lethe_tensor_free(taken);
        }
    }
}
