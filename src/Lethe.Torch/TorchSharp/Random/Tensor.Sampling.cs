using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Zeros and ones; each element is the probability of a one in its place.</summary>
        public Tensor bernoulli(Generator? generator = null) => Aten.bernoulli.Call(this, generator);

        /// <summary>Indices drawn by the weights of each row, which need not sum to one.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.multinomial.Call(this, num_samples, replacement, generator);

        public Tensor poisson(Generator? generator = null) => Aten.poisson.Call(this, generator);

        public Tensor binomial(Tensor prob, Generator? generator = null) => Aten.binomial.Call(this, prob, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Aten.bernoulli__float.CallInPlace(this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) =>
            Aten.bernoulli__Tensor.CallInPlace(this, p, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Aten.uniform_.CallInPlace(this, from, to, generator);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Aten.normal_.CallInPlace(this, mean, std, generator);

        /// <summary>Whole numbers from <paramref name="from"/> up to, without, <paramref name="to"/>.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Aten.random__from.CallInPlace(this, (long)from, (long)to, generator);

        public Tensor exponential_(double lambda = 1.0, Generator? generator = null) =>
            Aten.exponential_.CallInPlace(this, lambda, generator);

        public Tensor geometric_(double p, Generator? generator = null) => Aten.geometric_.CallInPlace(this, p, generator);

        public Tensor cauchy_(double median = 0.0, double sigma = 1.0, Generator? generator = null) =>
            Aten.cauchy_.CallInPlace(this, median, sigma, generator);

        /// <summary>Numbers whose logarithm is normal with this mean and deviation.</summary>
        public Tensor log_normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Aten.log_normal_.CallInPlace(this, mean, std, generator);
    }
}
