using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter: a step count, moving averages.</summary>
public abstract class OptimizerState
{
    private protected OptimizerState()
    {
    }

    /// <summary>Parameters whose states have the same phase take the very same arithmetic in the next step.</summary>
    internal virtual long Phase => 0;

    /// <summary>How many tensors there may be, and how many of them, from the first, are there always.</summary>
    internal virtual (int All, int Required) Slots => (0, 0);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether the other state holds nearly the same numbers.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    internal virtual ref Tensor? Slot(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Takes a tensor over as state: it belongs to no dispose scope, and what was there before is gone.</summary>
    internal Tensor Keep(int slot, Tensor tensor)
    {
        Slot(slot)?.Dispose();
        Slot(slot) = tensor.DetachFromDisposeScope();
        return tensor;
    }

    private static void SaveConditional(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) TensorStream.Write(writer, tensor);
    }

    private static void LoadConditional(BinaryReader reader, ref Tensor? result)
    {
        if (!reader.ReadBoolean())
        {
            result?.Dispose();
            result = null;
        }
        else if (result is not null)
        {
            TensorStream.ReadInto(reader, result);
        }
        else
        {
            result = TensorStream.Read(reader).DetachFromDisposeScope();
        }
    }

    private protected void SaveSlots(BinaryWriter writer)
    {
        for (var i = 0; i < Slots.All; i++)
        {
            if (i < Slots.Required) TensorStream.Write(writer, Slot(i)!);
            else SaveConditional(writer, Slot(i));
        }
    }

    private protected void LoadSlots(BinaryReader reader)
    {
        for (var i = 0; i < Slots.All; i++)
        {
            if (i < Slots.Required) TensorStream.ReadInto(reader, Slot(i)!);
            else LoadConditional(reader, ref Slot(i));
        }
    }

    /// <summary>Copies: two optimisers that shared a tensor would both change it.</summary>
    private protected void LoadSlots(OptimizerState source)
    {
        using var off = no_grad();
        for (var i = 0; i < Slots.All; i++)
        {
            var (mine, theirs) = (Slot(i), source.Slot(i));
            if (theirs is null)
            {
                mine?.Dispose();
                Slot(i) = null;
            }
            else if (mine is null) Keep(i, theirs.clone());
            else Aten.copy_.CallInPlace(mine, theirs);
        }
    }

    private protected bool SlotsNearlyEqual(OptimizerState other)
    {
        for (var i = 0; i < Slots.All; i++)
        {
            var (mine, theirs) = (Slot(i), other.Slot(i));
            if (mine is null != theirs is null) return false;
            if (mine is not null && !Aten.allclose.CallBool(mine, theirs)) return false;
        }
        return true;
    }

    private protected void MoveSlots(Device device)
    {
        for (var i = 0; i < Slots.All; i++)
        {
            if (Slot(i) is { } tensor) Keep(i, tensor.to(device, copy: true));
        }
    }

    private protected void DisposeSlots()
    {
        for (var i = 0; i < Slots.All; i++) Slot(i)?.Dispose();
    }
}
