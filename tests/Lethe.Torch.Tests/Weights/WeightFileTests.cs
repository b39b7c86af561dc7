using System.IO.Compression;
using System.Text;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class WeightFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_TellsTheFormatByContent_WhateverTheName()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor> { ["a"] = ones(3) };
        Safetensors.Save(_folder.File("1.npz"), tensors);
        Npz.Save(_folder.File("2.npy"), tensors);
        Npy.Save(_folder.File("3.bin"), tensors["a"]);
        Assert.Equal(
            [WeightFormat.Safetensors, WeightFormat.Npz, WeightFormat.Npy],
            new[] { "1.npz", "2.npy", "3.bin" }.Select(name => WeightFile.FormatOf(_folder.File(name))));
        foreach (var name in new[] { "1.npz", "2.npy", "3.bin" })
            SampleTensors.AssertSame(tensors["a"], Assert.Single(WeightFile.Load(_folder.File(name))).Value);
        var failure = Assert.Throws<WeightFileException>(() => Npz.Open(_folder.File("1.npz")));
        Assert.Contains("holds safetensors, not a zip of NumPy arrays", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfWhatIsNoFile_SaysWhy()
    {
        Refused(_folder.File("gone.safetensors"), "there is no such file");
        Refused(_folder.File("no/folder/x"), "there is no such file");
        Refused(_folder.Path, "is a folder");
        Refused(_folder.Write("e", []), "is empty");
        Refused(_folder.Write("x", [1, 2, 3]), "none of the files known here");
        Refused(_folder.Write("x.safetensors", [1, 2, 3]), "shorter than the eight bytes");
        Refused(_folder.Write("x.npy", [1, 2, 3]), "cut short in its header");
        Refused(_folder.Write("x.npz", [1, 2, 3]), "no sound zip");
        Refused(_folder.Write("l.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"u8.ToArray()), "git lfs pull");
        Refused(_folder.Write("h.npz", "<!DOCTYPE html><html>"u8.ToArray()), "web page");
    }

    [Fact]
    public void Open_WithoutPermission_SaysSo()
    {
        var path = _folder.Write("x.npy", [1]);
#pragma warning disable CA1416 // The product and its tests run on Linux.
        File.SetUnixFileMode(path, UnixFileMode.None);
#pragma warning restore CA1416
        // An administrator may read everything, so this thread is somebody else for as long as it takes.
        var before = SetFileUser(Nobody);
        try
        {
            Refused(path, "may not read it");
        }
        finally
        {
            _ = SetFileUser((uint)before);
        }
    }

    [Fact]
    public void Open_OfAPickle_IsRefusedWithAWayOut()
    {
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("torch.pt", Zip("archive/data.pkl", "archive/version", "archive/data/0")),
            ("legacy.pt", [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.']),
            ("protocol4.pkl", [0x80, 4, 0x95, 3, 0, 0, 0, 0, 0, 0, 0, (byte)'}', 0x94, (byte)'.']),
            ("protocol0.pkl", Encoding.ASCII.GetBytes("cos\nsystem\n(S'echo'\ntR.")),
        })
        {
            var path = _folder.Write(name, bytes);
            Refused(path, "safetensors.torch.save_file(");
            Assert.Contains("pickle", Assert.Throws<WeightFileException>(() => Safetensors.Load(path)).Message, StringComparison.Ordinal);
        }
        Assert.Equal(WeightFormat.TorchPickle, WeightFile.FormatOf(_folder.File("torch.pt")));
        Assert.Equal(WeightFormat.Pickle, WeightFile.FormatOf(_folder.File("legacy.pt")));
    }

    [Fact]
    public void Open_OfAProgram_SaysWhereItBelongs()
    {
        var script = _folder.Write("m.pt", Zip("m/data.pkl", "m/code/__torch__.py", "m/constants.pkl"));
        Assert.Equal(WeightFormat.TorchScript, WeightFile.FormatOf(script));
        Refused(script, "torch.jit.load");
        // ir_version 8; producer "x"; a graph with a name; one opset
        var onnx = _folder.Write("m.bin", [0x08, 8, 0x12, 1, (byte)'x', 0x3a, 3, 0x12, 1, (byte)'g', 0x42, 2, 0x10, 13]);
        Assert.Equal(WeightFormat.Onnx, WeightFile.FormatOf(onnx));
        Refused(onnx, "ONNX");
        Refused(_folder.Write("o.zip", Zip("readme.txt")), "none of the files known here");
    }

    [Fact]
    public void FormatOf_FilesThatTorchAndNumpyWrote_IsRight()
    {
        PythonPeer.Run(
            """
            import sys, os, pickle, numpy, torch
            os.chdir(sys.argv[1])
            state = {'w': torch.ones(2, 3)}
            torch.save(state, 'new.pt')
            torch.save(state, 'old.pt', _use_new_zipfile_serialization=False)
            torch.jit.save(torch.jit.script(torch.nn.Linear(2, 3)), 'script.pt')
            for protocol in range(6): pickle.dump({'w': [1, 2]}, open(f'p{protocol}.pkl', 'wb'), protocol)
            numpy.savez('a.npz', a=numpy.ones(3)); numpy.savez('none.npz')
            """, _folder.Path);
        Assert.Equal(WeightFormat.TorchPickle, WeightFile.FormatOf(_folder.File("new.pt")));
        Assert.Equal(WeightFormat.Pickle, WeightFile.FormatOf(_folder.File("old.pt")));
        Assert.Equal(WeightFormat.TorchScript, WeightFile.FormatOf(_folder.File("script.pt")));
        for (var protocol = 0; protocol < 6; protocol++) Assert.Equal(WeightFormat.Pickle, WeightFile.FormatOf(_folder.File($"p{protocol}.pkl")));
        Assert.Equal(WeightFormat.Npz, WeightFile.FormatOf(_folder.File("a.npz")));
        Assert.Empty(WeightFile.Load(_folder.File("none.npz")));
    }

    [Fact]
    public void Load_OfAFileThatShrinksAfterItWasOpened_SaysSoAndLeavesNothingBehind()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("x.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["a"] = ones(1000) });
        scope.DisposeEverything();
        using var file = WeightFile.Open(path);
        using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) other.SetLength(2000);
        Assert.Contains("became shorter", Assert.Throws<WeightFileException>(file.LoadAll).Message, StringComparison.Ordinal);
        Assert.Equal(0, scope.DisposablesCount);
    }

    private static void Refused(string path, string expected)
    {
        var failure = Assert.Throws<WeightFileException>(() => WeightFile.Load(path));
        Assert.Equal(path, failure.File);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("x"u8);
            }
        }
        return stream.ToArray();
    }

    public void Dispose() => _folder.Dispose();

    private const uint Nobody = 65534;

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);
}
