using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;

// A process to be killed: it puts artifacts into a store, one after another, until somebody stops it.
//   ArtifactWriter ROOT FIRST          artifacts FIRST, FIRST + 1, ...; says "started" once the first one is in
//   ArtifactWriter ROOT FIRST hang     one artifact, of which it writes half, says "half" and waits for ever
//   ArtifactWriter ROOT FIRST hold     opens the artifact FIRST, says "open" and waits for ever
var store = new ArtifactStore(args[0], TimeProvider.System);
var number = int.Parse(args[1]);
switch (args.ElementAtOrDefault(2))
{
    case "hang":
        store.Put(KeyOf(number), folder =>
        {
            File.WriteAllBytes(Path.Combine(folder, "weights.bin"), new byte[1000]);
            Say("half");
            Thread.Sleep(Timeout.Infinite);
        }).Dispose();
        break;
    case "hold":
        using (store.Open(KeyOf(number)))
        {
            Say("open");
            Thread.Sleep(Timeout.Infinite);
        }
        break;
    default:
        for (var i = number; ; i++)
        {
            store.Put(KeyOf(i), folder => Write(folder, i)).Dispose();
            if (i == number) Say("started");
        }
}

static StageKey KeyOf(int number) => StageKey.Of(new JsonObject { ["number"] = number });

static void Write(string folder, int number)
{
    Directory.CreateDirectory(Path.Combine(folder, "parts"));
    for (var part = 0; part < 4; part++)
    {
        var content = new byte[50_000 + part];
        Array.Fill(content, (byte)(number + part));
        File.WriteAllBytes(Path.Combine(folder, "parts", $"{part}.bin"), content);
    }
}

static void Say(string word)
{
    Console.WriteLine(word);
    Console.Out.Flush();
}
