namespace Lethe.Data.Tests.Support;

/// <summary>Seeded damage to a good file: what a bad disk, a broken tool or a hostile hand makes of it.</summary>
internal static class Mutations
{
    private static readonly byte[] Favourites = [0x00, 0x01, 0x7F, 0x80, 0xFF, (byte)'"', (byte)'\n', (byte)','];

    public static byte[] Make(byte[] original, int seed)
    {
        var random = new Random(seed);
        byte[] file = [.. original];
        switch (random.Next(7))
        {
            case 0: return file[..random.Next(file.Length)];
            case 1: return [.. file, .. Junk(random, random.Next(1, 100))];
            case 2:
                var at = random.Next(file.Length);
                return [.. file[..at], .. Junk(random, random.Next(1, 20)), .. file[at..]];
            case 3:
                Array.Fill(file, Favourites[random.Next(Favourites.Length)], random.Next(file.Length - 1), 1);
                return file;
            // The beginning is where sizes are.
            case 4:
                file[random.Next(Math.Min(file.Length, 40))] = (byte)random.Next(256);
                return file;
            default:
                for (var i = random.Next(1, 4); i > 0; i--) file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                return file;
        }
    }

    private static byte[] Junk(Random random, int length)
    {
        var junk = new byte[length];
        random.NextBytes(junk);
        return junk;
    }
}
