namespace Lethe.Torch;

/// <summary>What a file holds, told by its content.</summary>
public enum WeightFormat
{
    Safetensors,

    /// <summary><c>model.safetensors.index.json</c>: the names of tensors and the files beside it that hold them.</summary>
    SafetensorsIndex,
    Npy,
    Npz,
    TorchScript,
    Onnx,

    /// <summary>The zip that <c>torch.save</c> writes: tensors inside, and a pickle that says what they are.</summary>
    TorchPickle,

    /// <summary>A bare pickle, which is also what <c>torch.save</c> wrote before 2020.</summary>
    Pickle,
}
