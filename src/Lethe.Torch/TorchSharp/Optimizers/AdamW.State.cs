using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class AdamW
{
    public class State : OptimizerState, IDisposable
    {
        public long step;

        public Tensor exp_avg = null!;

        public Tensor exp_avg_sq = null!;

        public Tensor? max_exp_avg_sq;

        internal State()
        {
        }

        internal override long Phase => step;

        internal override (int All, int Required) Slots => (3, 2);

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
                case 0: return ref exp_avg!;
                case 1: return ref exp_avg_sq!;
                case 2: return ref max_exp_avg_sq;
                default: return ref base.Slot(index);
            }
        }
    }
}
