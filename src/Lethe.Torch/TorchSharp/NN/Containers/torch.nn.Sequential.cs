using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Sequential Sequential() => new();

        /// <summary>Modules under names, run in this order.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            Filled(modules.Select(module => ((string?)module.name, module.submodule)));

        /// <summary>Modules under their numbers, run in this order.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            Filled(modules.Select(module => ((string?)null, module)));

        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Filled(modules.Select(module => ((string?)module.Item1, module.Item2)));

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
            Filled(modules.Select(module => ((string?)module.name, module.submodule)));

        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            Filled(modules.Select(module => ((string?)module.Item1, module.Item2)));

        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
            Filled(modules.Select(module => ((string?)null, module)));

        private static Sequential Filled(IEnumerable<(string? Name, Module<Tensor, Tensor> Module)> modules)
        {
            var sequential = new Sequential();
            foreach (var (key, module) in modules)
            {
                if (key is null) sequential.Add(module);
                else sequential.Add(key, module);
            }
            return sequential;
        }
    }
}
