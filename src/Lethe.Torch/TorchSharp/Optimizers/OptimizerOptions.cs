namespace TorchSharp.Modules;

/// <summary>The numbers that steer an optimiser; one set to a parameter group.</summary>
public class OptimizerOptions
{
    private bool _scheduled;

    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    /// <summary>The first scheduler takes the rate it finds for the initial one; later ones share it.</summary>
    internal void BeginSchedule()
    {
        if (!_scheduled) InitialLearningRate = LearningRate!.Value;
        _scheduled = true;
    }
}
