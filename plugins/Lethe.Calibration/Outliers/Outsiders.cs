using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>Records that the model is not meant to know, and what it says of them.</summary>
/// <param name="Words">What they are.</param>
/// <param name="HasFeatures">Of saved predictions nobody has any.</param>
internal sealed record Outsiders(Answers Answers, string Words, bool HasFeatures)
{
    private const int EnoughForSpread = 256;

    /// <returns>Null and why, where there are none that the model could answer for.</returns>
    public static (Outsiders? Found, string Fault) Of(EvaluationJob job, OutlierOptions options, Split inside, bool withFeatures)
    {
        if (options.Data is not { } reference) return Noisy(job, options, inside, withFeatures);
        var resolve = job.ResolvePath ?? throw new ModelException("eval.ood was told to read other data, and nothing here may be read.");
        var load = new DataJob { Device = CPU, Random = job.Random.Fork("outside"), Progress = job.Progress, Cancellation = job.Cancellation, ResolvePath = resolve };
        return job.Plugins.Create<IPlugin>(reference) switch
        {
            IDataSource source => Foreign(job, options, source.Load(load), inside, withFeatures),
            IBringsData saved => Saved(job, options, saved, load),
            _ => (null, $"{reference.Use} is no data source: 'data' names one, or model.predictions."),
        };
    }

    private static (Outsiders? Found, string Fault) Noisy(EvaluationJob job, OutlierOptions options, Split inside, bool withFeatures)
    {
        using var few = inside.Read([.. Enumerable.Range(0, Math.Min(inside.Count, EnoughForSpread))], CPU).Inputs;
        if (!few.is_floating_point()) return (null, "The inputs are whole numbers, row numbers of saved predictions or tokens, to which no noise can be added: name records with 'data'.");
        var (low, high) = (job.Data.Input.Low, job.Data.Input.High);
        var scale = low is { } least && high is { } most ? most - least : few.to(ScalarType.Float64).std(false).item<double>();
        if (!(scale > 0)) return (null, "The inputs are all alike: noise has nothing to be measured by. Name records with 'data'.");
        _ = manual_seed(job.Random.Fork("noise").NextSeed());
        var answers = Answers.Changed(job, inside, inputs =>
        {
            var noisy = inputs + options.Noise * scale * randn_like(inputs);
            return low is { } from && high is { } to ? noisy.clamp(from, to) : noisy;
        }, withFeatures, "noisy records");
        return (new Outsiders(answers, $"the same with noise of {options.Noise * scale:0.####}", true), "");
    }

    private static (Outsiders? Found, string Fault) Foreign(EvaluationJob job, OutlierOptions options, Dataset data, Split inside, bool withFeatures)
    {
        var whole = data.Test is { Count: > 0 } test ? test : data.Train;
        if (whole.Count == 0) return (null, $"{data.Name} has no records.");
        using (NewDisposeScope())
        {
            long[] own = inside.Read([0], CPU).Inputs.shape[1..], other = whole.Read([0], CPU).Inputs.shape[1..];
            if (!own.SequenceEqual(other)) return (null, $"Records of {data.Name} have the shape {string.Join(" x ", other)}, and the model takes {string.Join(" x ", own)}.");
        }
        var records = Some(whole, options.Records, job.Random.Fork("outside"));
        return (new Outsiders(Answers.Of(job, records, withFeatures, data.Name), $"{whole.Name} of {data.Name}", true), "");
    }

    private static (Outsiders? Found, string Fault) Saved(EvaluationJob job, OutlierOptions options, IBringsData saved, DataJob load)
    {
        var data = saved.LoadData(load);
        if (data.Test is not { Count: > 0 } test) return (null, $"{data.Name} has no records but members and validation.");
        using var subject = saved.Load(new ModelJob
        {
            Data = data,
            Device = CPU,
            Random = load.Random,
            Progress = job.Progress,
            Cancellation = job.Cancellation,
            ResolvePath = load.ResolvePath,
            Plugins = job.Plugins,
        });
        var records = Some(test, options.Records, job.Random.Fork("outside"));
        var inputs = records.Read([.. Enumerable.Range(0, records.Count)], CPU).Inputs;
        return (new Outsiders(new Answers(subject.Predict(inputs).to(ScalarType.Float64), null), $"saved predictions of {data.Name}", false), "");
    }

    /// <summary>At most so many, drawn at random, in their own order.</summary>
    public static Split Some(Split records, int most, RandomStream random)
    {
        if (records.Count <= most) return records;
        var rows = random.Fork("rows").Sample(records.Count, most);
        Array.Sort(rows);
        return records.Subset(records.Name, rows);
    }
}
