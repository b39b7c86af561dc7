using Lethe.Torch;
using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>Loads a TorchScript archive, as <c>torch.jit.save</c> writes it, after checking that it is whole and is one.</summary>
        /// <exception cref="InvalidDataException">The file is none; the message says what it is and what to do.</exception>
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule load(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule load(string filename, string map_location) => load(filename, new Device(map_location));

        public static ScriptModule<TResult> load<TResult>(
            string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<TResult> load<TResult>(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule<TResult> load<TResult>(string filename, string map_location) =>
            load<TResult>(filename, new Device(map_location));

        public static ScriptModule<T1, TResult> load<T1, TResult>(
            string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, Device map_location) =>
            new(Open(filename, map_location));

        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, string map_location) =>
            load<T1, TResult>(filename, new Device(map_location));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(
            string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, Device map_location) =>
            new(Open(filename, map_location));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, string map_location) =>
            load<T1, T2, TResult>(filename, new Device(map_location));

        /// <summary>Writes a script module with the numbers it has now. The file appears only when it is whole.</summary>
        public static void save(ScriptModule module, string filename)
        {
            WholeFile.Write(filename, path => NativeMethods.lethe_jit_save(module.Address, path).ThrowIfFailed());
            GC.KeepAlive(module);
        }

        private static nint Open(string filename, Device device)
        {
            TorchScriptFile.Check(filename);
            if (device.type == DeviceType.CUDA && NativeMethods.lethe_cuda_count() == 0)
                throw new InvalidOperationException("CUDA is not available.");
            NativeMethods.lethe_jit_load(Path.GetFullPath(filename), device.Packed, out var module).ThrowIfFailed();
            return module;
        }
    }
}
