using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The stream that every call without a generator draws from, one for the whole process.</summary>
    public static partial class random
    {
        /// <summary>Seeds the default stream of every device; returns that of the CPU.</summary>
        public static Generator manual_seed(long seed)
        {
            NativeMethods.lethe_manual_seed(seed).ThrowIfFailed();
            return Generator.Default;
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
