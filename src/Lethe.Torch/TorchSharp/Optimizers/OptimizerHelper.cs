using Lethe.Torch.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameter groups, their states and how these are kept: what optimisers have in common.</summary>
public abstract class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = new();

    /// <summary>Runs a step of one's own over each group, without gradients and in a dispose scope.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        var loss = Evaluate(loss_closure);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    /// <summary>Runs <see cref="Update"/> over the lanes of each group.</summary>
    private protected Tensor? Advance(Func<Tensor>? closure)
    {
        var loss = Evaluate(closure);
        var before = NativeMethods.lethe_grad_enabled();
        NativeMethods.lethe_set_grad_enabled(0);
        try
        {
            foreach (var group in _parameter_groups) Advance(group);
        }
        finally
        {
            NativeMethods.lethe_set_grad_enabled(before);
        }
        return loss;
    }

    private void Advance(ParamGroup group)
    {
        var lanes = group.Lanes;
        try
        {
            foreach (var lane in lanes.Gather()) Update(group.Options, lane);
        }
        finally
        {
            lanes.Release();
        }
    }

    /// <summary>One step of the parameters in a lane, which all have gradients.</summary>
    private protected virtual void Update(OptimizerOptions options, Lane lane) =>
        throw new NotSupportedException($"{GetType().Name} must override step().");

    private protected void Join(ParamGroup group, Func<Parameter, OptimizerState> newState)
    {
        group.Options.InitialLearningRate = group.LearningRate;
        group.Parameters = [.. group.Parameters];
        var known = parameters().Select(parameter => parameter.Address).ToHashSet();
        if (!group.Parameters.All(parameter => known.Add(parameter.Address)))
            throw new ArgumentException("A parameter is given twice: each may be in one group only, and there once.");
        group.NewState = newState;
        _ = group.Lanes;
        _parameter_groups.Add(group);
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            dictionary.State.AddRange(group.Lanes.States);
        }
        return dictionary;
    }

    /// <summary>Copies options and states from what <see cref="state_dict"/> gave, here or at an optimiser like this one.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireSame(state_dict.Options.Count, own.Options.Count, state_dict.State.Count, own.State.Count);
        for (var i = 0; i < own.Options.Count; i++)
        {
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i])) own.Options[i].LoadStateDict(state_dict.Options[i]);
        }
        for (var i = 0; i < own.State.Count; i++)
        {
            if (!ReferenceEquals(own.State[i], state_dict.State[i])) own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    public void save_state_dict(string location)
    {
        var written = location + ".part";
        using (var writer = new BinaryWriter(File.Create(written))) save_state_dict(writer);
        File.Move(written, location, overwrite: true);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        foreach (var options in own.Options) options.SaveStateDict(writer);
        foreach (var state in own.State) state.SaveStateDict(writer);
    }

    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
            throw new InvalidDataException($"The stream has the state of optimiser '{kind}', this is '{GetType().Name}'.");
        var (groups, states) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        var own = state_dict();
        RequireSame(groups, own.Options.Count, states, own.State.Count);
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    /// <summary>Moves the states; the parameters are the module's to move.</summary>
    public void to(Device device)
    {
        foreach (var state in _parameter_groups.SelectMany(group => group.Lanes.States)) state.to(device);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _parameter_groups.SelectMany(group => group.Lanes.States).OfType<IDisposable>()) state.Dispose();
        }
        base.Dispose(disposing);
    }

    private static void RequireSame(long groups, long ownGroups, long states, long ownStates)
    {
        if (groups == ownGroups && states == ownStates) return;
        throw new ArgumentException(
            $"The state is that of {groups} groups with {states} parameters, this optimiser has {ownGroups} with {ownStates}.");
    }
}
