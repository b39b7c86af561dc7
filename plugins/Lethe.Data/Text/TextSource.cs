using Lethe.Data.Records;

namespace Lethe.Data.Text;

/// <summary>Questions and answers, or plain texts, as byte tokens for language models.</summary>
[Plugin("data.jsonl", "Text records", Summary = "Reads texts from JSON lines as byte tokens (see ByteTokens). They carry no labels: "
    + "a language model learns each next token; attribute promptLength tells where the answer's mark stands.")]
public sealed class TextSource(TextOptions options) : IDataSource
{
    public Dataset Load(DataJob job)
    {
        var file = new TextFile(options, job);
        var path = job.ResolvePath(options.Train);
        var train = file.Read(path, "train");
        var test = options.Test is null ? null : file.Read(job.ResolvePath(options.Test), "test");
        return new Parts(train, null, test).Fill(options, job).ToDataset(
            Path.GetFileNameWithoutExtension(path), new InputDescription([options.Length], [], [], 0, ByteTokens.Count - 1), ByteTokens.Names);
    }
}
