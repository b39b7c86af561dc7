using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int MostDimensions = 64;

        public long Dimensions => NativeMethods.lethe_tensor_dimensions(Address);

        public long ndim => Dimensions;

        public long NumberOfElements => Describe().Elements;

        public long ElementSize => Describe().ElementSize;

        public ScalarType dtype => (ScalarType)Describe().Type;

        public Device device => Device.Unpack(Describe().Device);

        public DeviceType device_type => (DeviceType)(Describe().Device >> 16);

        public int device_index => (short)(Describe().Device & 0xffff);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_leaf => Describe().Flags.HasFlag(DescriptionFlags.Leaf);

        public bool is_sparse => Describe().Layout == 1;

        public long[] shape
        {
            get
            {
                Span<long> sizes = stackalloc long[MostDimensions];
                var description = Describe(sizes, default);
                return sizes[..description.Dimensions].ToArray();
            }
        }

        public bool requires_grad
        {
            get => Describe().Flags.HasFlag(DescriptionFlags.RequiresGrad);
            set => NativeMethods.lethe_tensor_set_requires_grad(Address, value ? 1 : 0).ThrowIfFailed();
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_contiguous() => Describe().Flags.HasFlag(DescriptionFlags.Contiguous);

        public long[] size() => shape;

        public long size(int dim)
        {
            Span<long> sizes = stackalloc long[MostDimensions];
            var dimensions = Describe(sizes, default).Dimensions;
            var wanted = dim < 0 ? dim + dimensions : dim;
            return wanted >= 0 && wanted < dimensions
                ? sizes[wanted]
                : throw new Lethe.Torch.TorchIndexException($"size({dim}) of a tensor with {dimensions} dimensions");
        }

        public long[] stride()
        {
            Span<long> sizes = stackalloc long[MostDimensions];
            Span<long> strides = stackalloc long[MostDimensions];
            var description = Describe(sizes, strides);
            return strides[..description.Dimensions].ToArray();
        }

        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        public long storage_offset() => Describe().Offset;

        internal bool IsChannelsLast => Describe().Flags.HasFlag(DescriptionFlags.ChannelsLast);

        internal Description Describe() => Describe(default, default);

        private unsafe Description Describe(Span<long> sizes, Span<long> strides)
        {
            fixed (long* size = sizes)
            fixed (long* stride = strides)
            {
                NativeMethods.lethe_tensor_describe(Address, out var description, size, stride, sizes.Length).ThrowIfFailed();
                GC.KeepAlive(this);
                return description;
            }
        }
    }
}
