using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    public class State : OptimizerState, IDisposable
    {
        public Tensor? momentum_buffer;

        internal State()
        {
        }

        internal override long Phase => momentum_buffer is null ? 0 : 1;

        internal override (int All, int Required) Slots => (1, 0);

        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveSlots(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            LoadSlots(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            LoadSlots(source);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && SlotsNearlyEqual(state);

        public override void to(Device device) => MoveSlots(device);

        public void Dispose()
        {
            DisposeSlots();
            GC.SuppressFinalize(this);
        }

        internal override ref Tensor? Slot(int index)
        {
            switch (index)
            {
                case 0: return ref momentum_buffer;
                default: return ref base.Slot(index);
            }
        }
    }
}
