namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            /// <summary>Moves what is below, then what is the module's own; integers change device only.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null) child._to(dtype!.Value, non_blocking);
                    else if (dtype is null) child._to(device.type, device.index, non_blocking);
                    else child._to(device, dtype.Value, non_blocking);
                }
                foreach (var (_, parameter) in named_parameters(recurse: false)) Move(parameter, dtype, device, non_blocking);
                foreach (var (_, buffer) in named_buffers(recurse: false)) Move(buffer, dtype, device, non_blocking);
            }

            /// <summary>
            /// Gives the same tensor new storage, gradient included. The object stays, so that fields, shared parameters
            /// and optimisers that hold it go on holding the right one.
            /// </summary>
            private static void Move(Tensor tensor, ScalarType? dtype, Device? device, bool nonBlocking)
            {
                var type = dtype is { } wanted && (tensor.is_floating_point() || tensor.is_complex()) ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                using var off = no_grad();
                using var moved = tensor.to(type, place, non_blocking: nonBlocking);
                if (moved.Address == tensor.Address) return;
                using var gradient = tensor.grad;
                tensor.grad = null;
                tensor.SetData(moved);
                if (gradient is null) return;
                using var movedGradient = gradient.to(type, place, non_blocking: nonBlocking);
                tensor.grad = movedGradient;
            }

            private static void RequireFloating(ScalarType type)
            {
                if (!is_floating_point(type) && !is_complex(type))
                    throw new ArgumentException($"A module's parameters are floating-point or complex numbers, not {type}.");
            }
        }
    }
}
