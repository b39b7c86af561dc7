using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

/// <summary>Seeded damage to small models: what a bad disk, a broken tool or a hostile hand makes of a file.</summary>
internal static class Mutations
{
    private static readonly Lazy<byte[][]> Originals = new(() =>
    [
        SmallModels.Affine("batch").ToBytes(),
        SmallModels.Affine(4).ToBytes(),
        SmallModels.Sum2X2().ToBytes(),
        SmallModels.ChannelSums(2, 3, 2).ToBytes(),
        SmallModels.Tokens().ToBytes(),
        SmallModels.Counter().ToBytes(),
        SmallModels.Echo(OnnxElementType.Float16, "batch", 2).ToBytes(),
        Shapes().ToBytes(),
    ]);

    public static byte[] Make(int seed)
    {
        var random = new Random(seed);
        var model = Pick(random);
        return random.Next(14) switch
        {
            0 => model[..random.Next(model.Length)],
            1 => Junk(random, random.Next(1, 400)),
            2 => Splice(random, [.. model[..random.Next(model.Length)], .. Junk(random, random.Next(1, 60))], model),
            3 => Splice(random, model, Pick(random)),
            4 => Overwrite(random, model),
            5 => Repeat(random, model),
            6 => Flip(random, model, 3 + random.Next(6)),
            // Mostly the least damage: it gets furthest in.
            _ => Flip(random, model, 1 + random.Next(2)),
        };
    }

    private static byte[] Pick(Random random) => [.. Originals.Value[random.Next(Originals.Value.Length)]];

    private static byte[] Junk(Random random, int length)
    {
        var junk = new byte[length];
        random.NextBytes(junk);
        return junk;
    }

    private static byte[] Flip(Random random, byte[] model, int bits)
    {
        for (; bits > 0; bits--) model[random.Next(model.Length)] ^= (byte)(1 << random.Next(8));
        return model;
    }

    // Values that break sizes and counts more often than chance would.
    private static byte[] Overwrite(Random random, byte[] model)
    {
        byte[] favourites = [0x00, 0x01, 0x7F, 0x80, 0xFF];
        var length = 1 + random.Next(10);
        var at = random.Next(model.Length);
        var value = favourites[random.Next(favourites.Length)];
        for (var i = at; i < Math.Min(model.Length, at + length); i++) model[i] = value;
        return model;
    }

    private static byte[] Repeat(Random random, byte[] model)
    {
        var (from, to) = (random.Next(model.Length), random.Next(model.Length));
        if (from > to) (from, to) = (to, from);
        return [.. model[..to], .. model[from..to], .. model[to..]];
    }

    private static byte[] Splice(Random random, byte[] one, byte[] other) =>
        [.. one[..random.Next(one.Length)], .. other[random.Next(other.Length)..]];

    /// <summary>Operators whose shapes come from stored numbers, where a flipped bit asks for a lot.</summary>
    private static OnnxGraph Shapes() => new OnnxGraph("shapes")
        .Input("x", OnnxElementType.Float32, "batch", 4)
        .Initializer(OnnxTensor.Of<long>("split", new long[] { 2, 2 }, 2))
        .Initializer(OnnxTensor.Of<long>("square", new long[] { -1, 2, 2 }, 3))
        .Initializer(OnnxTensor.Of<long>("large", new long[] { 3, 2 }, 2))
        .Initializer(OnnxTensor.Of<long>("repeats", new long[] { 1, 2 }, 2))
        .Node("Reshape", ["x", "square"], ["r"])
        .Node("ConstantOfShape", ["large"], ["zeros"])
        .Node("Tile", ["zeros", "repeats"], ["tiled"])
        .Node("Split", ["x", "split"], ["left", "right"], OnnxAttribute.Int("axis", 1))
        .Output("r", OnnxElementType.Float32, "batch", 2, 2)
        .Output("tiled", OnnxElementType.Float32, 3, 4)
        .Output("left", OnnxElementType.Float32, "batch", 2)
        .Output("right", OnnxElementType.Float32, "batch", 2);
}
