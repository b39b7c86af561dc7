using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    public class State : OptimizerState, IDisposable
    {
        public long step;

        public Tensor square_avg = null!;

        public Tensor? momentum_buffer;

        public Tensor? grad_avg;

        internal State()
        {
        }

        internal override long Phase => 0;

        internal override (int All, int Required) Slots => (3, 1);

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            SaveSlots(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            LoadSlots(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            step = ((State)source).step;
            LoadSlots(source);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && SlotsNearlyEqual(state);

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
                case 0: return ref square_avg!;
                case 1: return ref momentum_buffer;
                case 2: return ref grad_avg;
                default: return ref base.Slot(index);
            }
        }
    }
}
