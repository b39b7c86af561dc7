using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

/// <summary>Files exchanged with NumPy and torch themselves, both ways.</summary>
public class NumpyPeerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_OfWhatNumpyWrote_GivesItsNumbers()
    {
        // For every array NumPy also leaves its plain bytes, row by row and little-endian: what a tensor must hold.
        PythonPeer.Run(
            """
            import sys, os, numpy as np
            os.chdir(sys.argv[1])
            r = np.random.RandomState(5)
            arrays = {}
            for code in ['f8', 'f4', 'f2', 'i8', 'i4', 'i2', 'i1', 'u1', 'b1', 'c8', 'c16']:
                for shape in [(), (0,), (7,), (3, 0, 2), (4, 5), (2, 3, 4), (2, 3, 2, 2)]:
                    values = r.randint(0, 2 if code == 'b1' else 100, shape)
                    if code[0] == 'c': values = values + 1j * r.randint(0, 100, shape)
                    for end in '<>':
                        for order in 'CF':
                            arrays[f'{code}_{"x".join(map(str, shape))}_{"le" if end == "<" else "be"}_{order}'] = np.asarray(values, dtype=end + code, order=order)
            np.savez('stored.npz', **arrays)
            np.savez_compressed('packed.npz', **arrays)
            for name, a in arrays.items():
                np.save(name + '.npy', a)
                a.astype(a.dtype.newbyteorder('<')).tofile(name + '.bin')
            np.lib.format.write_array(open('v2.npy', 'wb'), arrays['f4_4x5_le_C'], version=(2, 0))
            np.lib.format.write_array(open('v3.npy', 'wb'), arrays['f4_4x5_le_C'], version=(3, 0))
            """, _folder.Path);
        using var scope = NewDisposeScope();
        var stored = Npz.Load(_folder.File("stored.npz"));
        var packed = Npz.Load(_folder.File("packed.npz"));
        Assert.Equal(11 * 7 * 4, stored.Count);
        foreach (var (name, tensor) in stored)
        {
            Assert.True(tensor.is_contiguous());
            if (tensor.NumberOfElements > 0)
                Assert.True(File.ReadAllBytes(_folder.File(name + ".bin")).AsSpan().SequenceEqual(tensor.bytes), name);
            SampleTensors.AssertSame(tensor, packed[name]);
            SampleTensors.AssertSame(tensor, Npy.Load(_folder.File(name + ".npy")));
        }
        SampleTensors.AssertSame(stored["f4_4x5_le_C"], Npy.Load(_folder.File("v2.npy")));
        SampleTensors.AssertSame(stored["f4_4x5_le_C"], Npy.Load(_folder.File("v3.npy")));
    }

    [Theory]
    [InlineData("np.array([{}, []], dtype=object)", "object arrays are pickles")]
    [InlineData("np.zeros(2, dtype=[('a', '<f4'), ('b', '<i8')])", "structured array")]
    [InlineData("np.array(['text'])", "text")]
    [InlineData("np.zeros(2, np.uint32)", "'<u4' is no element type")]
    [InlineData("np.zeros(2, np.longdouble)", "'<f16' is no element type")]
    public void Load_OfWhatIsNoTensor_IsRefusedAsNumpySpellsIt(string array, string expected)
    {
        PythonPeer.Run($"import sys, numpy as np\nnp.save(sys.argv[1], {array})\nnp.savez(sys.argv[1] + '.npz', a={array})", _folder.File("x.npy"));
        foreach (var name in new[] { "x.npy", "x.npy.npz" })
        {
            var failure = Assert.Throws<WeightFileException>(() => WeightFile.Load(_folder.File(name)));
            Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatIsWrittenHere_NumpyReads()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var type in SampleTensors.NumpyTypes)
            foreach (var shape in SampleTensors.Shapes)
                tensors.Add($"{type}/{string.Join('x', shape)}", SampleTensors.Random(shape, type, tensors.Count + 1));
        Npz.Save(_folder.File("stored.npz"), tensors);
        Npz.Save(_folder.File("packed.npz"), tensors, compressed: true);
        foreach (var (name, tensor) in tensors) Npy.Save(_folder.File(name.Replace('/', '_') + ".npy"), tensor);
        foreach (var (name, tensor) in tensors)
            File.WriteAllBytes(_folder.File(name.Replace('/', '_') + ".bin"), tensor.NumberOfElements == 0 ? [] : tensor.bytes.ToArray());
        var said = PythonPeer.Run(
            """
            import sys, os, numpy as np
            os.chdir(sys.argv[1])
            stored, packed = np.load('stored.npz'), np.load('packed.npz')
            for name in stored.files:
                file = name.replace('/', '_')
                expected = open(file + '.bin', 'rb').read()
                shape = tuple(int(size) for size in name.split('/')[1].split('x') if size)
                for a in (stored[name], packed[name], np.load(file + '.npy')):
                    assert a.tobytes() == expected and a.shape == shape, name
            print(len(stored.files), len(packed.files))
            """, _folder.Path);
        Assert.Equal($"{tensors.Count} {tensors.Count}", said);
    }

    [Fact]
    public void Safetensors_WrittenHere_AreWhatAReaderOfTheFormatExpects()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var type in SampleTensors.SafetensorsTypes)
            foreach (var shape in SampleTensors.Shapes)
                tensors.Add($"{type}.{string.Join('x', shape)}", SampleTensors.Random(shape, type, tensors.Count + 1));
        Safetensors.Save(_folder.File("all.safetensors"), tensors, new Dictionary<string, string> { ["k"] = "ä" });
        foreach (var (name, tensor) in tensors)
            File.WriteAllBytes(_folder.File(name + ".bin"), tensor.NumberOfElements == 0 ? [] : tensor.bytes.ToArray());
        var said = PythonPeer.Run(
            """
            import sys, os, json, struct, torch
            os.chdir(sys.argv[1])
            raw = open('all.safetensors', 'rb').read()
            n = struct.unpack('<Q', raw[:8])[0]
            assert n % 8 == 0
            header = json.loads(raw[8:8 + n])
            assert header.pop('__metadata__') == {'k': 'ä'}
            data, end = bytearray(raw[8 + n:]), 0
            types = dict(F64=torch.float64, F32=torch.float32, F16=torch.float16, BF16=torch.bfloat16, I64=torch.int64,
                         I32=torch.int32, I16=torch.int16, I8=torch.int8, U8=torch.uint8, BOOL=torch.bool)
            for name, t in header.items():
                begin, stop = t['data_offsets']
                size = torch.empty(0, dtype=types[t['dtype']]).element_size()
                assert begin == end and begin % size == 0, name
                end = stop
                assert bytes(data[begin:stop]) == open(name + '.bin', 'rb').read(), name
                if stop > begin: torch.frombuffer(data, dtype=types[t['dtype']], count=(stop - begin) // size, offset=begin).reshape(t['shape'])
            assert end == len(data)
            print(len(header))
            """, _folder.Path);
        Assert.Equal($"{tensors.Count}", said);
    }

    public void Dispose() => _folder.Dispose();
}
