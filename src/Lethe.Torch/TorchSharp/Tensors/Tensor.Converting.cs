using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor type(ScalarType dtype) => to(dtype);

        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        public Tensor @bool() => to(ScalarType.Bool);

        public Tensor @byte() => to(ScalarType.Byte);

        public Tensor @char() => to(ScalarType.Int8);

        public Tensor @int() => to(ScalarType.Int32);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_pinned() => Aten.is_pinned.CallBool(this);

        /// <summary>A copy in memory that a CUDA device reads directly.</summary>
        public Tensor pin_memory() => Aten.pin_memory.Call(this);

        /// <summary>The value of a tensor with one element, from any device.</summary>
        public Scalar ToScalar() => Aten.item.CallScalar(this);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The element at this place in row-major order.</summary>
        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            using var numbers = data<T>();
            return numbers[i];
        }
    }
}
