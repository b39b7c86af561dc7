using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers with its own state: same seed, same numbers.</summary>
    public class Generator : IDisposable
    {
        private nint _address;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            NativeMethods.lethe_generator_new(this.device.Packed, out _address).ThrowIfFailed();
            manual_seed((long)seed);
        }

        private Generator(nint address)
        {
            device = CPU;
            _address = address;
        }

        ~Generator() => Free();

        public static Generator Default
        {
            get
            {
                NativeMethods.lethe_generator_default(CPU.Packed, out var address).ThrowIfFailed();
                return new Generator(address);
            }
        }

        public Device device { get; }

        internal nint Address => _address != 0 ? _address : throw new ObjectDisposedException(nameof(Generator));

        public Generator manual_seed(long seed)
        {
            NativeMethods.lethe_generator_seed(Address, seed).ThrowIfFailed();
            GC.KeepAlive(this);
            return this;
        }

        public long initial_seed() => NativeMethods.lethe_generator_initial_seed(Address);

        public Tensor get_state()
        {
            NativeMethods.lethe_generator_state(Address, out var state).ThrowIfFailed();
            return new Tensor(state);
        }

        public void set_state(Tensor value) => NativeMethods.lethe_generator_set_state(Address, value.Address).ThrowIfFailed();

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing) => Free();

        private void Free()
        {
            var taken = Interlocked.Exchange(ref _address, 0);
            if (taken != 0) NativeMethods.lethe_generator_free(taken);
        }
    }
}
