using System.Runtime.CompilerServices;
using Lethe.Torch.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The numbers of a CPU tensor, read and written in place, in row-major order whatever the strides.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireCpu();
            RequireElement<T>();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous CPU tensor, without a copy. It must not outlive the tensor.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                RequireCpu();
                var description = Describe();
                if (!description.Flags.HasFlag(DescriptionFlags.Contiguous))
                    throw new InvalidOperationException("Only a contiguous tensor is one run of bytes: call contiguous() first.");
                var size = checked((int)(description.Elements * description.ElementSize));
                return new Span<byte>((void*)DataPointer(), size);
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"{value.Length} bytes given for a tensor of {target.Length}");
                value.CopyTo(target);
            }
        }

        /// <summary>The value of a tensor with one element, from any device.</summary>
        public T item<T>() where T : unmanaged
        {
            var description = Describe();
            if (description.Elements != 1)
                throw new ArgumentException($"item() needs exactly one element, there are {description.Elements}");
            RequireElement<T>();
            if ((DeviceType)(description.Device >> 16) == DeviceType.CPU)
            {
                unsafe
                {
                    var value = Unsafe.ReadUnaligned<T>((void*)DataPointer());
                    GC.KeepAlive(this);
                    return value;
                }
            }
            using var here = cpu();
            return here.item<T>();
        }

        internal nint DataPointer()
        {
            if (Recorder.Active) Recorder.RecordMemoryAccess(this);
            NativeMethods.lethe_tensor_data(Address, out var data).ThrowIfFailed();
            return data;
        }

        private void RequireCpu()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException($"The tensor is on {device}: its numbers are read after cpu().");
        }

        private void RequireElement<T>() where T : unmanaged
        {
            var type = dtype;
            if (ElementTypes.Of<T>() is { } own && own == type) return;
            // A plain two-byte or complex element can be read by its bits, as long as the width agrees.
            if (ElementTypes.Of<T>() is null && Unsafe.SizeOf<T>() == ElementSize) return;
            throw new ArgumentException($"The tensor holds {type}, which is not read as {typeof(T).Name}: convert it with to() first.");
        }
    }
}
