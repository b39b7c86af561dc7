namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device and, for CUDA, which one of them (-1: the current one).</summary>
    public class Device
    {
        public Device(string description)
        {
            var colon = description.IndexOf(':', StringComparison.Ordinal);
            type = Parse(colon < 0 ? description : description[..colon]);
            index = colon < 0 ? -1 : int.Parse(description[(colon + 1)..]);
        }

        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device of this number.</summary>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; private set; }

        public int index { get; private set; }

        /// <summary>The form in which the shim takes a device.</summary>
        internal long Packed => ((long)type << 16) | (ushort)(short)(type == DeviceType.CPU ? -1 : index);

        internal static Device Unpack(int packed)
        {
            var kind = (DeviceType)(packed >> 16);
            return kind == DeviceType.CPU ? CPU : new Device(kind, (short)(packed & 0xffff));
        }

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? name : $"{name}:{index}";
        }

        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name, ignoreCase: true, out var kind)
            ? kind
            : throw new ArgumentException($"'{name}' is no device; there are cpu, cuda, cuda:0, cuda:1, ... and meta");
    }

#pragma warning disable CA2211 // TorchSharp has these as fields, and programs compiled against it see fields.
    public static Device CPU = new(DeviceType.CPU);

    public static Device CUDA = new(DeviceType.CUDA);

    public static Device META = new(DeviceType.META);
#pragma warning restore CA2211

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(DeviceType.CUDA, index);
}
